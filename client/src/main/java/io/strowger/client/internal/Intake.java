package io.strowger.client.internal;

import io.strowger.client.Overflow;
import io.strowger.client.SubscriberOverflowException;

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

    /** Takes events or counts them as lost; false where that is to be the end of the subscriber. */
    boolean take(Parcel parcel) {
        // To be on the safe side, what is in hand counts as events only; looking at each is for when it matters.
        int events = backlog.events() + hand.unclaimed() + parcel.events();
        if (events <= bounds.events() && haveRoom(parcel.bytes())) {
            backlog.add(parcel);
            return true;
        }
        if (bounds.overflow() == Overflow.KEEP_NEWEST) {
            keepNewest(parcel);
            return true;
        }
        return keepOldest(parcel) || bounds.overflow() != Overflow.FAIL;
    }

    private boolean haveRoom(long bytes) {
        long left = bounds.bytes() - bytes - backlog.bytes();
        return left >= 0 && (hand.unclaimed() == 0 || left >= hand.unclaimedBytes());
    }

    /** True where all found room; once one did not, a subscriber that fails gets no more. */
    private boolean keepOldest(Parcel parcel) {
        boolean fail = bounds.overflow() == Overflow.FAIL;
        int inHand = hand.unclaimedEvents();
        long bytesInHand = hand.unclaimedBytes();
        boolean all = true;
        while (parcel.events() > 0) {
            int held = backlog.events() + inHand;
            long bytes = backlog.bytes() + bytesInHand + parcel.nextSize();
            boolean room = held == 0 || (held < bounds.events() && bytes <= bounds.bytes());
            if (room && (all || !fail)) {
                backlog.add(parcel.unpack());
            } else {
                int unused = parcel.skip();
                backlog.lose(parcel.receivedAt());
                all = false;
            }
        }
        return all;
    }

    private void keepNewest(Parcel parcel) {
        hand.giveBack(backlog);
        backlog.add(parcel);
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
