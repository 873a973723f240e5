package io.strowger.simulator.pbx;

/** A call that a phone placed, seen from the phone; safe for use by any thread. */
public interface PhoneCall {
    /** The name of the phone's channel. */
    String channel();

    /** The unique id of the phone's channel. */
    String uniqueid();

    /** True while the channel exists. */
    boolean isActive();

    /**
     * Lets somebody at the phone begin to talk, or be silent again: raises ChannelTalkingStart or ChannelTalkingStop where the
     * dialplan said {@code Set(TALK_DETECT(set)=)}, and else nothing.
     */
    void talks(boolean talking);

    /** Puts the receiver down; without effect where the call is over. */
    void hangsUp();
}
