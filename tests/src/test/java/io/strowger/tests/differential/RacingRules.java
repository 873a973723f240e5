package io.strowger.tests.differential;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of {@code racing.txt}: what a real server does in any order. */
final class RacingRules {
    private static final List<Rule> RULES =
            Block.read("racing.txt").stream().map(Rule::of).toList();

    private RacingRules() {}

    private record Rule(
            Pattern message,
            @Nullable String header,
            Pattern value,
            @Nullable String apart,
            @Nullable String about,
            @Nullable Pattern ignored,
            @Nullable Pattern lacking,
            boolean passing) {
        static Rule of(Block block) {
            String ignored = block.find("Ignored");
            String lacking = block.find("Lacking");
            return new Rule(
                    Pattern.compile(block.value("Message")),
                    block.find("Header"),
                    Pattern.compile(block.orElse("Value", ".*")),
                    block.find("Apart"),
                    block.find("About"),
                    ignored == null ? null : Pattern.compile(ignored),
                    lacking == null ? null : Pattern.compile(lacking),
                    block.find("Passing") != null);
        }

        boolean isFor(Entry entry) {
            if (!entry.isEvent() || !message.matcher(entry.kind()).matches()) {
                return false;
            }
            String found = header == null ? "" : entry.header(header);
            return found != null && (header == null || value.matcher(found).matches());
        }
    }

    /** The name of the stream that the entry belongs to, given what it is about otherwise. */
    static String stream(Entry entry, String about) {
        for (Rule rule : RULES) {
            if (rule.apart() != null && rule.isFor(entry)) {
                String other = rule.about() == null ? null : entry.header(rule.about());
                return rule.apart() + " of " + (other == null ? about : other);
            }
        }
        return about;
    }

    /** True where that header need not be there. */
    static boolean mayLack(Entry entry, String header) {
        return RULES.stream()
                .anyMatch(rule ->
                        rule.lacking() != null && rule.lacking().matcher(header).matches() && rule.isFor(entry));
    }

    /** True where a message counts only as the last one of its stream. */
    static boolean isPassing(Entry entry) {
        return RULES.stream().anyMatch(rule -> rule.passing() && rule.isFor(entry));
    }

    /** True where the value of that header does not count. */
    static boolean ignores(Entry entry, String header) {
        return RULES.stream()
                .anyMatch(rule ->
                        rule.ignored() != null && rule.ignored().matcher(header).matches() && rule.isFor(entry));
    }
}
