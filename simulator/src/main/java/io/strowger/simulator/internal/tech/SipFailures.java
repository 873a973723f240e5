package io.strowger.simulator.internal.tech;

import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;

/** What a SIP phone answers to a call that it does not take: newer versions tell the code in the header {@code TechCause}. */
final class SipFailures {
    /** There is no code: the call was up. */
    static final int NONE = 0;

    static final int REDIRECTED = 302;
    static final int BUSY = 486;
    static final int TERMINATED = 487;
    static final int DECLINED = 603;
    private static final int TOLD_SINCE = 20;

    private SipFailures() {}

    /** Lets the phone end the call; older versions tell a cause in HangupRequest only where SIP has none of its own for it. */
    static void hangup(Channel channel, int cause, int code) {
        if (channel.pbx().version().isAtLeast(TOLD_SINCE)) {
            channel.techCause(code);
            channel.queueHangup(cause);
        } else {
            channel.hangupCause(cause);
            channel.queueHangup(cause == Causes.INTERWORKING ? cause : -1);
        }
    }

    /** Tells a phone whose call nobody takes why, when its channel is hung up. */
    static void refuse(Channel channel) {
        int code = code(channel.hangupCause());
        if (code != NONE
                && channel.techCause() == NONE
                && channel.pbx().version().isAtLeast(TOLD_SINCE)) {
            channel.techCause(code);
        }
    }

    private static int code(int cause) {
        return switch (cause) {
            case Causes.UNALLOCATED, Causes.NO_ROUTE -> 404;
            case Causes.BUSY -> BUSY;
            case Causes.NO_ANSWER, Causes.ABSENT -> 480;
            case Causes.REJECTED -> 403;
            case Causes.CONGESTION -> 503;
            default -> NONE;
        };
    }
}
