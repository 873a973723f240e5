package io.strowger.live.control;

import io.strowger.protocol.action.BlindTransferAction;
import io.strowger.protocol.action.BridgeAction;
import io.strowger.protocol.action.BridgeKickAction;
import io.strowger.protocol.action.RedirectAction;
import io.strowger.protocol.event.BlindTransferEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.value.BridgeTone;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.value.TransferResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Sends a channel elsewhere: in the dialplan, into a bridge, out of one. */
final class Redirects {
    private final Desk desk;
    private final Target target;

    Redirects(Desk desk, Target target) {
        this.desk = desk;
        this.target = target;
    }

    CompletableFuture<Void> one(Place place) {
        RedirectAction action = RedirectAction.builder(target.id(), place.exten(), place.context(), place.priority())
                .build();
        return redirect(action, Map.of(target, place));
    }

    CompletableFuture<Void> both(Place place, Target other, Place otherPlace) {
        RedirectAction action = RedirectAction.builder(target.id(), place.exten(), place.context(), place.priority())
                .extraChannel(other.id())
                .extraContext(otherPlace.context())
                .extraExten(otherPlace.exten())
                .extraPriority(otherPlace.priority())
                .build();
        return redirect(action, Map.of(target, place, other, otherPlace));
    }

    /** Asks first where they are, since what tells their arrival depends on it. */
    private CompletableFuture<Void> redirect(RedirectAction action, Map<Target, Place> places) {
        desk.refuseIfHidden(action.name(), PrivilegeClass.DIALPLAN);
        Journey journey = new Journey(places.keySet());
        Expectation<Void> arrival = arrival(journey);
        places.keySet().forEach(arrival::unlessEnds);
        CompletableFuture<Event> watching = desk.watch(arrival);
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        CompletableFuture<?> unused = arrived.whenComplete((nothing, failure) -> watching.cancel(false));
        List<CompletableFuture<Arrival>> asked = ask(places, journey, arrived);
        Desk.settle(
                CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                        .thenCompose(all -> {
                            journey.wanted(
                                    asked.stream().map(CompletableFuture::join).toList());
                            return send(action, journey, arrival, watching, arrived);
                        }),
                arrived,
                nothing -> nothing);
        return arrived;
    }

    private List<CompletableFuture<Arrival>> ask(
            Map<Target, Place> places, Journey journey, CompletableFuture<Void> whole) {
        try {
            return places.entrySet().stream()
                    .map(each -> new Variables(desk, each.getKey())
                            .status()
                            .handle((before, failure) ->
                                    new Arrival(each.getKey(), each.getValue(), before, journey.left(each.getKey()))))
                    .toList();
        } catch (RuntimeException notSent) {
            whole.completeExceptionally(notSent);
            throw notSent;
        }
    }

    private CompletableFuture<Void> send(
            RedirectAction action,
            Journey journey,
            Expectation<Void> arrival,
            CompletableFuture<Event> watching,
            CompletableFuture<Void> whole) {
        if (whole.isDone()) {
            return whole; // Cancelled: nobody wants it any more.
        }
        desk.refuseIfHidden(action.name(), arrival.needed());
        CompletableFuture<Void> sent;
        if (journey.isComplete()) {
            sent = desk.send(action, response -> null); // No event will tell that they begin anew.
        } else if (watching.isCompletedExceptionally()) {
            sent = desk.send(action, arrival); // To be told where they were took too long.
        } else {
            sent = desk.send(action, arrival, watching);
        }
        Desk.linkCancel(whole, sent);
        return sent;
    }

    /** That all of them run where they were sent. */
    private Expectation<Void> arrival(Journey journey) {
        return new Expectation<Void>("redirected", PrivilegeClass.DIALPLAN)
                .when(NewextenEvent.class, journey::isCompleteWith, event -> null)
                .when(BridgeLeaveEvent.class, journey::isCompleteWith, event -> null)
                .when(NewextenEvent.class, journey::isLostWith, event -> {
                    throw new ControlFailedException("The channel " + event.channel() + " of " + desk.pbx()
                            + " was redirected to an extension that is not there, and went to 'i' in context "
                            + event.context() + " instead; wanted was " + journey + ".");
                });
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
