package io.strowger.live.control;

import io.strowger.protocol.action.AtxferAction;
import io.strowger.protocol.action.CancelAtxferAction;
import io.strowger.protocol.event.AttendedTransferEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.value.TransferResult;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An attended transfer under way, begun by {@link ChannelControl#attendedTransfer}.
 *
 * <p>Asterisk says of {@code Atxfer} only that the digits are queued; all that follows is read from the bridges: the one who
 * transfers leaves the first bridge and enters a second one, and so does the target when it answers; an
 * {@code AttendedTransfer} event ends it. When the one who transfers is back in the first bridge the transfer is off:
 * nobody answered, or it was cancelled. Safe for use by any thread.
 */
public final class AttendedTransfer {
    /** How long after the transferer's end the event about the transfer may come. */
    private static final long GRACE_SECONDS = 5;

    private final Desk desk;
    private final Target target;
    private final String what;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<AttendedTransferEvent> done = new CompletableFuture<>();
    private final CompletableFuture<Void> back = new CompletableFuture<>();

    /** The bridges, as the events tell of them; touched by the one thread that looks at events. */
    private @Nullable String first;

    private @Nullable String second;

    private AttendedTransfer(Desk desk, Target target, String what) {
        this.desk = desk;
        this.target = target;
        this.what = what;
    }

    static CompletableFuture<AttendedTransfer> begin(Desk desk, Target target, String context, String exten) {
        desk.refuseIfHidden("Atxfer", PrivilegeClass.CALL);
        AttendedTransfer transfer = new AttendedTransfer(
                desk, target, "The attended transfer by " + target + " on " + desk.pbx() + " to " + exten + "@" + context);
        CompletableFuture<Event> end = desk.client()
                .events()
                .await(
                        Set.of(
                                BridgeEnterEvent.class,
                                BridgeLeaveEvent.class,
                                AttendedTransferEvent.class,
                                HangupEvent.class),
                        transfer::isEndedBy,
                        Desk.FOREVER);
        Desk.linkCancel(transfer.done, end);
        CompletableFuture<?> failed = end.whenComplete((event, failure) -> {
            if (failure != null) {
                transfer.fail(Desk.unwrapped(failure));
            }
        });
        CompletableFuture<AttendedTransfer> begun = desk.send(
                AtxferAction.builder(target.id(), exten).context(context).build(), response -> transfer);
        CompletableFuture<?> refused = begun.whenComplete((response, failure) -> {
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

    private boolean enters(BridgeEnterEvent enter) {
        String bridge = String.valueOf(enter.bridgeUniqueid());
        if (target.is(enter)) {
            if (bridge.equals(first)) {
                fail(new ControlFailedException(
                        what + " is off: the target did not answer, or the transfer was cancelled; the call is back."));
                back.completeAsync(() -> null);
                return true;
            }
            if (first != null) {
                second = bridge;
            }
        } else if (bridge.equals(second)) {
            answered.completeAsync(() -> null);
        }
        return false;
    }

    private void ends(AttendedTransferEvent event) {
        if (event.result() == TransferResult.SUCCESS) {
            answered.completeAsync(() -> null);
            done.completeAsync(() -> event);
            back.completeExceptionally(new ControlFailedException(what + " is complete: it cannot be cancelled."));
        } else {
            fail(new ControlFailedException(
                    what + " failed: Asterisk says '" + event.header("Result") + "', '" + event.header("DestType") + "'."));
        }
    }

    private void fail(Throwable failure) {
        CompletableFuture.runAsync(() -> {
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
     * transfer is off. Has no time limit; cancelling it ends the watch, not the transfer.
     */
    public CompletableFuture<AttendedTransferEvent> done() {
        return done;
    }

    /** Completes the transfer the way a person does: the one who transfers hangs up. The same as {@link #done}. */
    public CompletableFuture<AttendedTransferEvent> complete() {
        CompletableFuture<?> hungUp = ChannelControl.of(desk, target).hangup().whenComplete((event, failure) -> {
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
