package io.strowger.cli;

import io.strowger.protocol.event.Event;
import java.util.regex.Pattern;

/**
 * A condition of {@code --where}: a header, and what its value has to look like.
 *
 * <p>An event without the header does not fulfil {@code Header=glob}, and fulfils {@code Header!=glob}. Of a repeated
 * header one value that matches is enough.
 *
 * @param header the header's name, in any case
 * @param value what the value has to match as a whole
 * @param negated true for {@code !=}
 */
record Condition(String header, Pattern value, boolean negated) {
    /** Reads {@code Header=glob} or {@code Header!=glob}; {@code *} and {@code ?} stand for any text and any character. */
    static Condition parse(String text) {
        int equals = text.indexOf('=');
        boolean negated = equals > 0 && text.charAt(equals - 1) == '!';
        String header = equals < 0 ? "" : text.substring(0, negated ? equals - 1 : equals);
        if (header.isEmpty()) {
            throw new UsageException("--where takes Header=glob, such as 'Channel=PJSIP/*', not '" + text + "'");
        }
        return new Condition(header, glob(text.substring(equals + 1)), negated);
    }

    /** True for an event that fulfils the condition. */
    boolean test(Event event) {
        return event.headers(header).stream()
                        .anyMatch(each -> value.matcher(each).matches())
                != negated;
    }

    /** The pattern of a glob, in which {@code *} and {@code ?} are the only special characters. */
    static Pattern glob(String glob) {
        StringBuilder pattern = new StringBuilder();
        glob.codePoints().forEach(each -> {
            switch (each) {
                case '*' -> pattern.append(".*");
                case '?' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(Character.toString(each)));
            }
        });
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
