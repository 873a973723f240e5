package io.strowger.live.control;

import io.strowger.client.ActionFailedException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.NotSentException;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.Subscription;
import io.strowger.protocol.event.StatusEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the PBX what has become of a channel where events about it may have been missed: what waits for them would wait for
 * ever otherwise.
 */
final class Inquiry {
    private Inquiry() {}

    /** Calls it each time that the client is connected again, until the future is done; it runs on the thread of handlers. */
    static void afterEachGap(Desk desk, CompletableFuture<?> until, Runnable ask) {
        Subscription reconnects = desk.client().events().onConnection(notice -> {
            if (notice instanceof ConnectionEvent.Ready) {
                ask.run();
            }
        });
        CompletableFuture<?> unused = until.whenComplete((value, failure) -> reconnects.close());
    }

    /**
     * Asks for the channel's state: empty where the PBX does not know it any more.
     *
     * @param then gets the state, or why that cannot be known; nothing where the connection ends again, since it is asked again
     */
    static void status(Desk desk, Target channel, BiConsumer<Optional<StatusEvent>, @Nullable Throwable> then) {
        CompletableFuture<?> unused = new Variables(desk, channel).status().whenComplete((status, failure) -> {
            Throwable cause = failure == null ? null : Desk.unwrapped(failure);
            if (cause == null || cause instanceof NoSuchChannelException || cause instanceof ChannelEndedException) {
                then.accept(Optional.ofNullable(status), null);
            } else if (!isInterrupted(cause)) {
                then.accept(Optional.empty(), cause);
            }
        });
    }

    /** True where another gap has begun, behind which it is asked again. */
    static boolean isInterrupted(Throwable failure) {
        return failure instanceof OutcomeUnknownException || failure instanceof NotSentException;
    }

    /** What a wait fails with where nobody can tell how it ended. */
    static OutcomeUnknownException unknown(String what, @Nullable Throwable cause) {
        return new OutcomeUnknownException(
                what + " is not known: the connection was down meanwhile"
                        + (cause instanceof ActionFailedException ? ", and Asterisk does not say. " : ". ")
                        + (cause == null ? "" : cause.getMessage()),
                cause);
    }
}
