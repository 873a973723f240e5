package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.client.OriginateOutcome;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.protocol.action.BridgeInfoAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.DialStateEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.event.OriginateResponseEvent;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.DialStatus;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.wire.Header;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What becomes of a call that was originated: what the events tell of it, and what the PBX says where they may be missing. */
final class Placement {
    private static final String PREFIX =
            Long.toString(ThreadLocalRandom.current().nextLong() >>> 20, 36) + "-call-";
    private static final AtomicLong LAST = new AtomicLong();
    private static final String CHANNEL_ID = "ChannelId";
    private static final int TWO = 2;
    private static final Set<Class<? extends Event>> TYPES = Set.of(
            NewstateEvent.class,
            DialStateEvent.class,
            BridgeEnterEvent.class,
            HangupEvent.class,
            OriginateResponseEvent.class);

    final String uniqueid;
    final CompletableFuture<Void> ringing = new CompletableFuture<>();
    final CompletableFuture<OriginateOutcome.Answered> answered = new CompletableFuture<>();
    final CompletableFuture<String> bridged = new CompletableFuture<>();
    final CompletableFuture<OriginatedCall.Ended> ended = new CompletableFuture<>();
    final CompletableFuture<OriginateOutcome> outcome = new CompletableFuture<>();

    private final Desk desk;
    private final String what;

    /** The outcome as the client knows it, which gives up with the connection. */
    private final CompletableFuture<OriginateOutcome> placed;

    private final CompletableFuture<Event> end;

    /** Who is in which bridge, so far as it may be the call's. */
    private final Map<String, Set<String>> inside = new ConcurrentHashMap<>();

    /** The channel that the call is on now. */
    private final AtomicReference<String> current;

    /** What is said of the outcome where it was not heard. */
    private volatile @Nullable OriginateOutcome unheard;

    private volatile @Nullable HangupCause hangupCause;

    Placement(AmiClient client, OriginateAction action) {
        this.desk = new Desk(client);
        String own = own(action);
        this.uniqueid = own == null ? PREFIX + LAST.incrementAndGet() + "-c" : own;
        this.current = new AtomicReference<>(uniqueid);
        this.what = "The call originated on " + desk.pbx() + " as " + uniqueid;
        this.end = client.events().await(TYPES, this::isEndedBy, Desk.FOREVER);
        try {
            this.placed = client.originate(own == null ? named(action, uniqueid) : action);
        } catch (RuntimeException e) {
            end.cancel(false);
            throw e;
        }
        CompletableFuture<?> unusedPlaced = placed.whenComplete(this::placed);
        CompletableFuture<?> unusedOver = end.whenComplete(this::over);
        Inquiry.afterEachGap(desk, ended, this::ask);
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
                .filter(Placement::isChannel)
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

    String current() {
        return Objects.requireNonNull(current.get());
    }

    ChannelControl control() {
        return ChannelControl.of(desk, new Target(current()));
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
        } else if (event instanceof OriginateResponseEvent response
                && uniqueid.equals(response.uniqueid())
                && unheard != null) {
            responded(response);
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
            members = insideOf(bridge);
        }
        if (members != null) {
            members.add(who);
            if (members.size() >= TWO || count != null && count >= TWO) {
                bridged.completeAsync(() -> bridge);
            }
        }
    }

    private Set<String> insideOf(String bridge) {
        return inside.computeIfAbsent(bridge, first -> ConcurrentHashMap.newKeySet());
    }

    /** The response came after a time in which it might have been missed. */
    private void responded(OriginateResponseEvent response) {
        if ("Success".equalsIgnoreCase(response.header("Response"))) {
            Integer reason = response.message().integer("Reason");
            CompletableFuture<?> unused = CompletableFuture.runAsync(
                    () -> turnedOut(new OriginateOutcome.Answered(uniqueid, response.channel(), reason, null)));
        }
    }

