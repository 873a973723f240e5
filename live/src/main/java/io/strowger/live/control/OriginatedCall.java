package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.value.HangupCause;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that was placed by an {@code Originate}: its stages as futures, and its outcome.
 *
 * <p>The action names the unique id that the called channel gets ({@code ChannelId}, since 12), by which all events about the
 * channel are known; {@code OriginateResponse} is known by that or by its ActionID, which is the originator's, and nothing else
 * carries one. Where another channel takes the called one's place in a bridge, as at the end of a Local channel that optimises
 * itself away ({@code SwapUniqueid}), the call goes on with that.
 *
 * <p>A stage that is passed completes; one that cannot be reached any more fails with a {@link ControlFailedException} that says
 * how the call turned out. The read class {@code call} is needed. Stages have no time limit of their own. Where the connection
 * was down meanwhile, the PBX is asked for the channel ({@code Status}, {@code BridgeInfo}) when it is back, and the stages
 * complete as it says; a channel that is gone by then has ended with no cause known. Where it may not be asked, they fail with
 * an {@code OutcomeUnknownException}.
 *
 * <p>Futures complete on the client's executor or on the common pool, never on the thread that reads the socket. Safe for use by
 * any thread.
 */
public final class OriginatedCall {
    private final Placement placement;
    private final CompletableFuture<Void> ringing;
    private final CompletableFuture<OriginateOutcome.Answered> answered;
    private final CompletableFuture<String> bridged;
    private final CompletableFuture<Ended> ended;
    private final CompletableFuture<OriginateOutcome> outcome;

    /**
     * How a call ended.
     *
     * @param outcome how it turned out
     * @param cause the hangup cause; null where there was no channel or none was told
     */
    public record Ended(OriginateOutcome outcome, @Nullable HangupCause cause) {}

    private OriginatedCall(Placement placement) {
        this.placement = placement;
        this.ringing = placement.ringing;
        this.answered = placement.answered;
        this.bridged = placement.bridged;
        this.ended = placement.ended;
        this.outcome = placement.outcome;
    }

    /** The same call, the stages of which wait for something before they complete. */
    private OriginatedCall(OriginatedCall call, Supplier<? extends CompletableFuture<?>> barrier) {
        this.placement = call.placement;
        this.ringing = behind(call.ringing, barrier);
        this.answered = behind(call.answered, barrier);
        this.bridged = behind(call.bridged, barrier);
        this.ended = behind(call.ended, barrier);
        this.outcome = behind(call.outcome, barrier);
    }

    private static <T> CompletableFuture<T> behind(
            CompletableFuture<T> stage, Supplier<? extends CompletableFuture<?>> barrier) {
        return stage.thenCompose(value -> barrier.get().thenApply(passed -> value));
    }

    /** What a caller may cancel or complete without harm; where the stage fails, it fails with the cause, not wrapped in anything. */
    private static <T> CompletableFuture<T> copied(CompletableFuture<T> stage) {
        CompletableFuture<T> copy = new CompletableFuture<>();
        Desk.settle(stage, copy, Function.identity());
        return copy;
    }

    /**
     * The same call, each stage of which completes only when a future is done that is asked for at that moment: for instance,
     * when a live model has caught up with it. A stage fails where that future does.
     */
    public OriginatedCall behind(Supplier<? extends CompletableFuture<?>> barrier) {
        return new OriginatedCall(this, barrier);
    }

    /**
     * Places the call; returns at once.
     *
     * @param action what to call, and where to connect it; its {@code ChannelId} is used where it has one
     * @throws IllegalStateException where the client does not see events of class {@code call}
     */
    public static OriginatedCall originate(AmiClient client, OriginateAction action) {
        return new OriginatedCall(new Placement(client, action));
    }

    /** The unique id that the called channel has, or will have. */
    public String uniqueid() {
        return placement.uniqueid;
    }

    /** The unique id of the channel that the call is on now: another than at first where that one was swapped for it. */
    public String currentUniqueid() {
        return placement.current();
    }

    /** What can be done to the channel that the call is on now. */
    public ChannelControl control() {
        return placement.control();
    }

    /**
     * Completes when the called party is being rung ({@code Newstate} or {@code DialState}), or has answered without. A phone's
     * ringing may never be told.
     */
    public CompletableFuture<Void> ringing() {
        return copied(ringing);
    }

    /** Completes when the called party has answered ({@code OriginateResponse}). */
    public CompletableFuture<OriginateOutcome.Answered> answered() {
        return copied(answered);
    }

    /** Completes with the bridge's unique id when the call is in a bridge with somebody else ({@code BridgeEnter}). */
    public CompletableFuture<String> bridged() {
        return copied(bridged);
    }

    /** Completes when the call is over, or did not come about; fails only where the Originate itself was refused. */
    public CompletableFuture<Ended> ended() {
        return copied(ended);
    }

    /**
     * How the originate turned out; see {@link AmiClient#originate}. Where the connection was down meanwhile, it is what the
     * PBX said when it was asked.
     */
    public CompletableFuture<OriginateOutcome> outcome() {
        return copied(outcome);
    }

    /** Ends the call; done when its channel is gone. */
    public CompletableFuture<HangupEvent> hangup() {
        return control().hangup();
    }

    /** Shows the unique id. */
    @Override
    public String toString() {
        return "OriginatedCall[" + placement.uniqueid + "]";
    }
}
