package io.strowger.live.control;

import io.strowger.protocol.action.BridgeInfoAction;
import io.strowger.protocol.action.DialplanExtensionAddAction;
import io.strowger.protocol.event.BridgeInfoChannelEvent;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.value.BridgeTone;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call that {@link ChannelControl#hold} put on hold: one or two channels that hear music, and the way back.
 *
 * <p>Both have left their dialplan: whoever ends one has to end the other. The future of {@link #resume} completes on the
 * client's executor. Immutable.
 */
public final class HeldCall {
    private final Desk desk;
    private final Target target;
    private final @Nullable Target partner;

    private HeldCall(Desk desk, Target target, @Nullable Target partner) {
        this.desk = desk;
        this.target = target;
        this.partner = partner;
    }

    static CompletableFuture<HeldCall> hold(Desk desk, Target target, String musicClass) {
        Place music = Place.of("strowger-hold-" + musicClass, "s");
        CompletableFuture<HeldCall> held = new CompletableFuture<>();
        Desk.settle(
                desk.send(DialplanExtensionAddAction.builder(music.context(), music.exten(), 1, "MusicOnHold")
                                .applicationData(musicClass)
                                .replace(true)
                                .build())
                        .thenCompose(written -> hold(desk, target, music)),
                held,
                call -> call);
        return held;
    }

    static CompletableFuture<HeldCall> hold(Desk desk, Target target, Place music) {
        CompletableFuture<HeldCall> held = new CompletableFuture<>();
        Desk.settle(
                new Variables(desk, target)
                        .status()
                        .thenCompose(status -> partner(desk, target, status))
                        .thenCompose(partner -> hold(desk, target, partner.orElse(null), music)),
                held,
                call -> call);
        return held;
    }

    private static CompletableFuture<HeldCall> hold(Desk desk, Target target, @Nullable Target partner, Place music) {
        Redirects redirects = new Redirects(desk, target);
        return (partner == null ? redirects.one(music) : redirects.both(music, partner, music))
                .thenApply(arrived -> new HeldCall(desk, target, partner));
    }

    /** Whom the channel talks to; empty where it is in no bridge. */
    private static CompletableFuture<Optional<Target>> partner(Desk desk, Target target, StatusEvent status) {
        String bridge = status.bridgeId();
        if (bridge == null || bridge.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return desk.send(BridgeInfoAction.builder(bridge).build(), channels -> {
            List<BridgeInfoChannelEvent> others =
                    channels.stream().filter(each -> !target.is(each)).toList();
            if (others.size() > 1) {
                throw new ControlFailedException("The channel " + target + " of " + desk.pbx() + " talks to "
                        + others.size() + " others: only a call of two can be put on hold.");
            }
            return others.stream().findFirst().map(each -> new Target(String.valueOf(each.channel())));
        });
    }

    /** The channel whose control put the call on hold. */
    public ChannelControl channel() {
        return ChannelControl.of(desk, target);
    }

    /** Whom it talked to; empty where it was in no bridge. */
    public Optional<ChannelControl> partner() {
        return Optional.ofNullable(partner).map(other -> ChannelControl.of(desk, other));
    }

    /**
     * Lets the two talk again (action {@code Bridge}); done when both are in one bridge.
     *
     * @throws IllegalStateException where the channel was in no bridge: {@link ChannelControl#redirect} it instead
     */
    public CompletableFuture<Void> resume() {
        if (partner == null) {
            throw new IllegalStateException("the channel " + target + " was in no bridge when it was put on hold, so"
                    + " there is nobody to connect it with: redirect it");
        }
        return new Redirects(desk, target).bridge(partner, BridgeTone.NONE);
    }

    /** Shows the channels. */
    @Override
    public String toString() {
        return "HeldCall[" + target + (partner == null ? "" : " and " + partner) + "]";
    }
}