    private void placed(@Nullable OriginateOutcome told, @Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Desk.unwrapped(failure);
        if (told instanceof OriginateOutcome.OutcomeUnknown) {
            unheard = told;
        } else if (cause instanceof OutcomeUnknownException) {
            unheard =
                    new OriginateOutcome.OutcomeUnknown(uniqueid, null, null, null, String.valueOf(cause.getMessage()));
        } else if (told != null) {
            turnedOut(told);
        } else if (cause != null) {
            fail(cause);
        }
        if (unheard != null && desk.client().isConnected()) {
            ask(); // where it is not, that is done when it is again
        }
    }

    private void turnedOut(OriginateOutcome told) {
        outcome.complete(told);
        if (told instanceof OriginateOutcome.Answered yes) {
            // Asterisk before 12 does not know ChannelId; and it may have been swapped for another already
            boolean unused = current.compareAndSet(uniqueid, yes.uniqueid());
            ringing.complete(null);
            answered.complete(yes);
        } else {
            failAll(new ControlFailedException(what + " was not answered: " + told));
            ended.complete(new OriginatedCall.Ended(told, told.cause() == null ? hangupCause : told.cause()));
            end.cancel(false);
        }
    }

    private void fail(Throwable cause) {
        outcome.completeExceptionally(cause);
        failAll(cause);
        ended.completeExceptionally(cause);
        end.cancel(false);
    }

    /** The channel is gone; a call that nobody answered is told by its outcome, which may come later. */
    private void over(@Nullable Event event, @Nullable Throwable failure) {
        if (event instanceof HangupEvent hangup) {
            hangupCause = hangup.cause();
            gone("ended first: cause " + hangup.cause());
        } else if (failure != null && !end.isCancelled()) {
            fail(Desk.unwrapped(failure));
        }
    }

    private void gone(String how) {
        OriginateOutcome unknown = unheard;
        if (unknown != null && !outcome.isDone()) {
            turnedOut(unknown);
        }
        CompletableFuture<?> unused = outcome.whenComplete((told, none) -> {
            if (told != null) {
                turnedOut(told);
                ended.complete(new OriginatedCall.Ended(told, hangupCause));
                failAll(new ControlFailedException(what + ' ' + how));
                end.cancel(false);
            }
        });
    }

    /** Asks the PBX how far the call is, where events about it may have been missed. */
    private void ask() {
        if (placed.isDone() && !ended.isDone()) {
            Inquiry.status(desk, new Target(current()), (status, problem) -> {
                if (problem != null) {
                    fail(Inquiry.unknown("How far the call " + uniqueid + " is", problem));
                } else if (status.isPresent()) {
                    found(status.get());
                } else {
                    gone("ended while the connection was down");
                }
            });
        }
    }

    private void found(StatusEvent status) {
        ChannelState state = status.channelState();
        if (state == ChannelState.RINGING || state == ChannelState.UP) {
            ringing.complete(null);
        }
        if (state == ChannelState.UP && unheard != null) {
            turnedOut(new OriginateOutcome.Answered(current(), status.channel(), null, null));
        }
        String bridge = status.bridgeId();
        if (bridge != null && !bridge.isEmpty()) {
            // Before the question: who enters behind the answer has then somebody to meet.
            insideOf(bridge).add(current());
            askIfBridged(bridge);
        }
    }

    private void askIfBridged(String bridge) {
        CompletableFuture<?> unused = desk.send(BridgeInfoAction.builder(bridge).build())
                .whenComplete((list, failure) -> {
                    if (failure == null && list.size() >= TWO) {
                        bridged.complete(bridge);
                    } else if (failure != null && !Inquiry.isInterrupted(Desk.unwrapped(failure))) {
                        bridged.completeExceptionally(Inquiry.unknown(
                                "Whether the call " + uniqueid + " is in a bridge with somebody else",
                                Desk.unwrapped(failure)));
                    }
                });
    }

    private void failAll(Throwable failure) {
        ringing.completeExceptionally(failure);
        answered.completeExceptionally(failure);
        bridged.completeExceptionally(failure);
    }
}
