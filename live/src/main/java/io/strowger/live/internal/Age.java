package io.strowger.live.internal;

/** Which of two unique ids is of the channel that came first: Asterisk makes them of the time and a number. */
final class Age {
    private Age() {}

    /** True where that is sure; ids that somebody chose tell nothing. */
    static boolean isYounger(String one, String other) {
        int dotOfOne = one.lastIndexOf('.');
        int dotOfOther = other.lastIndexOf('.');
        if (dotOfOne < 0 || dotOfOther < 0) {
            return false;
        }
        try {
            int bySecond = Long.compare(seconds(one, dotOfOne), seconds(other, dotOfOther));
            return bySecond > 0
                    || bySecond == 0
                            && Long.parseLong(one.substring(dotOfOne + 1))
                                    > Long.parseLong(other.substring(dotOfOther + 1));
        } catch (NumberFormatException chosen) {
            return false;
        }
    }

    /** Before the time there may be the name of the system, with a hyphen behind it. */
    private static long seconds(String id, int dot) {
        return Long.parseLong(id.substring(id.lastIndexOf('-', dot) + 1, dot));
    }
}
