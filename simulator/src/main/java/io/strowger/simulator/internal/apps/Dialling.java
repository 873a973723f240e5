package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Destination;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Dial: its outgoing calls, and the bridge with the one that answers. */
final class Dialling implements OutgoingCall.Outcome {
    private static final int OWN_CAUSE_SINCE = 18;

    private final Execution x;
    private final Channel caller;
    private final Switchboard pbx;
    private final String timeout;
    private final DialOptions options;
    private final List<OutgoingCall> calls = new ArrayList<>();
    private final DialTally tally = new DialTally();
    private final Instant begun;
    private @Nullable Instant answered;
    private boolean rang;
    private boolean progressed;
    private boolean music;
    private int peerCause;

    Dialling(Execution x, String timeout, String options) {
        this.x = x;
        this.caller = x.channel();
        this.pbx = x.pbx();
        this.timeout = timeout;
        this.options = DialOptions.parse(options);
        this.begun = pbx.world().now();
    }

    void begin(String destinations) {
        for (String name : List.of("DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME")) {
            caller.variables().put(name, "");
        }
        for (String name : List.of("ANSWEREDTIME", "DIALEDTIME", "RINGTIME", "PROGRESSTIME")) {
            time(name, "", "");
        }
        for (String each : destinations.split("&")) {
            OutgoingCall call = request(each.strip());
            if (call != null) {
                calls.add(call);
            } else {
                tally.add("CHANUNAVAIL");
            }
        }
        if (calls.size() == 1) {
            connect(calls.get(0).dialled());
        }
        x.onLeave(this::cancel);
        List.copyOf(calls).forEach(OutgoingCall::begin);
        if (calls.isEmpty()) {
            pbx.watchers().tell(each -> each.nobodyDialled(caller));
            finish(tally.status());
            return;
        }
        comfort();
        if (!timeout.isEmpty() && !BasicApps.seconds(timeout).isZero()) {
            x.after(BasicApps.seconds(timeout), this::noAnswer);
        }
    }

    /** Tells the caller who the only one is that is called, where that is known. */
    private void connect(Channel dialled) {
        if (!dialled.profile().ani().isEmpty()) {
            caller.connected(dialled.profile().caller());
            caller.leg().connected(dialled.profile().caller());
        }
    }

    private void comfort() {
        if (options.has('r')) {
            caller.leg().indicate(Frame.of(Frame.Kind.RINGING));
        }
        if (options.has('m') && answered == null) {
            music = true;
            MusicApps.start(caller, options.argument('m'));
        }
    }

    private @Nullable OutgoingCall request(String destination) {
        int slash = destination.indexOf('/');
        Technology technology = slash < 0 ? null : pbx.technologies().find(destination.substring(0, slash));
        String dialString = destination.substring(slash + 1);
        Channel dialled =
                technology == null ? null : technology.request(new Technology.Request(dialString, caller, "", ""));
        if (dialled == null) {
            caller.hangupCause(Causes.ABSENT);
            return null;
        }
        ChannelProfile from = caller.profile();
        dialled.variables().put("DIALEDPEERNUMBER", dialString);
        dialled.variables().inheritFrom(caller.variables());
        dialled.location(from.context(), from.exten(), 1);
        dialled.application("AppDial", "(Outgoing Line)");
        PartyId own = dialled.profile().caller();
        PartyId shown = own.number().isEmpty()
                ? new PartyId(from.exten(), from.connected().name())
                : PartyId.UNKNOWN;
        dialled.parties(shown, from.caller(), dialled.profile().accountCode().isEmpty() ? from.accountCode() : "");
        return new OutgoingCall(caller, dialled, dialString, this);
    }

    @Override
    public void indicated(OutgoingCall call, Frame frame) {
        switch (frame.kind()) {
            case RINGING -> {
                if (!rang) {
                    rang = true;
                    since("RINGTIME");
                    if (!music) {
                        caller.leg().indicate(frame);
                    }
                }
            }
            case PROGRESS -> {
                if (!progressed) {
                    progressed = true;
                    since("PROGRESSTIME");
                    caller.leg().indicate(frame);
                }
            }
            default -> caller.leg().indicate(frame);
        }
    }

