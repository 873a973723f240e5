package io.strowger.simulator.internal.pbx;

import org.jspecify.annotations.Nullable;

/** A channel that is being called, until it answers or does not; for use inside the world only. */
public final class OutgoingCall implements ChannelReader {
    private static final int CAUSE_SINCE = 18;
    private static final int FORWARD_CAUSE_SINCE = 20;

    private final Switchboard pbx;
    private final @Nullable Channel caller;
    private Channel dialled;
    private String dialString;
    private final Outcome outcome;
    private boolean over;
    private boolean delayed;

    /** What becomes of it; exactly one of {@code answered} and {@code failed} is called, once. */
    public interface Outcome {
        /** The channel answered, which DialEnd does not tell yet: others that were called too can be given up. */
        default void answering(OutgoingCall call) {}

        /** It goes on to another channel, which was made for it and is not called yet. */
        default void forwarding(OutgoingCall call, Channel local) {
            local.variables().put("FORWARDERNAME", call.dialled().name());
        }

        /** The channel answered; it belongs to nobody now. */
        void answered(OutgoingCall call);

        /**
         * It did not answer; the channel is gone.
         *
         * @param dialStatus such as {@code BUSY} or {@code NOANSWER}
         * @param by what told so
         */
        void failed(OutgoingCall call, String dialStatus, Frame.Kind by);

        /** What a hangup with that cause counts as. */
        default String statusOfHangup(int cause) {
            return statusOf(cause);
        }

        /** It is on its way: the event DialBegin follows. */
        default void begun(OutgoingCall call) {}

        /** It rings, or there is sound. */
        default void indicated(OutgoingCall call, Frame frame) {}
    }

    /** Makes a call that is not begun; the caller is null for an Originate. */
    public OutgoingCall(@Nullable Channel caller, Channel dialled, String dialString, Outcome outcome) {
        this.pbx = dialled.pbx();
        this.caller = caller;
        this.dialled = dialled;
        this.dialString = dialString;
        this.outcome = outcome;
    }

    /** The calling channel, or null. */
    public @Nullable Channel caller() {
        return caller;
    }

    /** The channel that is called. */
    public Channel dialled() {
        return dialled;
    }

    /** What stands behind the slash of the dial string. */
    public String dialString() {
        return dialString;
    }

    /** Begins to call. */
    public void begin() {
        if (!beginQuietly()) {
            return;
        }
        outcome.begun(this);
        pbx.channelEvents().dialBegin(caller, dialled, dialString);
        pbx.watchers().tell(each -> each.dialBegun(this));
    }

    /** Begins to call without telling of it; false where that failed at once. */
    public boolean beginQuietly() {
        dialled.reader(this);
        if (!dialled.leg().call()) {
            over = true;
            pbx.watchers().tell(each -> each.dialEnded(this, "CHANUNAVAIL"));
            dialled.hangup();
            outcome.failed(this, "CHANUNAVAIL", Frame.Kind.HANGUP);
            return false;
        }
        return true;
    }

    /** Raises DialEnd while it still goes on, as a queue does before it gives up. */
    public void tellEnd(String dialStatus) {
        if (!over) {
            pbx.channelEvents().dialEnd(caller, dialled, dialStatus);
        }
    }

    /** Stops calling; nothing more is told. */
    public void giveUp(String dialStatus, int cause) {
        if (!over) {
            end(dialStatus);
            dialled.hangupCause(cause);
            dialled.hangup();
        }
    }

    /** Gives up because nobody answered in time, as an Originate does: DialEnd is not told. */
    public void dropUnanswered() {
        if (!over) {
            over = true;
            boolean hasCause = pbx.version().isAtLeast(CAUSE_SINCE);
            pbx.watchers().tell(each -> each.dialEnded(this, hasCause ? "NOANSWER" : "FAILED"));
            if (hasCause) {
                dialled.hangupCause(Causes.NO_ANSWER);
            }
            dialled.hangup();
        }
    }

