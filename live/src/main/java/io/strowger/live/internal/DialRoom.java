package io.strowger.live.internal;

import io.strowger.live.CallStep;
import io.strowger.protocol.event.AttendedTransferEvent;
import io.strowger.protocol.event.BlindTransferEvent;
import io.strowger.protocol.event.ChannelSnapshot;
import io.strowger.protocol.event.DialBeginEvent;
import io.strowger.protocol.event.DialEndEvent;
import io.strowger.protocol.event.DialStateEvent;
import io.strowger.protocol.event.PickupEvent;
import io.strowger.protocol.value.DialStatus;
import org.jspecify.annotations.Nullable;

/** What events say of dialling, transfers and pickups: how calls come to be as they are. */
final class DialRoom {
    private final Ground ground;
    private final ChannelTable channels;
    private final CallRoom calls;

    DialRoom(Ground ground, ChannelTable channels, CallRoom calls) {
        this.ground = ground;
        this.channels = channels;
        this.calls = calls;
    }

    void route(Routes routes) {
        routes.on(DialBeginEvent.class, calls.table(), this::dialled);
        routes.on(
                DialStateEvent.class,
                calls.table(),
                event -> status(event.dest(), event.dialStatus(), event.forward(), false));
        routes.on(
                DialEndEvent.class,
                calls.table(),
                event -> status(event.dest(), event.dialStatus(), event.forward(), true));
        routes.on(BlindTransferEvent.class, calls.table(), this::blind);
        routes.on(AttendedTransferEvent.class, calls.table(), this::attended);
        routes.on(PickupEvent.class, calls.table(), event -> {
            ChannelEntry target = entry(event.target());
            if (target != null) {
                calls.step(target, CallStep.Kind.PICKED_UP, event.channel());
                tookOver(channels.entry(event.uniqueid()), target);
            }
        });
    }

    /** Who takes the place of another channel gets its variables, without an event; those of its own hide them. */
    private void tookOver(@Nullable ChannelEntry channel, ChannelEntry place) {
        if (channel != null && channel != place) {
            channel.inherit(place, ground.settings().mostVariables());
            channels.touch(place);
            channels.touch(channel);
        }
    }

    private @Nullable ChannelEntry entry(@Nullable ChannelSnapshot snapshot) {
        return snapshot == null ? null : channels.entry(snapshot.uniqueid());
    }

    private void dialled(DialBeginEvent event) {
        ChannelEntry device = entry(event.dest());
        if (device == null) {
            return;
        }
        // The dialled channel is linked to the one that dials it before it is told of.
        calls.linked(device, Ground.text(event.linkedid()));
        CallEntry call = device.call;
        if (call != null) {
            String dialString = Ground.text(event.dialString());
            call.leg(new CallEntry.Leg(device.uniqueid(), device.name, dialString, ground.now()));
            calls.step(device, CallStep.Kind.DIALLED, dialString);
            channels.touch(device);
        }
    }

    private void status(
            @Nullable ChannelSnapshot dest, @Nullable DialStatus status, @Nullable String forward, boolean isEnd) {
        if (dest == null) {
            return;
        }
        ChannelEntry device = entry(dest);
        // Some devices have hung up before the dialling ends.
        CallEntry call = device != null
                ? device.call
                : dest == null ? null : calls.table().entry(dest.linkedid());
        String uniqueid = dest.uniqueid();
        if (call == null || uniqueid == null) {
            return;
        }
        CallEntry.Leg leg = call.leg(uniqueid);
        if (leg == null) {
            leg = new CallEntry.Leg(uniqueid, dest.channel(), null, ground.now());
            call.leg(leg);
        }
        leg.status = status;
        leg.forward = Ground.text(forward);
        if (isEnd) {
            leg.endedAt = ground.now();
            call.step(ground.now(), CallStep.Kind.DIAL_ENDED, leg.channel, status == null ? null : status.name());
        }
        calls.table().touch(call);
    }

    private void blind(BlindTransferEvent event) {
        ChannelEntry party = entry(event.transferee());
        if (party == null) {
            party = entry(event.transferer());
        }
        if (party != null) {
            calls.step(
                    party,
                    CallStep.Kind.BLIND_TRANSFER,
                    event.extension() + "@" + event.context() + " " + event.result());
        }
    }

    private void attended(AttendedTransferEvent event) {
        ChannelEntry party = entry(event.transferee());
        if (party == null) {
            party = entry(event.origTransferer());
        }
        if (party != null) {
            calls.step(party, CallStep.Kind.ATTENDED_TRANSFER, event.destType() + " " + event.result());
        }
    }
}
