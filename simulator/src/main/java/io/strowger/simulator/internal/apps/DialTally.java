package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Causes;

/** Counts how the calls of one Dial failed: what they did together becomes its status. */
final class DialTally {
    private int busy;
    private int congested;
    private int unavailable;
    private int unanswered;

    void add(String dialStatus) {
        switch (dialStatus) {
            case "BUSY" -> busy++;
            case "CONGESTION" -> congested++;
            case "CHANUNAVAIL" -> unavailable++;
            default -> unanswered++;
        }
    }

    void add(int cause) {
        add(
                switch (cause) {
                    case Causes.BUSY -> "BUSY";
                    case Causes.CONGESTION -> "CONGESTION";
                    case Causes.NORMAL, Causes.NO_ANSWER -> "NOANSWER";
                    default -> "CHANUNAVAIL";
                });
    }

    /** The status where nobody answered: any who was busy counts first. */
    String status() {
        if (busy > 0) {
            return "BUSY";
        }
        if (congested > 0) {
            return "CONGESTION";
        }
        return unanswered > 0 ? "NOANSWER" : unavailable > 0 ? "CHANUNAVAIL" : "NOANSWER";
    }
}
