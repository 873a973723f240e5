package io.strowger.simulator;

/** A fault that lies in wait, or that has struck; safe for use by any thread. */
public interface InjectedFault {
    /** Lets the fault strike each connection once, and not only the first one that comes to its moment. */
    InjectedFault onEachConnection();

    /** How often it has struck so far. */
    int strikes();

    /** Ends what lasts (a stall, a slow or split line, late responses), and lets the fault strike no more. */
    void end();
}
