package io.strowger.simulator.internal.pbx;

import java.time.Duration;

/** Told of all that happens to channels, after the event for it was raised: for CDR, CEL, device states. */
public interface ChannelWatcher {
    /** A channel was made. */
    default void created(Channel channel) {}

    /** A channel's state changed. */
    default void stateChanged(Channel channel) {}

    /** A channel begins with a step of the dialplan. */
    default void stepBegun(Channel channel) {}

    /** The dialplan of a channel is at its end; the extension h comes next, if there is one. */
    default void dialplanEnded(Channel channel) {}

    /** Something is played to a channel; what it is, as JSON. */
    default void streamBegun(Channel channel, String extra) {}

    /** Nothing is played to a channel any more. */
    default void streamEnded(Channel channel) {}

    /** A digit came to its end on a channel. */
    default void digit(Channel channel, String digit, Duration length) {}

    /** A channel that ran no dialplan of its own, but perhaps a single application, was sent into the dialplan. */
    default void diverted(Channel channel, boolean ranApplication) {}

    /** A channel transferred its call: {@code BLINDTRANSFER} or {@code ATTENDEDTRANSFER}, with what CEL tells of it. */
    default void transferred(Channel transferer, String kind, String extra) {}

    /** Somebody sends a channel elsewhere by a transfer, which it has not left for yet. */
    default void sentAway(Channel channel) {}

    /** A channel was parked in a space such as {@code default:701}; the rest is what CEL tells of it. */
    default void parked(Channel channel, String space, String extra) {}

    /** A channel is parked no more, with what CEL tells of it. */
    default void unparked(Channel channel, String extra) {}

    /** A channel belongs to another call than before. */
    default void linked(Channel channel, String before) {}

    /** A call to a channel began; the caller may be null. */
    default void dialBegun(OutgoingCall call) {}

    /** A channel wanted to call, and there was nobody who could be called. */
    default void nobodyDialled(Channel caller) {}

    /** A call to a channel ended, or was answered. */
    default void dialEnded(OutgoingCall call, String dialStatus) {}

    /** A phone sends those who call it elsewhere: the call has another channel now than before. */
    default void dialForwarded(OutgoingCall call, Channel before, String to) {}

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
