package io.strowger.live.control;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.client.ServerInfo;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.value.PrivilegeClass;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends the actions of controls, and waits for what becomes of them; safe for use by any thread. */
final class Desk {
    /** How long the event that tells an outcome may take where nothing else is said. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long is waited for what has no time of its own, such as the end of a call. */
    static final Duration FOREVER = Duration.ofDays(3650);

    private final AmiClient client;
    private final Duration patience;

    Desk(AmiClient client, Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("the time to wait for an outcome has to be more than 0: " + patience);
        }
        this.client = Objects.requireNonNull(client, "client");
        this.patience = patience;
    }

    Desk(AmiClient client) {
        this(client, PATIENCE);
    }

    AmiClient client() {
        return client;
    }

    Desk patience(Duration wait) {
        return new Desk(client, wait);
    }

    /** The name of the PBX, for messages. */
    String pbx() {
        ServerInfo server = server();
        return server == null ? "the PBX" : server.pbx();
    }

    /** What is known of the server; null before the first connection, when an action may wait for it. */
    private @Nullable ServerInfo server() {
        try {
            return client.server();
        } catch (IllegalStateException notConnectedYet) {
            return null;
        }
    }

    /** Sends an action whose answer is its outcome. */
    <R> CompletableFuture<R> send(Action<R> action) {
        return send(action, Function.identity());
    }

    /** Sends an action whose answer is its outcome, and turns that into something else; the function may throw. */
    <R, T> CompletableFuture<T> send(Action<R> action, Function<? super R, ? extends T> turn) {
        CompletableFuture<R> sent = client.sendAsync(action);
        CompletableFuture<T> result = new CompletableFuture<>();
        linkCancel(result, sent);
        settle(sent, result, turn);
        return result;
    }

    /** Sends an action whose outcome is told by an event; what waits for it is armed before. */
    <T> CompletableFuture<T> send(Action<?> action, Expectation<T> expectation) {
        refuseIfHidden(action.name(), expectation.needed());
        return send(action, expectation, watch(expectation));
    }

    /** Waits from now on for what an action yet to be sent leads to. */
    CompletableFuture<Event> watch(Expectation<?> expectation) {
        return client.events().await(expectation.types(), expectation::isMetBy, patience);
    }

    /** Sends an action whose outcome is told by an event that is waited for already. */
    <T> CompletableFuture<T> send(Action<?> action, Expectation<T> expectation, CompletableFuture<Event> event) {
        CompletableFuture<?> sent;
        try {
            sent = client.sendAsync(action);
        } catch (RuntimeException e) {
            event.cancel(false);
            throw e;
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        linkCancel(result, sent);
        linkCancel(result, event);
        CompletableFuture<?> unused = sent.whenComplete((response, failure) -> {
            if (failure != null) {
                result.completeExceptionally(translated(failure));
            } else {
                settle(timed(event, action, expectation), result, expectation::outcome);
            }
        });
        return result;
    }

    /** Makes one future of the value of another, and of what is done with it; failures are given without wrapping. */
    static <R, T> void settle(
            CompletableFuture<R> from, CompletableFuture<T> to, Function<? super R, ? extends T> turn) {
        CompletableFuture<?> unused = from.whenComplete((value, failure) -> {
            if (failure != null) {
                to.completeExceptionally(translated(failure));
                return;
            }
            try {
                to.complete(turn.apply(value));
            } catch (RuntimeException | Error thrown) {
                to.completeExceptionally(thrown);
            }
        });
    }

    private <E> CompletableFuture<E> timed(CompletableFuture<E> event, Action<?> action, Expectation<?> expectation) {
        return event.exceptionallyCompose(failure -> {
            Throwable cause = unwrapped(failure);
            return CompletableFuture.failedFuture(
                    cause instanceof TimeoutException timeout ? late(timeout, action, expectation) : cause);
        });
    }

    /** The same future, which fails where it takes longer than an outcome may. */
    <T> CompletableFuture<T> within(CompletableFuture<T> future, String action, String what) {
        return future.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionallyComposeAsync(failure -> {
            Throwable cause = unwrapped(failure);
            return CompletableFuture.failedFuture(
                    cause instanceof TimeoutException
                            ? new OutcomeTimeoutException(
                                    action,
                                    patience,
                                    pbx() + " took " + action + ", but did not tell within " + patience.toMillis()
                                            + " ms that it was " + what + ".")
                            : cause);
        });
    }

    private OutcomeTimeoutException late(TimeoutException timeout, Action<?> action, Expectation<?> expectation) {
        String events = expectation.types().stream()
                .map(type -> type.getSimpleName().replaceFirst("Event$", ""))
                .sorted()
                .reduce((one, two) -> one + " or " + two)
                .orElseThrow();
        String hidden = String.valueOf(timeout.getMessage()).contains("was down meanwhile")
                ? "The connection was down meanwhile, and what was sent then is not known."
                : "The AMI user needs '" + expectation.needed().wireName()
                        + "' in its read= line in manager.conf, and no" + " event mask or filter may hide it.";
        return new OutcomeTimeoutException(
                action.name(),
                patience,
                pbx() + " took " + action.name() + ", but did not tell within " + patience.toMillis()
                        + " ms that it was " + expectation.what() + " (by an event " + events + "). " + hidden);
    }

    /** Sends nothing whose outcome the user is known not to be shown. */
    void refuseIfHidden(String action, PrivilegeClass needed) {
        ServerInfo server = server();
        Set<PrivilegeClass> classes = server == null ? null : server.readClasses();
        if (classes != null && !classes.contains(needed)) {
            throw new IllegalStateException(action + " was not sent to " + pbx() + ": its outcome is told by events of"
                    + " class '" + needed.wireName() + "', which the AMI user may not read. Add it to the read= line in"
                    + " manager.conf, or send the action itself and do without its outcome.");
        }
    }

    static void linkCancel(CompletableFuture<?> result, CompletableFuture<?> from) {
        CompletableFuture<?> unused = result.whenComplete((value, failure) -> {
            if (failure != null) {
                from.cancel(false);
            }
        });
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Tells "no such channel" from other refusals, which Asterisk words differently for each action. */
    static Throwable translated(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause.getClass() == ActionFailedException.class) {
            ActionFailedException refused = (ActionFailedException) cause;
            if (isNoSuchChannel(String.valueOf(refused.response().text()).toLowerCase(Locale.ROOT))) {
                return new NoSuchChannelException(
                        refused.action(), refused.response(), String.valueOf(refused.getMessage()));
            }
        }
        return cause;
    }

    private static boolean isNoSuchChannel(String said) {
        return said.startsWith("no such channel")
                || said.startsWith("channel not found")
                || said.contains("not find channel")
                || (said.contains("channel") && said.contains("not exist"));
    }
}
