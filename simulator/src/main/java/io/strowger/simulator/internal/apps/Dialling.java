package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.CallKeys;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Destination;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Feature;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.Subroutine;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One Dial: its outgoing calls, and the bridge with the one that answers. */
final class Dialling implements OutgoingCall.Outcome, DialAnswer.Ending {
    private static final int OWN_CAUSE_SINCE = 18;

    private final Execution x;
    private final Channel caller;
    private final Switchboard pbx;
    private final String timeout;
    private final DialOptions options;
    private final List<OutgoingCall> calls = new ArrayList<>();
    private final DialTally tally = new DialTally();
    private final DialTimes times;
    private final DialComfort comfort;
    private int peerCause;
    private boolean finished;

    Dialling(Execution x, String timeout, String options) {
        this.x = x;
        this.caller = x.channel();
        this.pbx = x.pbx();
        this.timeout = timeout;
        this.options = DialOptions.parse(options);
        this.times = new DialTimes(caller);
        this.comfort = new DialComfort(caller, this.options, times);
    }

    void begin(String destinations) {
        for (String name : List.of("DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME")) {
            caller.variables().put(name, "");
        }
        times.clear();
        Destination before = options.has('B') ? Destination.parse(caller, options.place('B')) : null;
        if (before == null) {
            call(destinations);
        } else {
            Subroutine.within(x, before, () -> call(destinations));
        }
    }

    private void call(String destinations) {
        for (String each : destinations.split("&")) {
            OutgoingCall call = request(each.strip());
            if (call != null) {
                calls.add(call);
            } else {
                tally.add("CHANUNAVAIL");
            }
        }
        x.onLeave(this::cancel);
        prepare(new ArrayDeque<>(options.has('b') ? calls : List.of()));
    }

    /** Runs the subroutine of the option b on each channel, one after the other, and calls them all then. */
    private void prepare(Queue<OutgoingCall> left) {
        OutgoingCall next = left.poll();
        if (next == null) {
            ring();
            return;
        }
        Destination to = Destination.parse(next.dialled(), options.place('b'));
        if (to == null || !calls.contains(next)) {
            prepare(left);
        } else {
            Subroutine.onIdle(next.dialled(), to, () -> {
                if (calls.contains(next)) {
                    prepare(left);
                }
            });
        }
    }

    private void ring() {
        if (calls.size() == 1) {
            connect(calls.get(0).dialled());
        }
        List.copyOf(calls).forEach(OutgoingCall::begin);
        if (calls.isEmpty() && !times.isAnswered()) {
            pbx.watchers().tell(each -> each.nobodyDialled(caller));
            finish(tally.status());
            return;
        }
        comfort.begin();
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

    private @Nullable OutgoingCall request(String destination) {
        Channel dialled = DialRequest.make(caller, destination);
        return dialled == null ? null : new OutgoingCall(caller, dialled, DialRequest.dialString(destination), this);
    }

    @Override
    public void forwarding(OutgoingCall call, Channel local) {
        DialRequest.forward(caller, call.dialled(), local);
    }

    @Override
    public void indicated(OutgoingCall call, Frame frame) {
        comfort.indicated(frame);
    }

    @Override
    public void answering(OutgoingCall call) {
        calls.remove(call);
        giveUp("CANCEL", Causes.ANSWERED_ELSEWHERE);
        times.answered();
        ChannelProfile peer = call.dialled().profile();
        caller.variables().put("DIALSTATUS", "ANSWER");
        caller.variables().put("DIALEDPEERNAME", call.dialled().name());
        if (call.dialled().variables().find("DIALEDPEERNUMBER") != null) {
            caller.variables().put("DIALEDPEERNUMBER", call.dialString());
        }
        if (!DialAnswer.isNeeded(options)) {
            call.dialled().location(peer.context(), "", peer.priority());
        } else {
            call.delayEnd();
            caller.hangupCause(Causes.NORMAL);
            call.dialled().hangupCause(Causes.NORMAL);
            DialAnswer before = new DialAnswer(x, call, options, this);
            x.onLeave(() -> {
                comfort.end();
                before.cancel();
            });
            before.begin();
        }
    }

    @Override
    public void answered(OutgoingCall call) {
        talk(call);
    }

    @Override
    public void talk(OutgoingCall call) {
        Channel peer = call.dialled();
        comfort.end();
        caller.hangupCause(Causes.NONE);
        peer.hangupCause(Causes.NONE);
        caller.answer();
        x.onLeave(() -> caller.variables().put("DIALSTATUS", "ANSWER"));
        if (options.has('S')) {
            peer.hangupAfter(BasicApps.seconds(options.argument('S')));
        }
        Bridge bridge = pbx.bridges().basic();
        CallKeys.give(peer, Feature.of(options.letters(), false));
        CallKeys.give(caller, Feature.of(options.letters(), true));
        bridge.enter(peer, this::peerLeft);
        bridge.enter(caller, channel -> {
            CallKeys.give(caller, Set.of());
            x.takeBack();
            finish("ANSWER");
        });
        DialRequest.forgetForwarder(peer);
    }

    @Override
    public void refused(String dialStatus) {
        leaveFor(dialStatus, x::next);
    }

    @Override
    public void elsewhere(@Nullable Destination to) {
        if (to == null) {
            nothing();
            return;
        }
        caller.location(to.context(), to.exten(), to.priority() - 1);
        caller.publish();
        leaveFor("ANSWER", () -> x.goTo(to.priority()));
    }

    @Override
    public void apart(Destination to) {
        comfort.end();
        x.goTo(to.context(), to.exten(), to.priority());
    }

    @Override
    public void nothing() {
        leaveFor("ANSWER", x::end);
    }

    private void leaveFor(String status, Runnable next) {
        comfort.end();
        caller.variables().put("DIALSTATUS", status);
        next.run();
    }

    private void peerLeft(Channel peer) {
        CallKeys.give(peer, Set.of());
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
        if (calls.isEmpty() && !times.isAnswered()) {
            finish(tally.status());
        }
    }

    private void noAnswer() {
        if (!times.isAnswered()) {
            giveUp("NOANSWER", Causes.NONE);
            finish("NOANSWER");
        }
    }

    private void cancel() {
        comfort.end();
        giveUp("CANCEL", options.has('c') ? Causes.ANSWERED_ELSEWHERE : caller.hangupCause());
        caller.variables().put("DIALSTATUS", "CANCEL");
    }

    private void giveUp(String dialStatus, int cause) {
        List<OutgoingCall> given = List.copyOf(calls);
        calls.clear();
        given.forEach(each -> each.giveUp(dialStatus, cause));
    }

    private void finish(String status) {
        if (finished) {
            return;
        }
        finished = true;
        comfort.end();
        if (times.isAnswered()) {
            if (caller.hangupCause() == Causes.NONE) {
                boolean takesOver = peerCause != Causes.NONE && !pbx.version().isAtLeast(OWN_CAUSE_SINCE);
                caller.hangupCause(takesOver ? peerCause : Causes.NORMAL);
            }
            times.end();
        }
        caller.variables().put("DIALSTATUS", status);
        if (times.isAnswered() && (!options.has('g') || caller.isHangupRequested())) {
            x.end();
        } else {
            x.next();
        }
    }
}
