package io.strowger.simulator.internal.pbx;

/** Why somebody in the PBX wants a channel gone: what SoftHangupRequest tells as its {@code Cause}. */
public final class SoftHangup {
    /** The device behind the channel. */
    public static final int DEVICE = 1;
    /** It goes elsewhere in the dialplan. */
    public static final int ASYNC_GOTO = 2;
    /** The PBX stops. */
    public static final int SHUTDOWN = 4;
    /** The absolute timeout is over. */
    public static final int TIMEOUT = 8;
    /** The dialplan is at its end. */
    public static final int APPUNLOAD = 16;
    /** Somebody asked for it, such as the action Hangup. */
    public static final int EXPLICIT = 32;

    private SoftHangup() {}
}
