package io.strowger.simulator.pbx;

/** Calls that come by themselves; safe for use by any thread. */
public interface RunningTraffic {
    /** Lets no more calls come; those under way end by themselves. */
    void stop();

    /** How many calls came. */
    long placed();

    /** How many of them were answered. */
    long answered();

    /** How many are under way. */
    int underWay();

    /** How many did not come, since too many were under way. */
    long skipped();
}
