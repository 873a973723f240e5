package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
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
    private static final List<String> CLEARED = List.of(
            "DIALSTATUS",
            "DIALEDPEERNUMBER",
            "DIALEDPEERNAME",
            "ANSWEREDTIME",
            "ANSWEREDTIME_MS",
            "DIALEDTIME",
            "DIALEDTIME_MS",
            "RINGTIME",
            "RINGTIME_MS",
            "PROGRESSTIME",
            "PROGRESSTIME_MS");

    private final Execution x;
    private final Channel caller;
    private final Switchboard pbx;
    private final String timeout;
    private final String options;
    private final List<OutgoingCall> calls = new ArrayList<>();
    private final Instant begun;
    private @Nullable Instant answered;
    private boolean rang;
    private String status = "CHANUNAVAIL";

    Dialling(Execution x, String timeout, String options) {
        this.x = x;
        this.caller = x.channel();
        this.pbx = x.pbx();
        this.timeout = timeout;
        this.options = options;
        this.begun = pbx.world().now();
    }

    void begin(String destinations) {
        CLEARED.forEach(name -> caller.variables().put(name, ""));
        for (String each : destinations.split("&")) {
            OutgoingCall call = request(each.strip());
            if (call != null) {
                calls.add(call);
            }
        }
        x.onLeave(this::abandon);
        List.copyOf(calls).forEach(OutgoingCall::begin);
        if (calls.isEmpty()) {
            finish();
        } else if (!timeout.isEmpty()) {
            x.after(BasicApps.seconds(timeout), this::noAnswer);
        }
    }

    private @Nullable OutgoingCall request(String destination) {
        int slash = destination.indexOf('/');
        Technology technology = slash < 0 ? null : pbx.technologies().find(destination.substring(0, slash));
        String dialString = destination.substring(slash + 1);
        Channel dialled = technology == null
                ? null
                : technology.request(new Technology.Request(dialString, caller, "", ""));
        if (dialled == null) {
            return null;
        }
        dialled.variables().inheritFrom(caller.variables());
        dialled.variables().put("DIALEDPEERNUMBER", dialString);
        dialled.location(caller.profile().context(), caller.profile().exten(), caller.profile().priority());
        dialled.application("AppDial", "(Outgoing Line)");
        pbx.channelEvents().newexten(dialled);
        dialled.caller(PartyId.UNKNOWN.equals(dialled.profile().caller())
                ? new PartyId(caller.profile().exten(), "")
                : dialled.profile().caller());
        if (!caller.profile().caller().isUnknown()) {
            dialled.connected(caller.profile().caller());
        }
        return new OutgoingCall(caller, dialled, dialString, this);
    }

    @Override
    public void indicated(OutgoingCall call, Frame frame) {
        if (frame.kind() == Frame.Kind.RINGING && !rang) {
            rang = true;
            long millis = Duration.between(begun, pbx.world().now()).toMillis();
            caller.variables().put("RINGTIME", Long.toString(millis / 1000));
            caller.variables().put("RINGTIME_MS", Long.toString(millis));
            caller.leg().indicate(frame);
        }
    }

    @Override
    public void answered(OutgoingCall call) {
        calls.remove(call);
        calls.forEach(each -> each.giveUp("CANCEL", Causes.NORMAL));
        calls.clear();
        status = "ANSWER";
        answered = pbx.world().now();
        Channel peer = call.dialled();
        caller.variables().put("DIALSTATUS", status);
        caller.variables().put("DIALEDPEERNAME", peer.name());
        caller.variables().put("DIALEDPEERNUMBER", call.dialString());
        caller.answer();
        x.onLeave(() -> {});
        Bridge bridge = pbx.bridges().basic();
        bridge.enter(peer, Channel::hangup);
        bridge.enter(caller, channel -> {
            x.takeBack();
            finish();
        });
        caller.variables().put("BRIDGEPEER", peer.name());
        peer.variables().put("BRIDGEPEER", caller.name());
    }

    @Override
    public void failed(OutgoingCall call, String dialStatus, Frame.Kind by) {
        calls.remove(call);
        if (!status.equals("BUSY") || dialStatus.equals("NOANSWER")) {
            status = dialStatus;
        }
        if (calls.isEmpty() && answered == null) {
            finish();
        }
    }

    private void noAnswer() {
        if (answered == null) {
            status = "NOANSWER";
            abandon();
            finish();
        }
    }

    private void abandon() {
        List<OutgoingCall> given = List.copyOf(calls);
        calls.clear();
        given.forEach(each -> each.giveUp("NOANSWER", Causes.NONE));
    }

    private void finish() {
        Instant now = pbx.world().now();
        if (answered != null) {
            time("ANSWEREDTIME", Duration.between(answered, now));
            time("DIALEDTIME", Duration.between(begun, now));
        }
        caller.variables().put("DIALSTATUS", status);
        if (answered != null && options.indexOf('g') < 0) {
            x.end();
        } else {
            x.next();
        }
    }

    private void time(String name, Duration time) {
        caller.variables().put(name, Long.toString(time.toSeconds()));
        caller.variables().put(name + "_MS", Long.toString(time.toMillis()));
    }
}
