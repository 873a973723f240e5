package io.strowger.client.internal;

import io.strowger.client.Lost;

/** Told what goes wrong in a subscriber, beside the log; by the handling thread or a shared one. */
interface HandlerTrouble {
    /** For those who do not care. */
    HandlerTrouble IGNORED = new HandlerTrouble() {
        @Override
        public void failed(String subscriber, Throwable thrown) {}

        @Override
        public void stuck(String subscriber, String what, StuckWatch.Report report) {}
    };

    /** Events were dropped because the handlers did not keep up; told in place. */
    default void lost(String subscriber, Lost lost) {}

    /** A handler threw. */
    void failed(String subscriber, Throwable thrown);

    /**
     * A handler does not return; told once for each call.
     *
     * @param what what it was called with, such as the name of an event
     */
    void stuck(String subscriber, String what, StuckWatch.Report report);
}
