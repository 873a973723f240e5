package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.control.Digits;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Destination;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.Subroutine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens between the answer and the talk: announcement (A), goto (G), subroutine (U), digits (D). */
final class DialAnswer {
    private static final Duration DIGIT = Duration.ofMillis(100);
    private static final Duration GAP = Duration.ofMillis(250);
    private static final String GOTO = "GOTO:";

    private final Execution x;
    private final OutgoingCall call;
    private final DialOptions options;
    private final Ending ending;
    private boolean over;

    /** What becomes of it: exactly one of these is called, once. */
    interface Ending {
        /** They may talk. */
        void talk(OutgoingCall call);

        /** The one who answered is hung up, and the caller goes on with that status. */
        void refused(String dialStatus);

        /** The one who answered is hung up, and the caller goes elsewhere; nowhere where that is null. */
        void elsewhere(@Nullable Destination to);

        /** Both go elsewhere in the dialplan, each by itself. */
        void apart(Destination to);

        /** The one who answered hung up before they could talk, or the caller is to be hung up. */
        void nothing();
    }

    DialAnswer(Execution x, OutgoingCall call, DialOptions options, Ending ending) {
        this.x = x;
        this.call = call;
        this.options = options;
        this.ending = ending;
    }

    /** True where there is anything to do before they talk. */
    static boolean isNeeded(DialOptions options) {
        return List.of('A', 'G', 'U', 'D').stream().anyMatch(options::has);
    }

    void begin() {
        peer().reader(this::heard);
        if (options.part('A', 0).isEmpty()) {
            goTo();
            return;
        }
        String sound = options.part('A', 0);
        Sounds.begun(peer(), sound);
        later(Sounds.length(sound), () -> {
            Sounds.ended(peer());
            goTo();
        });
    }

    /** The caller is hung up, or went elsewhere. */
    void cancel() {
        if (!over) {
            over = true;
            call.complete("ANSWER");
            peer().hangup();
        }
    }

    private Channel peer() {
        return call.dialled();
    }

    private void heard(Channel channel, Frame frame) {
        if (frame.kind() == Frame.Kind.HANGUP && !over) {
            over = true;
            call.complete("ANSWER");
            peer().hangup();
            ending.nothing();
        }
    }

    private void later(Duration time, Runnable what) {
        x.after(time, () -> {
            if (!over) {
                what.run();
            }
        });
    }

    private void goTo() {
        peer().location(peer().profile().context(), "", peer().profile().priority());
        if (!options.has('G')) {
            subroutine();
            return;
        }
        Channel caller = x.channel();
        Destination to = Destination.parse(caller, options.place('G'));
        over = true;
        if (to == null) {
            call.complete("ANSWER");
            peer().hangup();
            ending.nothing();
            return;
        }
        peer().location(to.context(), to.exten(), to.priority() + 1);
        peer().publish();
        caller.location(to.context(), to.exten(), to.priority() - 1);
        call.complete("ANSWER");
        // Asterisk counts on once more when it starts the dialplan of the one who answered
        peer().location(to.context(), to.exten(), to.priority() + 2);
        ending.apart(to);
        Execution.start(peer());
    }

    private void subroutine() {
        if (!options.has('U')) {
            digits();
            return;
        }
        String[] parts = options.argument('U').split("\\^", 2);
        List<String> arguments = parts.length > 1 ? List.of(parts[1].split("\\^", -1)) : List.of();
        Subroutine.onIdle(peer(), new Destination(parts[0], "s", 1, arguments), () -> {
            if (peer().isHangupRequested()) {
                heard(peer(), Frame.of(Frame.Kind.HANGUP));
            } else if (!over) {
                peer().reader(this::heard);
                result(peer().variables().find("GOSUB_RESULT"));
            }
        });
    }

    private void result(@Nullable String result) {
        if (result == null || result.isEmpty()) {
            digits();
            return;
        }
        String value = peer().variables().find("GOSUB_RETVAL");
        x.channel().variables().put("GOSUB_RETVAL", value == null ? "" : value);
        String told = result.replace('^', ',');
        String kind = told.toUpperCase(Locale.ROOT);
        if (kind.startsWith(GOTO)) {
            refuse(told);
            ending.elsewhere(Destination.parse(x.channel(), told.substring(GOTO.length())));
            return;
        }
        switch (kind) {
            case "BUSY", "CONGESTION" -> {
                refuse(kind);
                ending.refused(kind);
            }
            case "CONTINUE" -> {
                refuse(kind);
                ending.refused("ANSWER");
            }
            case "ABORT" -> {
                refuse(kind);
                ending.nothing();
            }
            default -> digits();
        }
    }

    private void refuse(String dialStatus) {
        over = true;
        call.complete(dialStatus);
        peer().hangupCause(Causes.NORMAL);
        peer().hangup();
    }

    private void digits() {
        call.complete("ANSWER");
        Duration at = send(Duration.ZERO, peer(), options.part('D', 0));
        at = send(at, x.channel(), options.part('D', 1));
        if (at.isZero()) {
            talk();
        } else {
            later(at, this::talk);
        }
    }

    private Duration send(Duration from, Channel to, String digits) {
        Duration at = from;
        for (int i = 0; i < digits.length(); i++) {
            String digit = digits.substring(i, i + 1);
            if (digit.equals("w")) {
                at = at.plus(Duration.ofMillis(500));
            } else {
                later(at, () -> Digits.send(to, digit, DIGIT));
                at = at.plus(DIGIT).plus(GAP);
            }
        }
        return at;
    }

    private void talk() {
        over = true;
        peer().reader(null);
        ending.talk(call);
    }
}
