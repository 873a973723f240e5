package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Feature;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Park, ParkedCalls and Parkinglots. */
public final class ParkingActions implements Topic {
    private static final String BLIND = "BLINDTRANSFER";
    private static final String PEER = "BRIDGEPEER";
    private static final Pattern SERIAL = Pattern.compile("-[0-9a-f]{8}(;[12])?$");

    private final Parking parking;

    /** Makes the actions over these lots. */
    public ParkingActions(Parking parking) {
        this.parking = parking;
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.actions().add("Park", (request, reply) -> park(pbx, request, reply));
        pbx.watchers().add(SpaceAnnouncement.WATCHER);
        pbx.features().add(Feature.PARK, this::parkByKeys);
        pbx.actions().add("ParkedCalls", this::parkedCalls);
        pbx.actions().add("Parkinglots", (request, reply) -> {
            ListReply list = reply.list("Parking lots will follow");
            for (ParkingLot lot : parking.all()) {
                list.item(
                        "Parkinglot",
                        lines -> lines.add("Name", lot.name())
                                .add("StartSpace", lot.first())
                                .add("StopSpace", lot.last())
                                .add("Timeout", lot.timeout()));
            }
            list.complete("ParkinglotsComplete");
        });
    }

    private void parkedCalls(ActionRequest request, ActionReply reply) {
        String name = request.text("ParkingLot");
        ParkingLot one = name.isEmpty() ? null : parking.find(name);
        if (one == null && !name.isEmpty()) {
            reply.error("Requested parking lot could not be found.");
            return;
        }
        ListReply list = reply.list("Parked calls will follow");
        for (ParkingLot lot : one == null ? parking.all() : List.of(one)) {
            for (ParkedCall call : lot.calls().values()) {
                list.itemIdLast("ParkedCall", lines -> call.write(lines, null));
            }
        }
        list.complete("ParkedCallsComplete", lines -> lines.add("Total", list.items()));
    }

    private void park(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        String timeoutName = request.text("TimeoutChannel");
        Channel channel = name.isEmpty() ? null : pbx.channels().find(name);
        String timeout = request.text("Timeout");
        if (name.isEmpty()) {
            reply.error("Channel not specified");
        } else if (!timeout.isEmpty() && !timeout.chars().allMatch(Character::isDigit)) {
            reply.error("Invalid Timeout value.");
        } else if (channel == null) {
            reply.error("Channel does not exist: " + name);
        } else {
            String lotName = request.text("Parkinglot");
            ParkingLot lot = parking.find(lotName.isEmpty() ? request.text("ParkingLot") : lotName);
            String parker = timeoutName.isEmpty()
                    ? ParkingApps.deviceOf(channel)
                    : SERIAL.matcher(timeoutName).replaceFirst("");
            if (lot != null && !timeoutName.isEmpty() && !lot.isFull()) {
                channel.variables().put(BLIND, timeoutName);
                channel.variables().put(BLIND, timeoutName);
            }
            Channel announced = pbx.channels().find(request.text("AnnounceChannel"));
            if (lot == null || !park(channel, lot, parker, announced, timeout(lot, timeout))) {
                reply.error("Park action failed\n");
            } else {
                reply.success("Park successful\n");
            }
        }
    }

    private static Duration timeout(ParkingLot lot, String millis) {
        return millis.isEmpty() ? Duration.ofSeconds(lot.timeout()) : Duration.ofMillis(Long.parseLong(millis));
    }

    private void parkByKeys(Channel presser, Channel other, Bridge bridge) {
        ParkingLot lot = parking.find("");
        if (lot != null) {
            other.variables().put(BLIND, presser.name());
            park(other, lot, ParkingApps.deviceOf(presser), presser, Duration.ofSeconds(lot.timeout()));
        }
    }

    /** Parks a channel; who parked it hears the space, and leaves then. */
    private boolean park(
            Channel channel, ParkingLot lot, String parker, @Nullable Channel announced, Duration timeout) {
        Bridge from = channel.bridge();
        if (lot.isFull()) {
            return false;
        }
        boolean isBroken = parking.bridge(lot).isDestroyed();
        if (from != null && from.creator().equals("ConfBridge")) {
            return false;
        }
        ParkedCall.Ending ending = new ParkedCall.Ending() {
            @Override
            public void begun(ParkedCall call) {
                forget(channel, BLIND);
                forget(channel, PEER);
            }

            @Override
            public void timedOut(ParkedCall call) {
                Comeback.start(call);
            }

            @Override
            public Comeback.Place place(ParkedCall call) {
                return Comeback.of(call);
            }

            @Override
            public void gaveUp(ParkedCall call) {
                call.parkee().hangup();
            }
        };
        channel.takeFromCaller();
        Execution execution = channel.execution();
        if (from != null) {
            from.moveOut(channel);
        } else if (execution != null) {
            execution.abandon();
        }
        boolean parked = parking.park(channel, lot, Duration.ZERO, parker, timeout, ending);
        if (from != null) {
            int space = lot.spaceOf(channel);
            if (parked && announced != null && announced.bridge() == from) {
                SpaceAnnouncement.begin(announced, from, space);
            } else {
                from.settle();
            }
        }
        if (isBroken) {
            channel.hangup();
        }
        return parked || isBroken;
    }

    /** What a variable tells is over, now that the channel is in the lot. */
    private static void forget(Channel channel, String variable) {
        if (channel.variables().find(variable) != null) {
            channel.variables().put(variable, "");
        }
    }
}
