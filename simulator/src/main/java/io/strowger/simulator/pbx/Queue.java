package io.strowger.simulator.pbx;

/** A queue of callers, and the members who answer them; safe for use by any thread. */
public interface Queue {
    /** The queue's name. */
    String name();

    /**
     * Sets what {@code queues.conf} could set, such as {@code strategy}, {@code timeout}, {@code retry},
     * {@code wrapuptime}, {@code servicelevel} or {@code ringinuse}.
     *
     * @throws IllegalArgumentException where Asterisk has no such option, or no such strategy
     */
    Queue set(String setting, String value);

    /** Adds a member, such as {@code PJSIP/alice}, with the penalty 0. */
    default Queue member(String device) {
        return member(device, 0);
    }

    /**
     * Adds a member, as the action QueueAdd does.
     *
     * @throws IllegalArgumentException where the queue has that member
     */
    Queue member(String device, int penalty);

    /**
     * Pauses a member.
     *
     * @throws IllegalArgumentException where the queue does not have that member
     */
    Queue pauses(String device, String reason);

    /**
     * Lets a member go on after a pause.
     *
     * @throws IllegalArgumentException where the queue does not have that member
     */
    Queue goesOn(String device);

    /** Lets somebody with that number call the queue from outside, by the endpoint {@code PJSIP/trunk}. */
    PhoneCall caller(String number);

    /** How many callers wait. */
    int waiting();
}
