package io.strowger.client.internal;

/** Told what goes wrong in handlers, beside the log; by the handling thread or a shared one. */
interface HandlerTrouble {
    /** For those who do not care. */
    HandlerTrouble IGNORED = new HandlerTrouble() {
        @Override
        public void failed(String subscriber, Throwable thrown) {}

        @Override
        public void stuck(String subscriber, String what, StuckWatch.Report report) {}
    };

    /** A handler threw. */
    void failed(String subscriber, Throwable thrown);

    /**
     * A handler does not return; told once for each call.
     *
     * @param what what it was called with, such as the name of an event
     */
    void stuck(String subscriber, String what, StuckWatch.Report report);
}
