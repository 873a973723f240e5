package io.strowger.client;

import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A filter that Asterisk itself applies to the events of one session, so that the rest is never sent.
 *
 * <p>As soon as there is one including filter, only events that match one of them are sent; events that match an excluding
 * one are never sent. Filters cannot be taken back while the session lasts; they need the write class {@code system}. There
 * are two forms: regular expressions over the whole event ({@link #including}, {@link #excluding}), which Asterisk 10 and
 * later know, and criteria ({@link #criteria}), which Asterisk 20.10, 21.5, 22.0 and later know; a
 * client refuses them where the server is known to be older. Immutable.
 */
public final class EventFilter {
    /** How the text of a criteria filter is compared. */
    public enum Match {
        /** As a POSIX extended regular expression, anywhere in the value. */
        REGEX("regex"),
        /** As the whole value. */
        EXACT("exact"),
        /** As the beginning of the value. */
        STARTS_WITH("starts_with"),
        /** As the end of the value. */
        ENDS_WITH("ends_with"),
        /** As a part of the value. */
        CONTAINS("contains");

        private final String wireName;

        Match(String wireName) {
            this.wireName = wireName;
        }
    }

    private final @Nullable String criteria;
    private final @Nullable String text;
    private final boolean excludes;
    private final @Nullable String eventName;

    private EventFilter(
            @Nullable String criteria, @Nullable String text, boolean excludes, @Nullable String eventName) {
        this.criteria = criteria;
        this.text = text;
        this.excludes = excludes;
        this.eventName = eventName;
    }

    /** Sends only events whose text, line by line as on the wire, matches the POSIX extended regular expression. */
    public static EventFilter including(String regex) {
        return new EventFilter(null, regularExpression(regex), false, null);
    }

    /** Never sends events whose text, line by line as on the wire, matches the POSIX extended regular expression. */
    public static EventFilter excluding(String regex) {
        return new EventFilter(null, "!" + regularExpression(regex), true, null);
    }

    /** Starts a filter by criteria; see there for the versions that know it. */
    public static Criteria criteria() {
        return new Criteria();
    }

    private static String regularExpression(String regex) {
        if (regex.isEmpty() || regex.startsWith("!")) {
            throw new IllegalArgumentException("a filter's expression is neither empty nor begins with '!': " + regex);
        }
        return regex;
    }

    /** The header {@code MatchCriteria} to send, or null for a filter of the old form. */
    public @Nullable String matchCriteria() {
        return criteria;
    }

    /** The header {@code Filter} to send, or null where the criteria say it all. */
    public @Nullable String text() {
        return text;
    }

    /** True where matching events are not sent. */
    public boolean excludes() {
        return excludes;
    }

    /** The one event name to which a criteria filter applies, or null where it applies to any. */
    public @Nullable String eventName() {
        return eventName;
    }

    /** Shows the filter as it stands on the wire. */
    @Override
    public String toString() {
        return criteria == null ? String.valueOf(text) : "(" + criteria + ")" + (text == null ? "" : " = " + text);
    }

    /** Collects the criteria of an {@link EventFilter}. Not for use by several threads at once. */
    public static final class Criteria {
        private @Nullable String name;
        private @Nullable String header;
        private @Nullable String text;
        private Match match = Match.REGEX;
        private boolean excludes;

        private Criteria() {}

        /** Turns the filter round: events that match are not sent. */
        public Criteria exclude() {
            this.excludes = true;
            return this;
        }

        /** Applies the filter to events of that name only, in Asterisk's own letter case. */
        public Criteria name(String eventName) {
            this.name = word(eventName);
            return this;
        }

        /** Compares the value of that header only, instead of the whole event. */
        public Criteria header(String headerName) {
            this.header = word(headerName);
            return this;
        }

        /** Compares with that text, in that way. */
        public Criteria matching(Match how, String with) {
            this.match = Objects.requireNonNull(how, "how");
            this.text = Objects.requireNonNull(with, "with");
            return this;
        }

        /** Makes the filter; there must be at least one criterion. */
        public EventFilter build() {
            if (name == null && header == null && text == null) {
                throw new IllegalStateException("a filter needs a name, a header or a text to match");
            }
            StringJoiner joined = new StringJoiner(",");
            joined.add(excludes ? "action(exclude)" : "action(include)");
            if (name != null) {
                joined.add("name(" + name + ")");
            }
            if (header != null) {
                joined.add("header(" + header + ")");
            }
            joined.add("method(" + (text == null ? "none" : match.wireName) + ")");
            return new EventFilter(joined.toString(), text, excludes, name);
        }

        /** Anything but a plain word would end the criterion early; Asterisk 22 crashes on some such. */
        private static String word(String text) {
            if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 127 && "(),".indexOf(c) < 0)) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "not the name of an event or header: '%s'", text));
            }
            return text;
        }
    }
}
