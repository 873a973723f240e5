package io.strowger.live.internal;

import io.strowger.live.Cause;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a view while the model works on it: changed in place under the model's lock, shown as an immutable picture that
 * is made when somebody asks.
 *
 * @param <T> the type of the picture
 */
abstract class Entry<T> {
    private final String key;
    private @Nullable T picture;
    /** What the listeners of the view were told last; null where they do not know this thing. */
    private @Nullable T told;

    private boolean touched;
    private Cause.@Nullable Reason endReason;
    /** The last synchronisation in which the PBX named it. */
    private int seenIn;

    Entry(String key) {
        this.key = key;
    }

    /** What the view knows it by. */
    final String key() {
        return key;
    }

    /** Makes a picture of how it is now. */
    abstract T make();

    /** True where an audit that has just listed this cannot tell whether the other model's is right. */
    boolean isDoubtful(String fact, Entry<?> other) {
        return false;
    }

    /** Takes over what the other model knows from a list of just now, where this one is not sure of it; true where it was different. */
    boolean learns(Entry<?> other) {
        return false;
    }

    /** How it is now. */
    final T picture() {
        T made = picture;
        if (made == null) {
            made = make();
            picture = made;
        }
        return made;
    }

    /** Forgets the picture, since something has changed. */
    final void changed() {
        picture = null;
    }

    @Nullable T told() {
        return told;
    }

    void told(@Nullable T now) {
        told = now;
    }

    /** True the first time, until {@link #settled}. */
    boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    void settled() {
        touched = false;
    }

    /** True where it is no longer in its view. */
    boolean isGone() {
        return endReason != null;
    }

    void left(Cause.Reason reason) {
        endReason = reason;
    }

    /** How its end is known: from what is being applied, unless it was found without an event. */
    Cause endCause(Cause applied) {
        Cause.Reason reason = endReason;
        return reason == null || reason == Cause.Reason.EVENT ? applied : Cause.of(reason);
    }

    int seenIn() {
        return seenIn;
    }

    void seenIn(int synchronisation) {
        seenIn = synchronisation;
    }
}
