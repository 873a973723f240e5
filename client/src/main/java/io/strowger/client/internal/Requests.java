package io.strowger.client.internal;

import io.strowger.client.ActionTimeoutException;
import io.strowger.client.AmiException;
import io.strowger.client.OriginateOutcome;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.ListAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Sends the program's actions, and turns their ends into values and exceptions on the threads that shall see them. */
public final class Requests {
    private final Settings settings;
    private final ActionIds ids;
    private final Conversation conversation;
    private final Verdicts verdicts;
    private final Actions actions;
    private final Originations originations;
    private final BlockingRoute blocking;
    private final Observer observer;
    private final Executor executor;

    Requests(
            Settings settings,
            ActionIds ids,
            Conversation conversation,
            Verdicts verdicts,
            Actions actions,
            Originations originations,
            BlockingRoute blocking,
            Observer observer,
            Executor executor) {
        this.settings = settings;
        this.ids = ids;
        this.conversation = conversation;
        this.verdicts = verdicts;
        this.actions = actions;
        this.originations = originations;
        this.blocking = blocking;
        this.observer = observer;
        this.executor = executor;
    }

    /** Sends an action and waits for its answer. */
    public <R> R call(Action<R> action, Duration timeout) {
        return blocking.takes(action) ? blocking.call(action, timeout) : callHere(action, timeout);
    }

    /** Sends an action over this connection, whatever it is. */
    <R> R callHere(Action<R> action, Duration timeout) {
        return verdicts.value(action, timeout, ending(action, timeout));
    }

    private Ending ending(Action<?> action, Duration timeout) {
        Waiter waiter = new Waiter();
        Pending pending = pending(action, timeout, waiter);
        Ending ending;
        if (Thread.currentThread().isInterrupted()) {
            ending = new Ending.Cancelled(false);
        } else {
            submitAndRead(pending, waiter);
            ending = await(waiter, pending);
        }
        observer.ended(pending, ending);
        return ending;
    }

    private Ending await(Waiter waiter, Pending pending) {
        try {
            return waiter.await();
        } catch (InterruptedException stopped) {
            actions.cancel(pending);
            Ending ending = waiter.awaitUninterruptibly();
            Thread.currentThread().interrupt();
            return ending;
        }
    }

    private Pending pending(Action<?> action, Duration timeout, Receiver receiver) {
        Pending pending = conversation.pending(action, Durations.nanos(timeout), receiver);
        pending.flight = Flights.begin();
        return pending;
    }

    private void submitAndRead(Pending pending, Waiter waiter) {
        try {
            actions.submitAndRead(pending, waiter);
        } catch (AmiException notSent) {
            observer.refused(pending);
            throw notSent;
        }
    }

    private void submitAndMayWrite(Pending pending) {
        try {
            actions.submitAndMayWrite(pending);
        } catch (AmiException notSent) {
            observer.refused(pending);
            throw notSent;
        }
    }

    /** False where the action was not taken; the future has failed then. */
    private boolean submit(Pending pending, Reply<?> reply) {
        reply.sends(pending);
        try {
            actions.submit(pending);
            return true;
        } catch (AmiException notSent) {
            observer.refused(pending);
            boolean unused = reply.completeExceptionally(notSent);
            return false;
        }
    }

    /** Sends an action without waiting. */
    public <R> CompletableFuture<R> submit(Action<R> action, Duration timeout) {
        if (blocking.takes(action)) {
            return blocking.submit(action, timeout);
        }
        Reply<R> reply = new Reply<>(action, timeout, verdicts, observer, executor);
        Pending pending = pending(action, timeout, reply);
        if (submit(pending, reply)) {
            reply.onGiveUp(() -> actions.cancel(pending));
        }
        return reply;
    }

    /** Sends a list action and hands over the items of its type as they come; gives the response before them. */
    public <E extends Event> Response stream(ListAction<E> action, Consumer<? super E> items, Duration timeout) {
        Class<E> type = action.itemType();
        Consumer<Event> ofThatType = item -> {
            if (type.isInstance(item)) {
                items.accept(type.cast(item));
            }
        };
        return parts(action, response -> {}, ofThatType, timeout).response();
    }

    /** Sends an action and hands over its response and its items as they come; gives its answer without those. */
    public Answer stream(
            Action<Answer> action,
            Consumer<? super Response> response,
            Consumer<? super Event> items,
            Duration timeout) {
        if (blocking.takes(action)) {
            Answer whole = blocking.call(action, timeout);
            response.accept(whole.response());
            whole.items().forEach(items);
            return new Answer(whole.response(), List.of(), whole.complete());
        }
        return parts(action, response, items, timeout);
    }

    private <R> R parts(
            Action<R> action, Consumer<? super Response> responses, Consumer<? super Event> items, Duration timeout) {
        ItemStream stream = new ItemStream(settings.limits().listItems());
        Pending pending = pending(action, timeout, stream);
        submitAndMayWrite(pending);
        Message early;
        try {
            early = stream.response();
            if (early != null) {
                responses.accept(new Response(early));
            }
            for (Event item = stream.next(); item != null; item = stream.next()) {
                items.accept(item);
            }
        } catch (InterruptedException stopped) {
            actions.cancel(pending);
            Thread.currentThread().interrupt();
            throw verdicts.failure(action.name(), timeout, new Ending.Cancelled(pending.written));
        } finally {
            // Only where a consumer threw has the answer not ended by now.
            boolean unused = actions.cancel(pending);
            observer.ended(pending, stream.ending());
        }
        R value = verdicts.value(action, timeout, stream.ending());
        if (early == null && stream.ending() instanceof Ending.Answered answered) {
            responses.accept(answered.answer().response());
        }
        return value;
    }

    /** Places a call and gives its outcome. */
    public CompletableFuture<OriginateOutcome> originate(OriginateAction action) {
        Visibility.checkOriginateResponse(settings);
        PreparedOriginate prepared = PreparedOriginate.of(action, ids.next());
        Duration timeout = settings.actionTimeout();
        Reply<Response> reply = new Reply<>(prepared, timeout, verdicts, observer, executor);
        // On the reader's thread, so that no end of the session comes in between.
        Pending pending = pending(prepared, timeout, ending -> {
            if (ending instanceof Ending.Answered told
                    && told.answer().response().isSuccess()) {
                originations.accepted(prepared);
            }
            reply.end(ending);
        });
        CompletableFuture<OriginateOutcome> outcome = originations.arm(prepared, ids.text(pending.number));
        CompletableFuture<?> unused = reply.whenComplete((response, failure) -> {
            if (failure != null) {
                boolean unknown =
                        failure instanceof OutcomeUnknownException || failure instanceof ActionTimeoutException;
                originations.failed(prepared, failure, unknown);
            }
        });
        if (submit(pending, reply)) {
            CompletableFuture<?> given = outcome.whenComplete((known, failure) -> actions.cancel(pending));
        }
        return outcome;
    }

    /** The time from writing a Ping to reading its answer. */
    public Duration ping() {
        PingAction ping = PingAction.builder().build();
        Ending ending = ending(ping, settings.actionTimeout());
        verdicts.value(ping, settings.actionTimeout(), ending);
        return Duration.ofNanos(ending instanceof Ending.Answered answered ? answered.nanos() : 0);
    }
}
