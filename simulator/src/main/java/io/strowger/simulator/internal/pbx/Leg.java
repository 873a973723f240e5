package io.strowger.simulator.internal.pbx;

/** What lies behind a channel: a phone, or the other half of a Local channel. */
public interface Leg {
    /** Calls the far end; false where that cannot be done, and the channel is to be hung up. */
    boolean call();

    /** Told that this side answered. */
    void answered();

    /** Told of ringing, busy, hold and the like from this side. */
    void indicate(Frame frame);

    /** True where no sound may come from the far end: where it is a channel of this PBX whose own far end is silent. */
    default boolean mayBeSilent() {
        return false;
    }

    /** Told who this side is connected to now. */
    default void connected(PartyId party) {}

    /** The account code of what is behind, where that is a channel too. */
    default String account() {
        return "";
    }

    /** Told that the far end hangs up, before anybody hears of it. */
    default void hangsUp() {}

    /** The id of the call at the far end, where that has one, such as SIP's Call-ID; else empty. */
    default String callId() {
        return "";
    }

    /** Told that the channel is gone. */
    void hungUp();
}
