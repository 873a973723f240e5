package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.DialStateEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.DialStatus;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.wire.Header;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
 * how the call turned out. The read class {@code call} is needed. Stages have no time limit of their own; where the connection
 * is down while they pass, {@link #outcome} says that it is unknown, and a stage may stay open. Safe for use by any thread.
 */
public final class OriginatedCall {
    private static final String PREFIX =
            Long.toString(ThreadLocalRandom.current().nextLong() >>> 20, 36) + "-call-";
    private static final AtomicLong LAST = new AtomicLong();
    private static final String CHANNEL_ID = "ChannelId";
    private static final int TWO = 2;

    private final Desk desk;
    private final String uniqueid;
    private final String what;
    private final CompletableFuture<Void> ringing = new CompletableFuture<>();
    private final CompletableFuture<OriginateOutcome.Answered> answered = new CompletableFuture<>();
    private final CompletableFuture<String> bridged = new CompletableFuture<>();
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final CompletableFuture<OriginateOutcome> outcome;
    private final CompletableFuture<Event> end;

    /** Who is in which bridge, so far as it may be the call's; touched by the one thread that looks at events. */
    private final Map<String, Set<String>> inside = new HashMap<>();

    private final AtomicReference<String> current;

    /**
     * How a call ended.
     *
     * @param outcome how it turned out
     * @param cause the hangup cause; null where there was no channel or none was told
     */
    public record Ended(OriginateOutcome outcome, @Nullable HangupCause cause) {}

    private OriginatedCall(AmiClient client, OriginateAction action) {
        this.desk = new Desk(client);
        String own = own(action);
        this.uniqueid = own == null ? PREFIX + LAST.incrementAndGet() + "-c" : own;
        this.current = new AtomicReference<>(uniqueid);
        this.what = "The call originated on " + desk.pbx() + " as " + uniqueid;
        this.end = client.events()
                .await(
                        Set.of(NewstateEvent.class, DialStateEvent.class, BridgeEnterEvent.class, HangupEvent.class),
                        this::isEndedBy,
                        Desk.FOREVER);
        try {
            this.outcome = client.originate(own == null ? named(action, uniqueid) : action);
        } catch (RuntimeException e) {
            end.cancel(false);
            throw e;
        }
        CompletableFuture<?> unusedTurned = outcome.whenComplete(this::turnedOut);
        CompletableFuture<?> unusedOver = end.whenComplete(this::over);
    }

    /**
     * Places the call; returns at once.
     *
     * @param action what to call, and where to connect it; its {@code ChannelId} is used where it has one
     * @throws IllegalStateException where the client does not see events of class {@code call}
     */
    public static OriginatedCall originate(AmiClient client, OriginateAction action) {
        return new OriginatedCall(client, action);
    }

    private static @Nullable String own(OriginateAction action) {
        return action.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(CHANNEL_ID))
                .map(Header::value)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static OriginateAction named(OriginateAction action, String id) {
        String channel = action.headers().stream()
                .filter(OriginatedCall::isChannel)
                .findFirst()
                .orElseThrow()
                .value();
        OriginateAction.Builder copy = OriginateAction.builder(channel);
        action.headers().stream()
                .filter(header -> !isChannel(header) && !header.name().equalsIgnoreCase(CHANNEL_ID))
                .forEach(header -> copy.header(header.name(), header.value()));
        return copy.channelId(id).build();
    }

    private static boolean isChannel(Header header) {
        return header.name().equalsIgnoreCase("Channel");
    }

    private String current() {
        return Objects.requireNonNull(current.get());
    }

    private boolean isEndedBy(Event event) {
        if (event instanceof NewstateEvent state && current().equals(state.uniqueid())) {
            if (state.channelState() == ChannelState.RINGING || state.channelState() == ChannelState.UP) {
                ringing.completeAsync(() -> null);
            }
        } else if (event instanceof DialStateEvent dial
                && dial.dest() != null
                && current().equals(dial.dest().uniqueid())
                && dial.dialStatus() == DialStatus.RINGING) {
            ringing.completeAsync(() -> null);
        } else if (event instanceof BridgeEnterEvent enter) {
            entered(enter);
        }
        return event instanceof HangupEvent hangup && current().equals(hangup.uniqueid());
    }

    private void entered(BridgeEnterEvent enter) {
        String who = enter.uniqueid();
        String bridge = enter.bridgeUniqueid();
        if (who == null || bridge == null) {
            return;
        }
        if (current().equals(enter.swapUniqueid())) {
            current.set(who);
        }
        Integer count = enter.bridgeNumChannels();
        Set<String> members = inside.get(bridge);
        if (who.equals(current())) {
            members = inside.computeIfAbsent(bridge, first -> new HashSet<>());
        }
        if (members != null) {
            members.add(who);
            if (members.size() >= TWO || count != null && count >= TWO) {
                bridged.completeAsync(() -> bridge);
            }
        }
    }

    private void turnedOut(@Nullable OriginateOutcome told, @Nullable Throwable failure) {
        if (told instanceof OriginateOutcome.Answered yes) {
            // Asterisk before 12 does not know ChannelId; and it may have been swapped for another already
            boolean unused = current.compareAndSet(uniqueid, yes.uniqueid());
            ringing.complete(null);
            answered.complete(yes);
        } else if (told != null) {
            failAll(new ControlFailedException(what + " was not answered: " + told));
            ended.complete(new Ended(told, told.cause()));
            end.cancel(false);
        } else if (failure != null) {
            Throwable cause = Desk.unwrapped(failure);
            failAll(cause);
            ended.completeExceptionally(cause);
            end.cancel(false);
        }
    }

    /** The channel is gone; a call that nobody answered is told by its outcome, which may come later. */
    private void over(@Nullable Event event, @Nullable Throwable failure) {
        if (event instanceof HangupEvent hangup) {
            CompletableFuture<?> unused = outcome.whenComplete((told, none) -> {
                if (told != null) {
                    turnedOut(told, null);
                    ended.complete(new Ended(told, hangup.cause()));
                    failAll(new ControlFailedException(what + " ended first: cause " + hangup.cause()));
                }
            });
        } else if (failure != null && !end.isCancelled()) {
            Throwable cause = Desk.unwrapped(failure);
            failAll(cause);
            ended.completeExceptionally(cause);
        }
    }

    private void failAll(Throwable failure) {
        ringing.completeExceptionally(failure);
        answered.completeExceptionally(failure);
        bridged.completeExceptionally(failure);
    }

    /** The unique id that the called channel has, or will have. */
    public String uniqueid() {
        return uniqueid;
    }

    /** What can be done to the channel that the call is on now. */
    public ChannelControl control() {
        return ChannelControl.of(desk, new Target(current()));
    }

    /**
     * Completes when the called party is being rung ({@code Newstate} or {@code DialState}), or has answered without. A phone's
     * ringing may never be told.
     */
    public CompletableFuture<Void> ringing() {
        return ringing.copy();
    }

    /** Completes when the called party has answered ({@code OriginateResponse}). */
    public CompletableFuture<OriginateOutcome.Answered> answered() {
        return answered.copy();
    }

    /** Completes with the bridge's unique id when the call is in a bridge with somebody else ({@code BridgeEnter}). */
    public CompletableFuture<String> bridged() {
        return bridged.copy();
    }

    /** Completes when the call is over, or did not come about; fails only where the Originate itself was refused. */
    public CompletableFuture<Ended> ended() {
        return ended.copy();
    }

    /** How the originate turned out; see {@link AmiClient#originate}. */
    public CompletableFuture<OriginateOutcome> outcome() {
        return outcome.copy();
    }

    /** Ends the call; done when its channel is gone. */
    public CompletableFuture<HangupEvent> hangup() {
        return control().hangup();
    }

    /** Shows the unique id. */
    @Override
    public String toString() {
        return "OriginatedCall[" + uniqueid + "]";
    }
}
