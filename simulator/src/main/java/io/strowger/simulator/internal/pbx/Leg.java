package io.strowger.simulator.internal.pbx;

/** What lies behind a channel: a phone, or the other half of a Local channel. */
public interface Leg {
    /** Calls the far end; false where that cannot be done, and the channel is to be hung up. */
    boolean call();

    /** Told that this side answered. */
    void answered();

    /** Told of ringing, busy, hold and the like from this side. */
    void indicate(Frame frame);

    /** Told who this side is connected to now. */
    default void connected(PartyId party) {}

    /** The account code of what is behind, where that is a channel too. */
    default String account() {
        return "";
    }

    /** Told that the channel is gone. */
    void hungUp();
}
