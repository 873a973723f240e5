package io.strowger.simulator.internal.pbx;

/** What lies behind a channel: a phone, or the other half of a Local channel. */
public interface Leg {
    /** Calls the far end; false where that cannot be done, and the channel is to be hung up. */
    boolean call();

    /** Told that this side answered. */
    void answered();

    /** Told of ringing, busy, hold and the like from this side. */
    void indicate(Frame frame);

    /** Told that the channel is gone. */
    void hungUp();
}
