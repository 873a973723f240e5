package io.strowger.codegen;

import io.strowger.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes Javadoc from facts: escaped, wrapped, and with what must be said of versions and privileges. */
final class Docs {
    private static final int WIDTH = 100;

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** Begins with a sentence of plain text. */
    static Docs of(String sentence) {
        return new Docs().plain(sentence);
    }

    /** Adds a paragraph of plain text. */
    Docs plain(String text) {
        return html(escape(text));
    }

    /** Adds a paragraph that may hold tags. */
    Docs html(String text) {
        if (!text.isBlank()) {
            paragraphs.add(text);
        }
        return this;
    }

    /** Adds a block tag, such as {@code @deprecated}, with a text that may hold tags. */
    Docs tag(String tag, String text) {
        tags.add("@" + tag + " " + text);
        return this;
    }

    /** Adds a paragraph on the versions that have the thing, if it is not all of them. */
    Docs versions(List<Integer> in, @Nullable String since, @Nullable String until) {
        return html(versionText(in, since, until));
    }

    static String versionText(List<Integer> in, @Nullable String since, @Nullable String until) {
        StringBuilder text = new StringBuilder();
        if (in.isEmpty()) {
            text.append(until == null ? "" : "Last in Asterisk " + until + ".");
        } else if (!in.equals(Catalog.SURVEYED)) {
            text.append("Only in Asterisk ").append(range(in)).append(".");
        }
        if (since != null) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("Since Asterisk ")
                    .append(since)
                    .append(".");
        }
        return text.toString();
    }

    /** Versions in words: {@code 16 to 20}, {@code 16, 18 and 21}. */
    static String range(List<Integer> in) {
        int first = Catalog.SURVEYED.indexOf(in.get(0));
        if (in.size() > 2 && Catalog.SURVEYED.subList(first, first + in.size()).equals(in)) {
            return in.get(0) + " to " + in.get(in.size() - 1);
        }
        List<String> texts = in.stream().map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
        String last = texts.remove(texts.size() - 1);
        return texts.isEmpty() ? last : String.join(", ", texts) + " and " + last;
    }

    /** Text with the characters escaped that Javadoc would take for its own. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("{", "&#123;")
                .replace("\\", "&#92;");
    }

    /** A sentence as it stands behind a {@code @param}: with a small first letter and without its full stop. */
    static String phrase(String sentence) {
        boolean word = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
        String begun = word ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
        return escape(begun.endsWith(".") ? begun.substring(0, begun.length() - 1) : begun);
    }

    /** Words in code font, as a list with commas and a conjunction. */
    static String codes(List<String> words, String conjunction) {
        List<String> codes = words.stream().map(word -> "{@code " + word + "}").collect(Collectors.toList());
        String last = codes.remove(codes.size() - 1);
        return codes.isEmpty() ? last : String.join(", ", codes) + " " + conjunction + " " + last;
    }

    @Override
    public String toString() {
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            blocks.add(wrap((i == 0 ? "" : "<p>") + paragraphs.get(i), ""));
        }
        String text = String.join("\n\n", blocks);
        if (!tags.isEmpty()) {
            text += "\n\n" + tags.stream().map(tag -> wrap(tag, "    ")).collect(Collectors.joining("\n"));
        }
        return text + "\n";
    }

    private static String wrap(String text, String indent) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.replace("{@code ", "{@code\0").split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString().replace('\0', ' ');
    }
}
