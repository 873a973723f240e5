package io.strowger.live;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a thing of a view came, changed or went.
 *
 * <p>The changes that one listener is told of one thing follow each other: the {@code before} of each is the {@code after} of
 * the one before it.
 *
 * @param kind what happened to it
 * @param before how it was when the listener was last told of it; null where the listener did not know it
 * @param after how it is now; for {@link Kind#ENDED} how it was at its end
 * @param cause what told the change; of several that were merged, the last
 * @param merged how many changes this one stands for: 1, or more where the listener fell behind and was spared the steps
 *     between
 * @param <T> the type of the thing
 */
public record Change<T>(Kind kind, @Nullable T before, T after, Cause cause, int merged) {
    /** What happened. */
    public enum Kind {
        /** It is new. */
        BEGUN,
        /** It was there, and is different now. */
        CHANGED,
        /** It is gone from the view. */
        ENDED
    }

    /** Makes a change. */
    public Change {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(cause, "cause");
        if (merged < 1) {
            throw new IllegalArgumentException("a change stands for at least one: " + merged);
        }
    }

    /** True where it is new. */
    public boolean isBegin() {
        return kind == Kind.BEGUN;
    }

    /** True where it is gone. */
    public boolean isEnd() {
        return kind == Kind.ENDED;
    }
}