    /** Lets somebody else answer in the place of the channel that is called, which is hung up: a pickup. */
    public void takenBy(Channel other) {
        Channel before = dialled;
        before.reader(null);
        dialled = other;
        before.hangupCause(Causes.ANSWERED_ELSEWHERE);
        before.hangup();
        other.reader(this);
        frame(other, Frame.of(Frame.Kind.ANSWER));
    }

    /** Notes that somebody took the channel away before it answered: for whoever called it, that is a hangup. */
    void taken() {
        if (!over) {
            String status = outcome.statusOfHangup(dialled.hangupCause());
            end(status);
            outcome.failed(this, status, Frame.Kind.HANGUP);
        }
    }

    /** While the answer is told: says that there is something to do before DialEnd, which {@link #complete} tells then. */
    public void delayEnd() {
        delayed = true;
    }

    /** Tells at last how a call ended whose answer was delayed. */
    public void complete(String dialStatus) {
        end(dialStatus);
    }

    /** Goes on where the phone sends its callers; false where it does not. */
    private boolean forward() {
        Channel before = dialled;
        String to = before.forward();
        Technology local = pbx.technologies().find("Local");
        if (to.isEmpty() || local == null) {
            return false;
        }
        String own = caller == null ? null : caller.variables().find("FORWARD_CONTEXT");
        String context = own == null || own.isEmpty() ? before.profile().context() : own;
        String destination = to.indexOf('@') < 0 ? to + "@" + context : to;
        Channel next = local.request(new Technology.Request(destination, caller == null ? before : caller, "", ""));
        if (next == null) {
            return false;
        }
        outcome.forwarding(this, next);
        dialled = next;
        dialString = destination;
        next.reader(this);
        if (!pbx.version().isAtLeast(FORWARD_CAUSE_SINCE)) {
            before.hangupCause(Causes.NONE);
        }
        boolean called = next.leg().call();
        if (called) {
            pbx.channelEvents().dialBegin(caller, next, destination);
            pbx.watchers().tell(each -> each.dialForwarded(this, before, to));
            pbx.channelEvents().dialForwarded(caller, before, to);
            before.hangup();
        } else {
            over = true;
            pbx.channelEvents().dialEnd(caller, before, "CONGESTION");
            next.hangup();
            before.hangup();
            outcome.failed(this, "CHANUNAVAIL", Frame.Kind.CONGESTION);
        }
        return true;
    }

    /** Lets go of the channel, which somebody has use for before it is answered; nothing more is told. */
    public void release() {
        over = true;
        dialled.reader(null);
    }

    @Override
    public void frame(Channel from, Frame frame) {
        if (over) {
            return;
        }
        switch (frame.kind()) {
            case ANSWER -> {
                over = true;
                dialled.reader(null);
                outcome.answering(this);
                if (!delayed) {
                    end("ANSWER");
                    outcome.answered(this);
                }
            }
            case BUSY -> fail("BUSY", frame.kind());
            case CONGESTION -> fail("CONGESTION", frame.kind());
            case HANGUP -> {
                if (!forward()) {
                    fail(outcome.statusOfHangup(dialled.hangupCause()), frame.kind());
                }
            }
            case RINGING -> indicate("RINGING", frame);
            case PROGRESS -> indicate("PROGRESS", frame);
            case PROCEEDING -> indicate("PROCEEDING", frame);
            default -> outcome.indicated(this, frame);
        }
    }

    private void indicate(String status, Frame frame) {
        pbx.channelEvents().dialState(caller, dialled, status);
        outcome.indicated(this, frame);
    }

    private void fail(String status, Frame.Kind by) {
        end(status);
        dialled.hangup();
        outcome.failed(this, status, by);
    }

    private void end(String status) {
        over = true;
        pbx.channelEvents().dialEnd(caller, dialled, status);
        pbx.watchers().tell(each -> each.dialEnded(this, status));
    }

    private static String statusOf(int cause) {
        return switch (cause) {
            case Causes.BUSY -> "BUSY";
            case Causes.CONGESTION -> "CONGESTION";
            case Causes.NO_ROUTE, Causes.ABSENT -> "CHANUNAVAIL";
            default -> "NOANSWER";
        };
    }
}
