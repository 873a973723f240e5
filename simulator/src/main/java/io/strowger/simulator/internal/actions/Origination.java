package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One call that an Originate places, until its outcome is told. */
final class Origination implements OutgoingCall.Outcome {
    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?\\d{1,9})");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Switchboard pbx;
    private final ActionRequest request;
    private final ActionReply reply;
    private final boolean async;
    private boolean over;

    Origination(Switchboard pbx, ActionRequest request, ActionReply reply) {
        this.pbx = pbx;
        this.request = request;
        this.reply = reply;
        this.async = request.isTrue("Async");
    }

    boolean hasApplication() {
        return !request.text("Application").isEmpty();
    }

    void begin(@Nullable Technology technology, String destination) {
        String id = request.text("ChannelId");
        boolean twice = !id.isEmpty() && id.equals(request.text("OtherChannelId"));
        Channel channel = technology == null || twice
                ? null
                : technology.request(new Technology.Request(destination, null, id, request.text("OtherChannelId")));
        if (channel == null) {
            tell(null, false, 0);
            return;
        }
        prepare(channel);
        OutgoingCall call = new OutgoingCall(null, channel, destination, this);
        call.begin();
        if (!over) {
            pbx.world().after(timeout(), () -> ringTimeout(call));
        }
    }

    private void prepare(Channel channel) {
        channel.application("AppDial2", "(Outgoing Line)");
        channel.publish();
        List<Assignments.Assignment> variables = new ArrayList<>(Assignments.parse(request.all("Variable")));
        Collections.reverse(variables);
        variables.forEach(each -> pbx.values().write(channel, each.name(), each.value()));
        if (!request.text("Account").isEmpty()) {
            channel.accountCode(request.text("Account"));
        }
        if (!request.text("CallerID").isEmpty()) {
            PartyId caller = PartyId.parse(request.text("CallerID"));
            channel.ani(caller.number());
            channel.caller(caller);
            channel.connected(caller);
        }
    }

    private Duration timeout() {
        Matcher number = NUMBER.matcher(request.text("Timeout"));
        long millis = number.lookingAt() ? Long.parseLong(number.group(1)) : 0;
        return millis <= 0 ? TIMEOUT : Duration.ofMillis(millis);
    }

    private void ringTimeout(OutgoingCall call) {
        if (!over) {
            over = true;
            call.dropUnanswered();
            tell(null, false, 3);
        }
    }

    @Override
    public void indicated(OutgoingCall call, Frame frame) {
        if (frame.kind() == Frame.Kind.PROGRESS && request.isTrue("EarlyMedia") && !over) {
            call.release();
            answered(call);
        }
    }

    @Override
    public void answered(OutgoingCall call) {
        over = true;
        Channel channel = call.dialled();
        tell(channel, true, 4);
        if (hasApplication()) {
            Execution.start(channel, request.text("Application"), request.text("Data"));
        } else {
            String context = request.text("Context");
            String exten = request.text("Exten");
            channel.location(context, exten, OriginateActions.priority(pbx, request));
            Execution.start(channel);
        }
    }

    @Override
    public void failed(OutgoingCall call, String dialStatus, Frame.Kind by) {
        over = true;
        tell(
                null,
                false,
                switch (by) {
                    case BUSY -> 5;
                    case CONGESTION -> 8;
                    default -> 0;
                });
    }

    private void tell(@Nullable Channel channel, boolean success, int reason) {
        if (async) {
            response(channel, success, reason);
            return;
        }
        if (success) {
            reply.success("Originate successfully queued");
        } else {
            reply.error("Originate failed");
        }
        reply.finish();
    }

    private void response(@Nullable Channel channel, boolean success, int reason) {
        PartyId caller = request.text("CallerID").isEmpty() ? PartyId.UNKNOWN : PartyId.parse(request.text("CallerID"));
        String given = request.text("ChannelId");
        pbx.events().emit("OriginateResponse", Classes.CALL, lines -> {
            reply.echo(lines);
            lines.add("Response", success ? "Success" : "Failure")
                    .add("Channel", channel == null ? request.text("Channel") : channel.name());
            if (hasApplication()) {
                lines.add("Application", request.text("Application")).add("Data", request.text("Data"));
            } else {
                lines.add("Context", request.text("Context")).add("Exten", request.text("Exten"));
            }
            lines.add("Reason", reason)
                    .add("Uniqueid", channel != null ? channel.uniqueid() : given.isEmpty() ? "<unknown>" : given)
                    .add("CallerIDNum", caller.shownNumber())
                    .add("CallerIDName", caller.shownName());
            if (channel != null) {
                pbx.snapshots().variables(lines, channel);
            }
        });
    }
}
