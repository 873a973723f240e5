package io.strowger.client.internal;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pending actions by the number in their ActionIDs; makes nothing for an entry. Guarded by its owner's lock. */
final class PendingTable {
    private static final int LEAST = 64;
    private static final int SHRINKS_FROM = 4096;

    private @Nullable Pending[] buckets = new Pending[LEAST];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Pending action) {
        if (size >= buckets.length) {
            resize(2 * buckets.length);
        }
        link(action);
        size++;
    }

    private void link(Pending action) {
        int at = bucket(action.number);
        action.nextInBucket = buckets[at];
        buckets[at] = action;
    }

    @Nullable Pending find(long number) {
        Pending each = buckets[bucket(number)];
        while (each != null && each.number != number) {
            each = each.nextInBucket;
        }
        return each;
    }

    /** Takes an action out; does nothing where it is not here. */
    void remove(Pending action) {
        int at = bucket(action.number);
        Pending before = null;
        for (Pending each = buckets[at]; each != null; each = each.nextInBucket) {
            if (each == action) {
                if (before == null) {
                    buckets[at] = each.nextInBucket;
                } else {
                    before.nextInBucket = each.nextInBucket;
                }
                each.nextInBucket = null;
                size--;
                if (size == 0 && buckets.length >= SHRINKS_FROM) {
                    buckets = new Pending[LEAST];
                }
                return;
            }
            before = each;
        }
    }

    /** Shows each action, in no order; the table must not be changed meanwhile. */
    void forEach(Consumer<Pending> todo) {
        for (Pending first : buckets) {
            for (Pending each = first; each != null; each = each.nextInBucket) {
                todo.accept(each);
            }
        }
    }

    private int bucket(long number) {
        return (int) number & (buckets.length - 1);
    }

    private void resize(int length) {
        @Nullable Pending[] old = buckets;
        buckets = new Pending[length];
        for (Pending first : old) {
            Pending each = first;
            while (each != null) {
                Pending next = each.nextInBucket;
                link(each);
                each = next;
            }
        }
    }
}
