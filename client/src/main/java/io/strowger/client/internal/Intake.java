package io.strowger.client.internal;

import io.strowger.client.Overflow;
import io.strowger.client.SubscriberOverflowException;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;

/**
 * Lets events into a {@link Backlog} as far as its bounds allow, and drops some where they do not.
 *
 * <p>What the handling thread has in hand and has not begun with counts as waiting. Guarded by the lock of the
 * {@link EventQueue}.
 */
final class Intake {
    private final Settings.Delivery bounds;
    private final Backlog backlog;
    private final Hand hand;

    Intake(Settings.Delivery bounds, Backlog backlog, Hand hand) {
        this.bounds = bounds;
        this.backlog = backlog;
        this.hand = hand;
    }

    /**
     * Takes events or counts them as lost; false where that is to be the end of the subscriber.
     *
     * @param readers what makes events like these, one for each
     * @param bytes the bytes of all of them
     */
    boolean take(Event[] events, EventReader[] readers, int count, long bytes) {
        // To be on the safe side, what is in hand counts as events only; looking at each is for when it matters.
        if (backlog.events() + hand.unclaimed() + count <= bounds.events() && haveRoom(bytes)) {
            backlog.add(events, readers, count, bytes);
            return true;
        }
        if (bounds.overflow() == Overflow.KEEP_NEWEST) {
            keepNewest(events, readers, count, bytes);
            return true;
        }
        return keepOldest(events, count) || bounds.overflow() != Overflow.FAIL;
    }

    private boolean haveRoom(long bytes) {
        long left = bounds.bytes() - bytes - backlog.bytes();
        return left >= 0 && (hand.unclaimed() == 0 || left >= hand.unclaimedBytes());
    }

    /** True where all found room; once one did not, a subscriber that fails gets no more. */
    private boolean keepOldest(Event[] events, int count) {
        boolean fail = bounds.overflow() == Overflow.FAIL;
        int inHand = hand.unclaimedEvents();
        long bytesInHand = hand.unclaimedBytes();
        boolean all = true;
        for (int i = 0; i < count; i++) {
            Event event = events[i];
            int size = Backlog.size(event);
            int held = backlog.events() + inHand;
            boolean room =
                    held == 0 || (held < bounds.events() && backlog.bytes() + bytesInHand + size <= bounds.bytes());
            if (room && (all || !fail)) {
                backlog.add(event, size);
            } else {
                backlog.lose(event);
                all = false;
            }
        }
        return all;
    }

    private void keepNewest(Event[] events, EventReader[] readers, int count, long bytes) {
        hand.giveBack(backlog);
        backlog.add(events, readers, count, bytes);
        while (backlog.events() > bounds.events() || (backlog.events() > 1 && backlog.bytes() > bounds.bytes())) {
            backlog.dropOldest();
        }
    }

    /** Why the subscriber ends. */
    SubscriberOverflowException failure() {
        return new SubscriberOverflowException(
                "The subscriber was ended because its handlers did not keep up: more than " + bounds.events()
                        + " events or " + bounds.bytes() + " bytes would have waited.");
    }
}
