package io.strowger.client.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Pending actions by the time when their time is up: a heap, in which each knows its place. Guarded by its owner's lock. */
final class DeadlineHeap {
    private static final int LEAST = 16;

    private @Nullable Pending[] heap = new Pending[LEAST];
    private int size;

    /** Adds an action; its deadline does not change while it is here. */
    void add(Pending action) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        action.due = action.deadline;
        up(size++, action);
    }

    /** Takes an action out; does nothing where it is not here. */
    void remove(Pending action) {
        int at = action.heapIndex;
        if (at < 0) {
            return;
        }
        action.heapIndex = -1;
        Pending last = at(--size);
        heap[size] = null;
        if (last != action) {
            if (at > 0 && last.due - at((at - 1) / 2).due < 0) {
                up(at, last);
            } else {
                down(at, last);
            }
        } else if (size == 0 && heap.length > 1024) {
            heap = new Pending[LEAST];
        }
    }

    /** The action whose time is up first, or null where there is none. */
    @Nullable Pending first() {
        return heap[0];
    }

    private Pending at(int index) {
        Pending there = heap[index];
        if (there == null) {
            throw new IllegalStateException("nothing at " + index + " of " + size);
        }
        return there;
    }

    private void up(int from, Pending action) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            Pending above = at(parent);
            if (action.due - above.due >= 0) {
                break;
            }
            put(at, above);
            at = parent;
        }
        put(at, action);
    }

    private void down(int from, Pending action) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && at(child + 1).due - at(child).due < 0) {
                child++;
            }
            Pending below = at(child);
            if (below.due - action.due >= 0) {
                break;
            }
            put(at, below);
            at = child;
        }
        put(at, action);
    }

    private void put(int at, Pending action) {
        heap[at] = action;
        action.heapIndex = at;
    }
}
