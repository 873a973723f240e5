package io.strowger.tests.live;

import io.strowger.client.AmiClient;
import io.strowger.client.Subscription;
import io.strowger.live.Call;
import io.strowger.live.Change;
import io.strowger.live.Channel;
import io.strowger.live.LiveState;
import io.strowger.live.control.AttendedTransfer;
import io.strowger.live.control.ChannelControl;
import io.strowger.live.control.ParkOrder;
import io.strowger.live.control.ParkingControl;
import io.strowger.live.control.Place;
import io.strowger.protocol.action.DialplanExtensionAddAction;
import io.strowger.protocol.value.AudioDirection;
import io.strowger.protocol.value.BridgeTone;
import io.strowger.protocol.value.ChannelState;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What happens to calls once their parties talk, or ring; each is done once the live model shows that it can be. */
final class Deeds implements AutoCloseable {
    /** Where what is sent elsewhere goes: it is answered, and ends by itself. */
    private static final String ELSEWHERE = "204";

    /** One thing that happens to a call. */
    enum Kind {
        BLIND_TRANSFER,
        ATTENDED_TRANSFER,
        CANCELLED_TRANSFER,
        PARK,
        MASQUERADE,
        BRIDGE,
        HOLD,
        DTMF_AND_MUTE,
        VARIABLES,
        PICKUP,
        FORWARD;

        /** The extension of the context lab that such calls go to. */
        String exten() {
            return switch (this) {
                case PICKUP -> "deed-ringing";
                case FORWARD -> "deed-forwarded";
                default -> "deed-talk";
            };
        }
    }

    private final AmiClient ami;
    private final Consumer<String> pickup;
    private final Map<String, Kind> planned = new ConcurrentHashMap<>();
    private final Map<Kind, AtomicInteger> done = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicInteger> failed = new EnumMap<>(Kind.class);
    private final Map<Kind, String> reasons = new ConcurrentHashMap<>();
    private final AtomicReference<String> bridgeWith = new AtomicReference<>();
    private final Subscription connected;
    private final Subscription ringing;

    Deeds(AmiClient ami, LiveState live, Consumer<String> pickup) {
        this.ami = ami;
        this.pickup = pickup;
        for (Kind kind : Kind.values()) {
            done.put(kind, new AtomicInteger());
            failed.put(kind, new AtomicInteger());
        }
        connected = live.calls().onChange(this::call);
        ringing = live.channels().onChange(this::channel);
    }

    /** Gives a server the extensions. */
    static void furnish(AmiClient ami) {
        extension(ami, "lab", "deed-talk", 1, "Dial", "Local/225@lab/n,10,tTkKxXhH");
        extension(ami, "lab", "deed-ringing", 1, "Dial", "PJSIP/6008@loop,10,tT");
        extension(ami, "lab", "deed-forwarded", 1, "Dial", "PJSIP/6009@loop,10,tT");
        extension(ami, "from-loop", "6008", 1, "Ringing", "");
        extension(ami, "from-loop", "6008", 2, "Wait", "20");
        extension(ami, "from-loop", "6009", 1, "Transfer", "PJSIP/sip:6001@127.0.0.1");
    }

    private static void extension(
            AmiClient ami, String context, String exten, int priority, String application, String data) {
        DialplanExtensionAddAction.Builder action = DialplanExtensionAddAction.builder(
                        context, exten, Integer.toString(priority), application)
                .replace(true);
        ami.send((data.isEmpty() ? action : action.applicationData(data)).build());
    }

    /** Lets that happen to the call of that id once it can. */
    void plan(String id, Kind kind) {
        planned.put(id, kind);
    }

    void forget() {
        planned.clear();
        bridgeWith.set(null);
    }

    private void channel(Change<Channel> change) {
        Channel channel = change.after();
        if (channel.state() == ChannelState.RINGING
                && channel.name().startsWith("PJSIP/")
                && planned.remove(String.valueOf(channel.linkedid()), Kind.PICKUP)) {
            pickup.accept(channel.name());
        }
    }

    private void call(Change<Call> change) {
        Call call = change.after();
        if (call.isActive() && call.legs().stream().anyMatch(leg -> leg.forward() != null)) {
            if (planned.remove(call.id(), Kind.FORWARD)) {
                done.get(Kind.FORWARD).incrementAndGet();
            }
        }
        boolean pickedUp = change.after().timeline().stream()
                .anyMatch(step -> step.kind() == io.strowger.live.CallStep.Kind.PICKED_UP);
        if (change.isEnd() && pickedUp) {
            done.get(Kind.PICKUP).incrementAndGet();
        }
        if (call.isActive() && call.talkingSince() != null) {
            Kind kind = planned.get(call.id());
            if (kind != null && kind != Kind.FORWARD && planned.remove(call.id(), kind)) {
                talking(call, kind);
            }
        }
    }

    private void talking(Call call, Kind kind) {
        ChannelControl caller =
                ChannelControl.of(ami, call.caller().map(Channel::name).orElseThrow());
        String callee = call.active().stream()
                .filter(channel -> channel.bridgeId() != null && !channel.name().equals(caller.channel()))
                .map(Channel::name)
                .findFirst()
                .orElse(caller.channel());
        act(kind, caller, ChannelControl.of(ami, callee)).whenComplete((nothing, failure) -> {
            (failure == null ? done : failed).get(kind).incrementAndGet();
            if (failure != null) {
                reasons.put(kind, String.valueOf(failure.getMessage()));
            }
        });
    }

    private CompletableFuture<?> act(Kind kind, ChannelControl caller, ChannelControl callee) {
        return switch (kind) {
            case BLIND_TRANSFER -> caller.blindTransfer("lab", ELSEWHERE);
            case ATTENDED_TRANSFER ->
                caller.attendedTransfer("lab", "206")
                        .thenCompose(transfer -> transfer.answered().thenCompose(answered -> transfer.complete()));
            case CANCELLED_TRANSFER -> caller.attendedTransfer("lab", "206").thenCompose(Deeds::cancelled);
            case PARK -> ParkingControl.of(ami).park(callee.channel(), ParkOrder.in("short"));
            case MASQUERADE -> callee.redirect(Place.of("lab", ELSEWHERE));
            case BRIDGE -> {
                String other = bridgeWith.getAndSet(callee.channel());
                yield other == null
                        ? CompletableFuture.completedFuture(null)
                        : callee.bridge(ChannelControl.of(ami, other), BridgeTone.NONE);
            }
            case HOLD -> caller.hold().thenCompose(held -> held.resume());
            case DTMF_AND_MUTE -> caller.dtmf("12").thenCompose(played -> callee.mute(AudioDirection.IN));
            case VARIABLES ->
                caller.variables()
                        .put("LABDEED", "yes")
                        .thenCompose(set -> callee.variables().put("LABDEED", "too"));
            case PICKUP, FORWARD -> CompletableFuture.completedFuture(null);
        };
    }

    private static CompletableFuture<Void> cancelled(AttendedTransfer transfer) {
        return transfer.answered().thenCompose(answered -> transfer.cancel());
    }

    /** How often each was done, as its outcome told. */
    Map<Kind, AtomicInteger> done() {
        return done;
    }

    /** How often each failed, since the call was over, or something else happened to it. */
    Map<Kind, AtomicInteger> failed() {
        return failed;
    }

    /** Why each failed last. */
    Map<Kind, String> reasons() {
        return reasons;
    }

    @Override
    public void close() {
        connected.close();
        ringing.close();
    }
}
