package io.strowger.simulator.internal.pbx;

/** Told of all that happens to channels, after the event for it was raised: for CDR, CEL, device states. */
public interface ChannelWatcher {
    /** A channel was made. */
    default void created(Channel channel) {}

    /** A channel's state changed. */
    default void stateChanged(Channel channel) {}

    /** A channel begins with a step of the dialplan. */
    default void stepBegun(Channel channel) {}

    /** A call to a channel began; the caller may be null. */
    default void dialBegun(OutgoingCall call) {}

    /** A call to a channel ended, or was answered. */
    default void dialEnded(OutgoingCall call, String dialStatus) {}

    /** A channel came into a bridge. */
    default void bridgeEntered(Bridge bridge, Channel channel) {}

    /** A channel left a bridge. */
    default void bridgeLeft(Bridge bridge, Channel channel) {}

    /** Somebody asked for a channel to be hung up. */
    default void hangupRequested(Channel channel) {}

    /** A channel is about to be hung up: it still exists. */
    default void hangingUp(Channel channel) {}

    /** A channel is gone. */
    default void hungUp(Channel channel) {}
}
