package io.strowger.simulator.internal.ami;

import io.strowger.protocol.wire.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** One filter for events, in the old form or by criteria; immutable. */
public final class EventFilter {
    private static final String BAD_FORM = "Filter was formatted incorrectly.  Check the syntax of the filter given.";
    private static final String BAD_PATTERN = "Filter did not compile.  Check the syntax of the filter given.";

    private final boolean excludes;
    private final @Nullable String name;
    private final @Nullable String header;
    private final Predicate<String> text;

    private EventFilter(Criteria criteria, Predicate<String> text) {
        this.excludes = criteria.excludes;
        this.name = criteria.name;
        this.header = criteria.header;
        this.text = text;
    }

    /** A filter that Asterisk would not take; the message is Asterisk's own. */
    public static final class BadFilterException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadFilterException(String message) {
            super(message);
        }
    }

    /** What a filter is about, as its criteria say. */
    private static final class Criteria {
        private boolean excludes;
        private @Nullable String name;
        private @Nullable String header;
        private String method = "none";
    }

    /**
     * Reads a filter in the old form: an extended regular expression over the whole event, which excludes behind an
     * exclamation mark.
     *
     * @param canBeEmpty whether an empty expression is taken, as older servers do
     */
    public static EventFilter ofPattern(String text, boolean canBeEmpty) {
        if ((text.isEmpty() || text.equals("!")) && !canBeEmpty) {
            throw new BadFilterException(BAD_FORM);
        }
        Criteria criteria = new Criteria();
        criteria.excludes = text.startsWith("!");
        return new EventFilter(criteria, pattern(criteria.excludes ? text.substring(1) : text));
    }

    /** Reads a filter of criteria such as {@code action(exclude),name(Newchannel),header(Channel),method(exact)}. */
    public static EventFilter ofCriteria(String text, String expression) {
        Criteria criteria = new Criteria();
        for (int position = 0; position < text.length(); ) {
            int open = text.indexOf('(', position);
            int close = text.indexOf(')', open + 1);
            if (open < 0 || close <= open + 1) {
                throw new BadFilterException(BAD_FORM);
            }
            choose(criteria, text.substring(position, open), text.substring(open + 1, close));
            position = close + 1;
            while (position < text.length() && ", \t".indexOf(text.charAt(position)) >= 0) {
                position++;
            }
        }
        boolean isNone = criteria.method.equals("none");
        boolean isAboutNothing = criteria.name == null && criteria.header == null;
        if (isNone != expression.isEmpty() || isNone && isAboutNothing) {
            throw new BadFilterException(BAD_FORM);
        }
        return new EventFilter(criteria, predicate(criteria.method, expression));
    }

    private static void choose(Criteria criteria, String what, String value) {
        switch (what.strip()) {
            case "name" -> criteria.name = value;
            case "header" -> criteria.header = value;
            case "action" -> {
                if (!value.equals("include") && !value.equals("exclude")) {
                    throw new BadFilterException(BAD_FORM);
                }
                criteria.excludes = value.equals("exclude");
            }
            case "method" -> criteria.method = value.toLowerCase(Locale.ROOT);
            default -> throw new BadFilterException(BAD_FORM);
        }
    }

    private static Predicate<String> predicate(String method, String expression) {
        return switch (method) {
            case "none" -> text -> true;
            case "regex" -> pattern(expression);
            case "exact" -> expression::equals;
            case "starts_with" -> text -> text.startsWith(expression);
            case "ends_with" -> text -> text.endsWith(expression);
            case "contains" -> text -> text.contains(expression);
            default -> throw new BadFilterException(BAD_FORM);
        };
    }

    private static Predicate<String> pattern(String posix) {
        try {
            Pattern pattern = PosixPattern.compile(posix);
            return text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException e) {
            BadFilterException bad = new BadFilterException(BAD_PATTERN);
            bad.initCause(e);
            throw bad;
        }
    }

    /** True where a client with these filters gets the event. */
    public static boolean let(EventMessage event, List<EventFilter> filters) {
        boolean anyIncludes = false;
        boolean included = false;
        boolean excluded = false;
        for (EventFilter filter : filters) {
            if (filter.excludes) {
                excluded = excluded || filter.matches(event);
            } else {
                anyIncludes = true;
                included = included || filter.matches(event);
            }
        }
        return !excluded && (included || !anyIncludes);
    }

    private boolean matches(EventMessage event) {
        if (name != null && !name.equals(event.name())) {
            return false;
        }
        if (header == null) {
            return text.test(new String(event.bytes(), StandardCharsets.UTF_8));
        }
        Message message = event.message();
        String value = message.text(header);
        return value != null && text.test(value);
    }
}
