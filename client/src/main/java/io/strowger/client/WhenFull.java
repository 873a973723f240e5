package io.strowger.client;

/** What becomes of an action that finds as many others waiting for their answers as {@code maxInFlight} allows. */
public enum WhenFull {
    /** It fails at once with a {@link TooManyInFlightException}; nothing is sent. The default. */
    FAIL,
    /**
     * It waits for its turn, in the order of the calls, for as long as its timeout; no thread is held up by
     * {@code sendAsync}. As many may wait so as may be in flight; one more fails at once.
     */
    WAIT
}
