package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.client.UnknownActionException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.DahdiDialOffhookAction;
import io.strowger.protocol.action.DahdiDndOffAction;
import io.strowger.protocol.action.DahdiDndOnAction;
import io.strowger.protocol.action.DahdiHangupAction;
import io.strowger.protocol.action.DahdiRestartAction;
import io.strowger.protocol.action.DahdiShowChannelsAction;
import io.strowger.protocol.action.DahdiTransferAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.action.ZapDialOffhookAction;
import io.strowger.protocol.action.ZapDndOffAction;
import io.strowger.protocol.action.ZapDndOnAction;
import io.strowger.protocol.action.ZapHangupAction;
import io.strowger.protocol.action.ZapRestartAction;
import io.strowger.protocol.action.ZapTransferAction;
import io.strowger.protocol.event.DahdiShowChannelsEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A channel of a telephony card ({@code DAHDI/1-1}, {@code Zap/1-1}), and what only such channels can do.
 *
 * <p>The {@code DAHDI...} actions name the port by its number, the part of the name before the hyphen. Up to 1.4 they were
 * called {@code Zap...}: a channel with that name tries those first, and the others where the server does not know them; so the
 * other way round. The answer is the outcome. Futures complete on the client's executor; see {@link ChannelControl} for failures and threads.
 */
public final class DahdiChannel extends ChannelControl {
    private static final Pattern NAME = Pattern.compile("(?:DAHDI|Zap)/(\\d+)(?:-.*)?", Pattern.CASE_INSENSITIVE);

    DahdiChannel(Desk desk, Target target) {
        super(desk, target);
    }

    /**
     * The number of the port; empty where the name does not tell it, as that of an ISDN channel ({@code DAHDI/i1/5551234-1}).
     */
    public Optional<String> number() {
        Matcher name = NAME.matcher(channel());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private String requiredNumber() {
        return number().orElseThrow(() -> new IllegalStateException("the name " + channel()
                + " does not tell the number of the port, by which the DAHDI actions know it; DAHDIShowChannels may"));
    }

    /** Lets the phone at the port be left in peace (action {@code DAHDIDNDon}). */
    public CompletableFuture<Response> doNotDisturb() {
        String port = requiredNumber();
        return send(
                DahdiDndOnAction.builder(port).build(),
                ZapDndOnAction.builder(port).build());
    }

    /** Takes {@link #doNotDisturb} back (action {@code DAHDIDNDoff}). */
    public CompletableFuture<Response> disturb() {
        String port = requiredNumber();
        return send(
                DahdiDndOffAction.builder(port).build(),
                ZapDndOffAction.builder(port).build());
    }

    /** Lets the port go on hook (action {@code DAHDIHangup}); Asterisk answers before the channel is gone. */
    public CompletableFuture<Response> dahdiHangup() {
        String port = requiredNumber();
        return send(
                DahdiHangupAction.builder(port).build(),
                ZapHangupAction.builder(port).build());
    }

    /** Does what a flash hook would: begins or completes a transfer (action {@code DAHDITransfer}). */
    public CompletableFuture<Response> flashTransfer() {
        String port = requiredNumber();
        return send(
                DahdiTransferAction.builder(port).build(),
                ZapTransferAction.builder(port).build());
    }

    /** Dials a number while the port is off hook (action {@code DAHDIDialOffhook}). */
    public CompletableFuture<Response> dialOffhook(String number) {
        String port = requiredNumber();
        return send(
                DahdiDialOffhookAction.builder(port, number).build(),
                ZapDialOffhookAction.builder(port, number).build());
    }

    /** What the card tells of the port now; empty where there is no such port (action {@code DAHDIShowChannels}). */
    public CompletableFuture<Optional<DahdiShowChannelsEvent>> show() {
        return desk().send(
                        DahdiShowChannelsAction.builder()
                                .dahdiChannel(requiredNumber())
                                .build(),
                        list -> list.first());
    }

    /** What the cards of a PBX tell of all their ports; empty where it has none. */
    public static CompletableFuture<List<DahdiShowChannelsEvent>> all(AmiClient client) {
        return new Desk(client).send(DahdiShowChannelsAction.builder().build(), list -> list.items());
    }

    /**
     * Restarts all ports of a PBX, which ends all calls on them (action {@code DAHDIRestart}).
     *
     * <p>Where it fails Asterisk closes the connection, and the future fails with an {@code OutcomeUnknownException}.
     */
    public static CompletableFuture<Response> restart(AmiClient client) {
        return either(
                new Desk(client),
                DahdiRestartAction.builder().build(),
                ZapRestartAction.builder().build());
    }

    private CompletableFuture<Response> send(Action<Response> dahdi, Action<Response> zap) {
        boolean isOld = channel().regionMatches(true, 0, "Zap", 0, 3);
        return isOld ? either(desk(), zap, dahdi) : either(desk(), dahdi, zap);
    }

    private static CompletableFuture<Response> either(Desk desk, Action<Response> first, Action<Response> second) {
        CompletableFuture<Response> done = new CompletableFuture<>();
        Desk.settle(
                desk.send(first).exceptionallyCompose(failure -> {
                    Throwable cause = Desk.unwrapped(failure);
                    return cause instanceof UnknownActionException
                            ? desk.send(second)
                                    .exceptionallyCompose(again -> CompletableFuture.failedFuture(
                                            Desk.unwrapped(again) instanceof UnknownActionException ? cause : again))
                            : CompletableFuture.failedFuture(cause);
                }),
                done,
                response -> response);
        return done;
    }
}
