package io.strowger.simulator.pbx;

/** A conference of ConfBridge; safe for use by any thread. */
public interface Conference {
    /** The conference's name. */
    String name();

    /** Lets somebody with that number call the conference from outside, by the endpoint {@code PJSIP/trunk}. */
    PhoneCall caller(String number);

    /** The same with a user profile of {@code confbridge.conf}, such as one with {@code admin = yes}. */
    PhoneCall caller(String number, String userProfile);

    /**
     * Lets somebody begin to talk, or be silent again: raises ConfbridgeTalking.
     *
     * @throws IllegalArgumentException where the call is in no conference
     */
    Conference talks(PhoneCall call, boolean talking);

    /** How many are in it. */
    int parties();
}
