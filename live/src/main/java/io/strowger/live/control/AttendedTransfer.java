package io.strowger.live.control;

import io.strowger.protocol.action.AtxferAction;
import io.strowger.protocol.action.BridgeInfoAction;
import io.strowger.protocol.action.CancelAtxferAction;
import io.strowger.protocol.event.AttendedTransferEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.event.UnholdEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.value.TransferResult;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An attended transfer under way, begun by {@link ChannelControl#attendedTransfer}.
 *
 * <p>Asterisk says of {@code Atxfer} only that the digits are queued; all that follows is read from the bridges. The one who
 * transfers leaves the first bridge and enters a second one, where the target is as soon as it is called; a {@code Newstate}
 * tells when it answers, and an {@code AttendedTransfer} event ends it. When the one who transfers is back in the first bridge,
 * or takes the other party off hold without having left it ({@code Unhold}), the transfer is off. What that person does by keys
 * of the phone in between, such as swapping the two, is not followed. Futures complete on the common pool
 * ({@link java.util.concurrent.ForkJoinPool#commonPool}). Safe for use by any thread.
 */
public final class AttendedTransfer {
    /** How long after the transferer's end the event about the transfer may come. */
    private static final long GRACE_SECONDS = 5;

    /** How many calls to the same extension are looked at for the one that is the target. */
    private static final int MOST_CALLED = 1_000;

    /** The bridge of one that has answered before it is known to be in one. */
    private static final String NOT_KNOWN = "";

    private final Desk desk;
    private final Target target;
    private final String what;
    private final String dialled;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<AttendedTransferEvent> done = new CompletableFuture<>();
    private final CompletableFuture<Void> back = new CompletableFuture<>();

    /** The bridges, as the events tell of them, and the PBX where it had to be asked. */
    private volatile @Nullable String first;

    private volatile @Nullable String second;

    /** Those who may be the target, by their unique ids: Asterisk dials it as a Local channel. */
    private final Map<String, Called> called = new ConcurrentHashMap<>();

    /** True while the PBX is asked who is in the second bridge, and anybody's answer may be the target's. */
    private volatile boolean isAsking;

    private record Called(String bridge, boolean isUp) {}

    private AttendedTransfer(Desk desk, Target target, String context, String exten) {
        this.desk = desk;
        this.target = target;
        this.dialled = "Local/" + exten + "@";
        this.what = "The attended transfer by " + target + " on " + desk.pbx() + " to " + exten + "@" + context;
    }

    static CompletableFuture<AttendedTransfer> begin(Desk desk, Target target, String context, String exten) {
        desk.refuseIfHidden("Atxfer", PrivilegeClass.CALL);
        AttendedTransfer transfer = new AttendedTransfer(desk, target, context, exten);
        CompletableFuture<Event> end = desk.client()
                .events()
                .await(
                        Set.of(
                                BridgeEnterEvent.class,
                                BridgeLeaveEvent.class,
                                AttendedTransferEvent.class,
                                NewstateEvent.class,
                                UnholdEvent.class,
                                HangupEvent.class),
                        transfer::isEndedBy,
                        Desk.FOREVER);
        Desk.linkCancel(transfer.done, end);
        CompletableFuture<?> unusedFailed = end.whenComplete((event, failure) -> {
            if (failure != null) {
                transfer.fail(Desk.unwrapped(failure));
            }
        });
        Inquiry.afterEachGap(desk, transfer.done, transfer::ask);
        CompletableFuture<AttendedTransfer> begun;
        try {
            begun = desk.send(
                    AtxferAction.builder(target.id(), exten).context(context).build(), response -> transfer);
        } catch (RuntimeException e) {
            end.cancel(false);
            throw e;
        }
        CompletableFuture<?> unusedRefused = begun.whenComplete((response, failure) -> {
            if (failure != null) {
                end.cancel(false);
            }
        });
        return begun;
    }

    private boolean isEndedBy(Event event) {
        if (done.isDone()) {
            return true;
        }
        if (event instanceof BridgeLeaveEvent leave && target.is(leave)) {
            first = first == null ? leave.bridgeUniqueid() : first;
        } else if (event instanceof BridgeEnterEvent enter) {
            return enters(enter);
        } else if (event instanceof NewstateEvent state && state.channelState() == ChannelState.UP) {
            isUp(String.valueOf(state.uniqueid()));
        } else if (event instanceof UnholdEvent unhold && target.is(unhold) && second == null) {
            isBack();
            return true;
        } else if (event instanceof AttendedTransferEvent transfer
                && (target.is(transfer.origTransferer()) || target.is(transfer.secondTransferer()))) {
            ends(transfer);
            return true;
        } else if (event instanceof HangupEvent hangup && target.is(hangup)) {
            CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> fail(target.ended(hangup, "transferred")));
        }
        return false;
    }

    private void isUp(String who) {
        boolean mayBeNew = isAsking && called.size() < MOST_CALLED;
        called.compute(who, (id, before) -> {
            String bridge = before == null ? NOT_KNOWN : before.bridge();
            return before == null && !mayBeNew ? null : new Called(bridge, true);
        });
        tellIfAnswered();
    }

    private boolean enters(BridgeEnterEvent enter) {
        String bridge = String.valueOf(enter.bridgeUniqueid());
        if (!target.is(enter)) {
            if (String.valueOf(enter.channel()).startsWith(dialled) && called.size() < MOST_CALLED) {
                called.put(
                        String.valueOf(enter.uniqueid()), new Called(bridge, enter.channelState() == ChannelState.UP));
            }
        } else if (bridge.equals(first)) {
            isBack();
            return true;
        } else if (first != null) {
            second = bridge;
        }
        tellIfAnswered();
        return false;
    }

    /** The target is put into the second bridge when it is called, and its state tells when it has answered. */
    private void tellIfAnswered() {
        String there = second;
        if (there != null && called.values().stream().anyMatch(each -> each.isUp() && there.equals(each.bridge()))) {
            answered.completeAsync(() -> null);
        }
    }

    private void isBack() {
        fail(new ControlFailedException(what
                + " is off: the extension is not there, nobody answered, or it was cancelled;" + " the call is back."));
        back.completeAsync(() -> null);
    }

    private void ends(AttendedTransferEvent event) {
        if (event.result() == TransferResult.SUCCESS) {
            answered.completeAsync(() -> null);
            done.completeAsync(() -> event);
            back.completeExceptionally(new ControlFailedException(what + " is complete: it cannot be cancelled."));
        } else {
            fail(new ControlFailedException(what + " failed: Asterisk says '" + event.header("Result") + "', '"
                    + event.header("DestType") + "'."));
        }
    }

    /** Asks the PBX where the one who transfers is, after a time in which that may have been missed. */
    private void ask() {
        Inquiry.status(desk, target, (status, problem) -> {
            String bridge = status.map(StatusEvent::bridgeId).orElse("");
            String before = first;
            if (problem != null || status.isEmpty() || before == null || bridge == null || bridge.isEmpty()) {
                // Gone, or in no bridge: it may be through, or all may have ended.
                fail(Inquiry.unknown("What became of the attended transfer by " + target, problem));
            } else if (bridge.equals(before)) {
                isBack();
            } else {
                second = bridge;
                askIfAnswered(bridge);
            }
        });
    }

    /** It talks to the target, or calls it still. */
    private void askIfAnswered(String bridge) {
        isAsking = true;
        CompletableFuture<?> unused = desk.send(BridgeInfoAction.builder(bridge).build())
                .whenComplete((channels, failure) -> {
                    if (failure == null) {
                        channels.stream()
                                .filter(each -> !target.is(each))
                                .limit(MOST_CALLED)
                                .forEach(each -> called.merge(
                                        String.valueOf(each.uniqueid()),
                                        new Called(bridge, each.channelState() == ChannelState.UP),
                                        (known, told) -> new Called(bridge, known.isUp() || told.isUp())));
                        tellIfAnswered();
                    } else if (!Inquiry.isInterrupted(Desk.unwrapped(failure))) {
                        fail(Inquiry.unknown(
                                "Whether the target of the attended transfer by " + target + " has answered",
                                Desk.unwrapped(failure)));
                    }
                    isAsking = false;
                });
    }

    private void fail(Throwable failure) {
        CompletableFuture<?> unused = CompletableFuture.runAsync(() -> {
            answered.completeExceptionally(failure);
            done.completeExceptionally(failure);
        });
    }

    /** Completes when the target has answered and talks to the one who transfers. */
    public CompletableFuture<Void> answered() {
        return answered;
    }

    /**
     * Completes with the {@code AttendedTransfer} event when the other party and the target talk to each other; fails when the
     * transfer is off. Where the connection was down meanwhile, the PBX is asked where the one who transfers is ({@code Status},
     * {@code BridgeInfo}); one who is in no bridge any more makes it fail with an {@code OutcomeUnknownException}. Has no time
     * limit; cancelling it ends the watch, not the transfer.
     */
    public CompletableFuture<AttendedTransferEvent> done() {
        return done;
    }

    /** Completes the transfer the way a person does: the one who transfers hangs up. The same as {@link #done}. */
    public CompletableFuture<AttendedTransferEvent> complete() {
        CompletableFuture<?> unusedHungUp = ChannelControl.of(desk, target)
                .hangup()
                .whenComplete((event, failure) -> {
                    if (failure != null) {
                        fail(Desk.unwrapped(failure));
                    }
                });
        return done;
    }

    /**
     * Takes the transfer back (action {@code CancelAtxfer}, since 13.18): done when the one who transfers is back with the other
     * party. {@link #done} fails then.
     */
    public CompletableFuture<Void> cancel() {
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        CompletableFuture<Void> returned = back.copy();
        Desk.settle(
                desk.send(CancelAtxferAction.builder(target.id()).build())
                        .thenCompose(response -> desk.within(returned, "CancelAtxfer", "cancelled")),
                cancelled,
                nothing -> nothing);
        return cancelled;
    }

    /** Shows what it is about. */
    @Override
    public String toString() {
        return what;
    }
}
