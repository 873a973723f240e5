package io.strowger.live.control;

import io.strowger.protocol.action.BlindTransferAction;
import io.strowger.protocol.action.BridgeAction;
import io.strowger.protocol.action.BridgeKickAction;
import io.strowger.protocol.action.RedirectAction;
import io.strowger.protocol.event.BlindTransferEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.value.BridgeTone;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.value.TransferResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends a channel elsewhere: in the dialplan, into a bridge, out of one. */
final class Redirects {
    private static final String INVALID = "i";

    private final Desk desk;
    private final Target target;

    Redirects(Desk desk, Target target) {
        this.desk = desk;
        this.target = target;
    }

    CompletableFuture<Void> one(Place place) {
        RedirectAction action = RedirectAction.builder(target.id(), place.exten(), place.context(), place.priority())
                .build();
        return desk.send(action, arrived(Map.of(target, place)).unlessEnds(target));
    }

    CompletableFuture<Void> both(Place place, Target other, Place otherPlace) {
        RedirectAction action = RedirectAction.builder(target.id(), place.exten(), place.context(), place.priority())
                .extraChannel(other.id())
                .extraContext(otherPlace.context())
                .extraExten(otherPlace.exten())
                .extraPriority(otherPlace.priority())
                .build();
        return desk.send(
                action,
                arrived(Map.of(target, place, other, otherPlace))
                        .unlessEnds(target)
                        .unlessEnds(other));
    }

    /** That all of them run a step of the extension they were sent to. */
    private Expectation<Void> arrived(Map<Target, Place> places) {
        Map<Target, Place> missing = new HashMap<>(places);
        return new Expectation<Void>("redirected", PrivilegeClass.DIALPLAN)
                .when(
                        NewextenEvent.class,
                        event -> missing.entrySet().removeIf(each -> isAt(each, event, null)) && missing.isEmpty(),
                        event -> null)
                .when(
                        NewextenEvent.class,
                        event -> places.entrySet().stream().anyMatch(each -> isAt(each, event, INVALID)),
                        event -> {
                            throw new ControlFailedException("The channel " + event.channel() + " of " + desk.pbx()
                                    + " was redirected to an extension that is not there, and went to '" + INVALID
                                    + "' in context " + event.context() + " instead; wanted was " + places + ".");
                        });
    }

    private static boolean isAt(Map.Entry<Target, Place> each, NewextenEvent event, @Nullable String exten) {
        Place place = each.getValue();
        return each.getKey().is(event)
                && place.context().equals(event.context())
                && (exten == null ? place.exten() : exten).equals(event.exten())
                && !(exten != null && place.exten().equals(exten));
    }

    CompletableFuture<BlindTransferEvent> blindTransfer(String context, String exten) {
        Expectation<BlindTransferEvent> transferred = new Expectation<BlindTransferEvent>("transferred")
                .when(BlindTransferEvent.class, event -> target.is(event.transferer()), this::successful);
        return desk.send(
                BlindTransferAction.builder(target.id(), exten).context(context).build(), transferred);
    }

    private BlindTransferEvent successful(BlindTransferEvent event) {
        if (event.result() != TransferResult.SUCCESS) {
            throw new ControlFailedException("The blind transfer by " + target + " on " + desk.pbx() + " to "
                    + event.extension() + " in context " + event.context() + " failed: Asterisk says '"
                    + event.header("Result") + "'.");
        }
        return event;
    }

    CompletableFuture<Void> bridge(Target other, BridgeTone tone) {
        Map<String, Set<Target>> entered = new HashMap<>();
        Expectation<Void> together = new Expectation<Void>("bridged")
                .when(BridgeEnterEvent.class, event -> enter(event, other, entered) == 2, event -> null)
                .unlessEnds(target)
                .unlessEnds(other);
        return desk.send(
                BridgeAction.builder(target.id(), other.id()).tone(tone).build(), together);
    }

    /** How many of the two are now in the bridge that one of them entered. */
    private int enter(BridgeEnterEvent event, Target other, Map<String, Set<Target>> entered) {
        Target who = target.is(event) ? target : other.is(event) ? other : null;
        String bridge = event.bridgeUniqueid();
        if (who == null || bridge == null) {
            return 0;
        }
        Set<Target> inside = entered.computeIfAbsent(bridge, first -> new HashSet<>());
        inside.add(who);
        return inside.size();
    }

    CompletableFuture<BridgeLeaveEvent> leaveBridge() {
        Expectation<BridgeLeaveEvent> left = new Expectation<BridgeLeaveEvent>("taken out of its bridge")
                .when(BridgeLeaveEvent.class, target::is, event -> event)
                .unlessEnds(target);
        return desk.send(BridgeKickAction.builder(target.id()).build(), left);
    }
}
