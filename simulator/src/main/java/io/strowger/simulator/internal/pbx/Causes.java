package io.strowger.simulator.internal.pbx;

/** Hangup causes, and the texts that Asterisk has for them. */
public final class Causes {
    /** No cause was given. */
    public static final int NONE = 0;
    /** Nobody has that number. */
    public static final int UNALLOCATED = 1;
    /** There is no way to that number. */
    public static final int NO_ROUTE = 3;
    /** A call ended as calls do. */
    public static final int NORMAL = 16;
    /** The called party is busy. */
    public static final int BUSY = 17;
    /** The called party does not answer. */
    public static final int NO_ANSWER = 19;
    /** The called party is not there. */
    public static final int ABSENT = 20;
    /** The called party does not want the call. */
    public static final int REJECTED = 21;
    /** The called party wants its calls to go elsewhere; older versions tell {@link #INTERWORKING} instead. */
    public static final int REDIRECTED = 23;
    /** Something that has no cause of its own. */
    public static final int INTERWORKING = 127;
    /** Somebody else took the call. */
    public static final int ANSWERED_ELSEWHERE = 26;
    /** Too much is going on. */
    public static final int CONGESTION = 34;

    private Causes() {}

    /** The text in {@code Cause-txt}. */
    public static String text(int cause) {
        return switch (cause) {
            case 1 -> "Unallocated (unassigned) number";
            case 2 -> "No route to specified transmit network";
            case 3 -> "No route to destination";
            case 6 -> "Channel unacceptable";
            case 7 -> "Call awarded and being delivered in an established channel";
            case 16 -> "Normal Clearing";
            case 17 -> "User busy";
            case 18 -> "No user responding";
            case 19 -> "User alerting, no answer";
            case 20 -> "Subscriber absent";
            case 21 -> "Call Rejected";
            case 22 -> "Number changed";
            case 23 -> "Redirected to new destination";
            case 26 -> "Answered elsewhere";
            case 27 -> "Destination out of order";
            case 28 -> "Invalid number format";
            case 29 -> "Facility rejected";
            case 31 -> "Normal, unspecified";
            case 34 -> "Circuit/channel congestion";
            case 38 -> "Network out of order";
            case 41 -> "Temporary failure";
            case 42 -> "Switching equipment congestion";
            case 44 -> "Requested channel not available";
            case 50 -> "Facility not subscribed";
            case 57 -> "Bearer capability not authorized";
            case 58 -> "Bearer capability not available";
            case 66 -> "Channel not implemented";
            case 69 -> "Facility not implemented";
            case 88 -> "Incompatible destination";
            case 102 -> "Recover on timer expiry";
            case 111 -> "Protocol error, unspecified";
            case 127 -> "Interworking, unspecified";
            default -> "Unknown";
        };
    }
}
