package io.strowger.simulator.internal.world;

import org.jspecify.annotations.Nullable;

/** Work that waits for its time; for use inside the world only. */
public final class WorldTimer implements Comparable<WorldTimer> {
    final long due;
    private final long turn;
    private @Nullable Runnable work;

    WorldTimer(long due, long turn, Runnable work) {
        this.due = due;
        this.turn = turn;
        this.work = work;
    }

    /** Gives the work up; without effect where it was done. */
    public void cancel() {
        work = null;
    }

    @Nullable Runnable take() {
        Runnable taken = work;
        work = null;
        return taken;
    }

    @Override
    public int compareTo(WorldTimer other) {
        int order = Long.compare(due, other.due);
        return order != 0 ? order : Long.compare(turn, other.turn);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
