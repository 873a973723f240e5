package io.strowger.client;

/**
 * The right of a handler to get events, until closed.
 *
 * <p>Safe for use by any thread, also by the handler itself.
 */
public interface Subscription extends AutoCloseable {
    /**
     * Ends the subscription at once: no call of the handler begins after this returns.
     *
     * <p>A call that is under way on another thread is not waited for. Closing twice does nothing.
     */
    @Override
    void close();

    /** True until {@link #close} is called. */
    boolean isOpen();
}
