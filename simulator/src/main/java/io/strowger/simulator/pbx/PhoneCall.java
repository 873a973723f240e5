package io.strowger.simulator.pbx;

/** A call that a phone placed, seen from the phone; safe for use by any thread. */
public interface PhoneCall {
    /** The name of the phone's channel. */
    String channel();

    /** The unique id of the phone's channel. */
    String uniqueid();

    /** True while the channel exists. */
    boolean isActive();

    /** Puts the receiver down; without effect where the call is over. */
    void hangsUp();
}
