package io.strowger.client;

/** What becomes of an action while the client is not logged in, or when the connection ends before it is written. */
public enum WhenDisconnected {
    /** It fails at once with a {@link NotSentException}. The default. */
    FAIL,
    /**
     * It waits for the connection, in the order of the calls, for as long as its timeout. As many may wait so as may be in
     * flight. An action of which a byte was written never waits: its outcome is unknown.
     */
    WAIT
}
