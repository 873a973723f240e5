package io.strowger.tests.differential;

import java.time.Duration;
import java.util.Map;

/**
 * A server that plays the scenarios: a real Asterisk of the lab, or what claims to behave like one.
 *
 * <p>It has the lab's configuration and dialplan, its users with the lab's secrets, and is fresh: no calls were made.
 */
interface Subject extends AutoCloseable {
    /** What it is, for the reader of a report. */
    String name();

    /** The version of Asterisk: 16 or 22. */
    int version();

    /** The address of its AMI. */
    String host();

    /** The port of its AMI, over TCP. */
    int port();

    /** Lets that much of the server's time pass; returns when it has. */
    void pass(Duration time);

    /**
     * Called again and again while a script waits for something that has not come yet.
     *
     * <p>A real server goes on by itself, so there is nothing to do. One with a clock of its own lets that clock go on a
     * little, as soon as it has nothing else to do.
     */
    void waiting();

    /** How long, in real time, a script looks for what it waits for before it calls {@link #waiting} again. */
    Duration slice();

    /** Returns when all that has happened so far was told to all clients that want to know: nothing is on its way. */
    void settle();

    /** The number of channels that exist. */
    int channels();

    /** Ends all channels; returns when there are none. */
    void clear();

    /** Texts that only this server has, such as its folder and its ports, with what stands for each in a record. */
    Map<String, String> particulars();

    @Override
    void close();
}
