package io.strowger.client;

/** In which order a client tries the addresses of its PBX. */
public enum AddressOrder {
    /** As given, from the first one at each attempt: the others are for when it fails. The default. */
    IN_ORDER,
    /** Shuffled at each attempt, to spread many clients over equal addresses. */
    RANDOM
}
