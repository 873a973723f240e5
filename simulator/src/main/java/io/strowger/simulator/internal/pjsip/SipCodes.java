package io.strowger.simulator.internal.pjsip;

/** What SIP's response codes mean as hangup causes. */
final class SipCodes {
    private SipCodes() {}

    /** The hangup cause for a response code. */
    static int cause(int code) {
        return switch (code) {
            case 401, 402, 403, 407, 603 -> 21;
            case 404, 485, 604 -> 1;
            case 408, 409 -> 18;
            case 410 -> 22;
            case 420 -> 127;
            case 480 -> 19;
            case 483 -> 25;
            case 484 -> 28;
            case 486, 600 -> 17;
            case 488, 606 -> 58;
            case 500 -> 38;
            case 501 -> 29;
            case 502 -> 27;
            case 503 -> 34;
            case 504 -> 102;
            case 505 -> 127;
            default -> code < 400 ? 16 : 127;
        };
    }
}
