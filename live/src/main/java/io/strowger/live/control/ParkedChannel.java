package io.strowger.live.control;

import io.strowger.protocol.action.ParkAction;
import io.strowger.protocol.action.ParkedCallsAction;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.ParkedCallGiveUpEvent;
import io.strowger.protocol.event.ParkedCallTimeOutEvent;
import io.strowger.protocol.event.UnParkedCallEvent;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A channel that was parked by {@link ChannelControl#park}: where it is, and what becomes of it. Immutable. */
public final class ParkedChannel {
    private final ParkedCallEvent parked;
    private final CompletableFuture<Ending> ended;

    /** How a channel's time in a parking lot ended. */
    public sealed interface Ending {
        /** Somebody fetched it (event {@code UnParkedCall}, which tells the retriever). */
        record Retrieved(UnParkedCallEvent event) implements Ending {}

        /** Its time was over, and it is called back or sent on (event {@code ParkedCallTimeOut}). */
        record TimedOut(ParkedCallTimeOutEvent event) implements Ending {}

        /** It hung up (event {@code ParkedCallGiveUp}). */
        record GaveUp(ParkedCallGiveUpEvent event) implements Ending {}
    }

    private ParkedChannel(ParkedCallEvent parked, CompletableFuture<Ending> ended) {
        this.parked = parked;
        this.ended = ended;
    }

    static CompletableFuture<ParkedChannel> park(Desk desk, Target target, ParkOrder order) {
        AtomicBoolean isParked = new AtomicBoolean();
        // armed now, since a channel that hangs up at once could be gone before the first event was handled
        CompletableFuture<Event> end = desk.client()
                .events()
                .await(
                        Set.of(
                                ParkedCallEvent.class,
                                UnParkedCallEvent.class,
                                ParkedCallTimeOutEvent.class,
                                ParkedCallGiveUpEvent.class),
                        event -> isEnd(event, target, isParked),
                        Desk.FOREVER);
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Desk.linkCancel(ending, end);
        Desk.settle(end, ending, ParkedChannel::ending);
        Inquiry.afterEachGap(desk, ending, () -> askIfParked(desk, target, isParked, ending));
        Expectation<ParkedChannel> parked = new Expectation<ParkedChannel>("parked")
                .when(
                        ParkedCallEvent.class,
                        event -> target.is(event.parkee()),
                        event -> new ParkedChannel(event, ending))
                .when(HangupEvent.class, target::is, hangup -> {
                    throw target.ended(hangup, "parked");
                });
        CompletableFuture<ParkedChannel> done;
        try {
            done = desk.send(action(target, order), parked);
        } catch (RuntimeException e) {
            end.cancel(false);
            throw e;
        }
        Desk.linkCancel(done, end);
        return done;
    }

    /** Where it is not in its space any more, it has left it unheard. */
    private static void askIfParked(
            Desk desk, Target target, AtomicBoolean isParked, CompletableFuture<Ending> ending) {
        if (!isParked.get()) {
            return; // then there is one who waits for that
        }
        CompletableFuture<?> unused = desk.send(ParkedCallsAction.builder().build())
                .whenComplete((list, failure) -> {
                    if (failure != null) {
                        Throwable cause = Desk.unwrapped(failure);
                        if (!Inquiry.isInterrupted(cause)) {
                            ending.completeExceptionally(Inquiry.unknown(what(target, desk), cause));
                        }
                    } else if (list.stream().noneMatch(each -> target.is(each.parkee()))) {
                        ending.completeExceptionally(Inquiry.unknown(what(target, desk), null));
                    }
                });
    }

    private static String what(Target target, Desk desk) {
        return "How the channel " + target + " of " + desk.pbx() + " has left its parking space";
    }

    private static ParkAction action(Target target, ParkOrder order) {
        ParkAction.Builder action = ParkAction.builder(target.id());
        if (order.lot() != null) {
            action.parkinglot(order.lot());
        }
        if (order.timeout() != null) {
            action.timeout(order.timeout());
        }
        if (order.announceTo() != null) {
            action.announceChannel(order.announceTo());
        }
        if (order.timeoutTo() != null) {
            action.timeoutChannel(order.timeoutTo());
        }
        if (order.space() != null) {
            action.parkingSpace(order.space());
        }
        return action.build();
    }

    private static boolean isEnd(Event event, Target target, AtomicBoolean isParked) {
        if (event instanceof ParkedCallEvent parked && target.is(parked.parkee())) {
            isParked.set(true);
            return false;
        }
        return isParked.get()
                && (event instanceof UnParkedCallEvent retrieved && target.is(retrieved.parkee())
                        || event instanceof ParkedCallTimeOutEvent late && target.is(late.parkee())
                        || event instanceof ParkedCallGiveUpEvent gone && target.is(gone.parkee()));
    }

    private static Ending ending(Event event) {
        if (event instanceof UnParkedCallEvent retrieved) {
            return new Ending.Retrieved(retrieved);
        }
        return event instanceof ParkedCallTimeOutEvent late
                ? new Ending.TimedOut(late)
                : new Ending.GaveUp((ParkedCallGiveUpEvent) event);
    }

    /** The lot it is in, as the {@code ParkedCall} event names it. */
    public String lot() {
        return String.valueOf(parked.parkinglot());
    }

    /** The space it is in: the extension that fetches it. */
    public String space() {
        return String.valueOf(parked.parkingSpace());
    }

    /** The event that told that it was parked. */
    public ParkedCallEvent event() {
        return parked;
    }

    /**
     * How its time in the lot ends. Where the connection was down meanwhile, the PBX is asked for its parked calls when it is
     * back ({@code ParkedCalls}): a channel that has left its space makes the future fail with an
     * {@code OutcomeUnknownException}, since nobody can tell how. Cancel it when it is no longer of interest. It completes on
     * the client's executor.
     */
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    /** Shows the lot and the space. */
    @Override
    public String toString() {
        return "ParkedChannel[" + lot() + ' ' + space() + "]";
    }
}
