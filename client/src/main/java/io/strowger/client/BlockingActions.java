package io.strowger.client;

/**
 * How to send an action that holds up its session in Asterisk until it is done: a {@code WaitEvent}, or an
 * {@code Originate} without {@code Async}.
 *
 * <p>Asterisk serves the actions of one session one after the other, so whatever is sent behind such an action waits.
 */
public enum BlockingActions {
    /** Like any other, with a warning in the log, once for each name of an action. The default. */
    WARN,
    /**
     * Over a second connection of the same user, one at a time. It is made when first needed and closed when it has been
     * idle for half a minute; the events that come over it, which a {@code WaitEvent} needs, are not delivered.
     */
    SEPARATE_CONNECTION
}
