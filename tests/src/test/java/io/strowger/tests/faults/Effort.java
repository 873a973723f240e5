package io.strowger.tests.faults;

/** How long the tests of faults may take: bounded where nothing is said, longer in {@code tests/endurance.sh}. */
final class Effort {
    private static final int MINUTES = Integer.getInteger("endurance.minutes", 0);

    private Effort() {}

    /** True in the long version. */
    static boolean isLong() {
        return MINUTES > 0;
    }

    /** How many rounds: a fixed number, or one for each minute of the long version. */
    static int rounds(int usually, int perMinute) {
        return isLong() ? MINUTES * perMinute : usually;
    }
}