    private void since(String name) {
        time(name, Duration.between(begun, pbx.world().now()));
    }

    @Override
    public void answering(OutgoingCall call) {
        calls.remove(call);
        giveUp("CANCEL", Causes.ANSWERED_ELSEWHERE);
        answered = pbx.world().now();
        ChannelProfile peer = call.dialled().profile();
        caller.variables().put("DIALSTATUS", "ANSWER");
        caller.variables().put("DIALEDPEERNAME", call.dialled().name());
        caller.variables().put("DIALEDPEERNUMBER", call.dialString());
        call.dialled().location(peer.context(), "", peer.priority());
    }

    @Override
    public void answered(OutgoingCall call) {
        Channel peer = call.dialled();
        stopMusic();
        caller.hangupCause(Causes.NONE);
        caller.answer();
        x.onLeave(() -> caller.variables().put("DIALSTATUS", "ANSWER"));
        if (options.has('S')) {
            peer.hangupAfter(BasicApps.seconds(options.argument('S')));
        }
        Bridge bridge = pbx.bridges().basic();
        bridge.enter(peer, this::peerLeft);
        bridge.enter(caller, channel -> {
            x.takeBack();
            finish("ANSWER");
        });
    }

    private void peerLeft(Channel peer) {
        peerCause = peer.hangupCause();
        if (peer.hangupCause() == Causes.NONE) {
            peer.hangupCause(Causes.NORMAL);
        }
        if (options.has('F') && !peer.isHangupRequested()) {
            Destination to = options.argument('F').isEmpty()
                    ? Destination.parse(
                            caller, Integer.toString(caller.profile().priority() + 1))
                    : Destination.parse(caller, options.argument('F').replace('^', ','));
            if (to != null) {
                peer.location(to.context(), to.exten(), to.priority());
                Execution.start(peer);
                return;
            }
        }
        peer.hangup();
    }

    @Override
    public void failed(OutgoingCall call, String dialStatus, Frame.Kind by) {
        calls.remove(call);
        int cause = call.dialled().hangupCause();
        if (by == Frame.Kind.HANGUP) {
            tally.add(cause);
        } else {
            tally.add(dialStatus);
        }
        if (cause != Causes.NONE) {
            caller.hangupCause(cause);
        } else if (dialStatus.equals("BUSY")) {
            caller.hangupCause(Causes.BUSY);
        }
        if (calls.isEmpty() && answered == null) {
            finish(tally.status());
        }
    }

    private void noAnswer() {
        if (answered == null) {
            giveUp("NOANSWER", Causes.NONE);
            finish("NOANSWER");
        }
    }

    private void cancel() {
        stopMusic();
        giveUp("CANCEL", options.has('c') ? Causes.ANSWERED_ELSEWHERE : caller.hangupCause());
        caller.variables().put("DIALSTATUS", "CANCEL");
    }

    private void giveUp(String dialStatus, int cause) {
        List<OutgoingCall> given = List.copyOf(calls);
        calls.clear();
        given.forEach(each -> each.giveUp(dialStatus, cause));
    }

    private void stopMusic() {
        if (music) {
            music = false;
            MusicApps.stop(caller);
        }
    }

    private void finish(String status) {
        stopMusic();
        Instant now = pbx.world().now();
        if (answered != null) {
            if (caller.hangupCause() == Causes.NONE) {
                boolean takesOver = peerCause != Causes.NONE && !pbx.version().isAtLeast(OWN_CAUSE_SINCE);
                caller.hangupCause(takesOver ? peerCause : Causes.NORMAL);
            }
            time("ANSWEREDTIME", Duration.between(answered, now));
            time("DIALEDTIME", Duration.between(begun, now));
        }
        caller.variables().put("DIALSTATUS", status);
        if (answered != null && (!options.has('g') || caller.isHangupRequested())) {
            x.end();
        } else {
            x.next();
        }
    }

    private void time(String name, Duration time) {
        time(name, Long.toString(time.toSeconds()), Long.toString(time.toMillis()));
    }

    private void time(String name, String seconds, String millis) {
        caller.variables().put(name, seconds);
        caller.variables().put(name + "_MS", millis);
    }
}
