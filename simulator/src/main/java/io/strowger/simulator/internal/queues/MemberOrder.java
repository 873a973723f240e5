package io.strowger.simulator.internal.queues;

/** Where a member stands in Asterisk's own table of members: which decides the order in which they are told, and rung. */
final class MemberOrder {
    private static final int BUCKETS = 37;
    private static final int CHARACTERS = 5;
    private static final int BITS = 6;

    private MemberOrder() {}

    /** The bucket of an interface in the hash table; app_queue makes it of the first five characters from the slash on. */
    static int bucket(String iface) {
        int slash = Math.max(0, iface.indexOf('/'));
        int hash = 0;
        for (int i = 0; i < CHARACTERS && slash + i < iface.length(); i++) {
            hash += compressed(iface.charAt(slash + i)) << (i * BITS);
        }
        return Math.abs(hash) % BUCKETS;
    }

    private static int compressed(char c) {
        return c < 32 ? 0 : c > 96 ? c - 64 : c - 32;
    }
}
