package io.strowger.simulator;

/** A fault that lies in wait, or that has struck; safe for use by any thread. */
public interface InjectedFault {
    /**
     * Lets the fault strike each connection once, and not only the first one that comes to its moment.
     *
     * <p>Where the moment is a time ({@link Moment#now}, {@link Moment#after}), that means all that are connected then, as
     * ever, and besides each one that comes later, just before its banner. A fault of the whole server (wrong passwords,
     * a flood, a restart) strikes once at that time, and anew with each later connection: where nobody is connected yet,
     * {@link Moment#now} counts too, so {@link Fault#wrongPassword} of one login refuses two by the first connection.
     */
    InjectedFault onEachConnection();

    /** How often it has struck so far: a fault of lines once for each connection. */
    int strikes();

    /**
     * Ends what lasts of this fault (a stall, a slow or split line, late responses, what is still to be lost, to be sent
     * twice or to be refused), and lets it strike no more. Other faults go on, those of the same kind too, and a restart
     * that has begun is completed.
     */
    void end();
}
