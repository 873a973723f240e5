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
    /** Over a second connection of the same user, which is made when first needed, and asks for no events but those. */
    SEPARATE_CONNECTION
}
