package io.strowger.protocol.action;

import io.strowger.protocol.value.Variable;
import io.strowger.protocol.wire.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The common part of the generated actions: the headers to send, equality, and a text form without secrets.
 *
 * @param <R> what the answer is turned into
 */
public abstract class TypedAction<R> implements Action<R> {
    private final List<Header> headers;

    TypedAction(Builder<?> builder) {
        this.headers = List.copyOf(builder.headers);
    }

    @Override
    public final String name() {
        return info().name();
    }

    @Override
    public final List<Header> headers() {
        return headers;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null
                && other.getClass() == getClass()
                && headers.equals(((TypedAction<?>) other).headers)
                && name().equals(((TypedAction<?>) other).name());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(name(), headers);
    }

    /** Shows the action as it stands on the wire, in one line, with secrets left out. */
    @Override
    public final String toString() {
        return headers.stream()
                .map(h -> info().isSecret(h.name()) ? h.name() + ": ***" : h.toString())
                .collect(Collectors.joining(", ", name() + "[", "]"));
    }

    /**
     * Collects the headers of an action.
     *
     * <p>Not for use by several threads at once. A parameter set twice has its last value; one that may be repeated is
     * added each time.
     *
     * @param <B> the builder's own type
     */
    public abstract static class Builder<B extends Builder<B>> {
        final List<Header> headers = new ArrayList<>();

        Builder() {}

        /**
         * Adds a header that the catalog does not know, as it is, after those that are set so far.
         *
         * <p>It is checked when the action is encoded: line ends, NUL and overlong lines are refused there.
         */
        public final B header(String name, String value) {
            headers.add(new Header(name, value));
            return self();
        }

        /** Sets a parameter that occurs once. */
        final B put(String name, String value) {
            Objects.requireNonNull(value, name);
            for (int i = 0; i < headers.size(); i++) {
                if (headers.get(i).name().equals(name)) {
                    headers.set(i, new Header(name, value));
                    return self();
                }
            }
            headers.add(new Header(name, value));
            return self();
        }

        /** Adds one more of a parameter that may be repeated. */
        final B append(String name, String value) {
            headers.add(new Header(name, Objects.requireNonNull(value, name)));
            return self();
        }

        /** Adds a channel variable, quoted as Asterisk reads it. */
        final B append(String name, Variable variable) {
            return append(name, variable.quoted());
        }

        /** Refuses an enum's constant that stands for no text, such as {@code UNKNOWN}. */
        static String known(String name, String wire) {
            if (wire.isEmpty()) {
                throw new IllegalArgumentException(name + ": this constant cannot be sent");
            }
            return wire;
        }

        @SuppressWarnings("unchecked")
        private B self() {
            return (B) this;
        }
    }
}
