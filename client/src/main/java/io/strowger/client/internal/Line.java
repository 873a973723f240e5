package io.strowger.client.internal;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Actions that wait to be written, in order. Guarded by its owner's lock. */
final class Line {
    private static final int FEW = 32;

    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    /** How many of them have ended: whoever writes passes over them. */
    private int dead;

    void add(Pending action) {
        waiting.add(action);
        action.line = this;
    }

    /** The next one, or null. */
    @Nullable Pending first() {
        Pending first = waiting.peek();
        while (first != null && first.ended) {
            waiting.remove();
            dead--;
            first = waiting.peek();
        }
        return first;
    }

    /** Takes the next one out. */
    void removeFirst() {
        waiting.remove().line = null;
    }

    /** Takes note that one has ended; at times when nothing is written they are more than the others at most. */
    void died(Pending action) {
        action.line = null;
        dead++;
        if (dead > FEW && dead > waiting.size() / 2) {
            forgetDead();
        }
    }

    /** Forgets those that have ended. */
    void forgetDead() {
        waiting.removeIf(each -> each.ended);
        dead = 0;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many wait. */
    int size() {
        return waiting.size() - dead;
    }

    /** How many are remembered, with those that have ended. */
    int remembered() {
        return waiting.size();
    }

    /** Those that wait, in order. */
    List<Pending> all() {
        return waiting.stream().filter(each -> !each.ended).toList();
    }
}
