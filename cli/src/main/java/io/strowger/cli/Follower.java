package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Subscriber;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Writes the events of one client as they come, with what happens to its connection, until told to stop. */
final class Follower {
    private final Printer printer;
    private final Surroundings surroundings;
    private final List<Condition> conditions;
    private final long most;
    private final boolean endsWithConnection;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    /** The handlers': they run one at a time. */
    private long shown;

    /** The handlers': true once there was a connection that ended, or none at first. */
    private boolean interrupted;

    /**
     * Makes a follower.
     *
     * @param most how many events to write; 0 for all
     * @param endsWithConnection true where the end of the connection is the end
     */
    Follower(
            Printer printer,
            Surroundings surroundings,
            List<Condition> conditions,
            long most,
            boolean endsWithConnection) {
        this.printer = printer;
        this.surroundings = surroundings;
        this.conditions = conditions;
        this.most = most;
        this.endsWithConnection = endsWithConnection;
    }

    /**
     * Follows the events of these names, or all where there are none, to the end.
     *
     * @param limit for how long, or null for no limit
     * @return the exit status
     */
    int follow(AmiClient client, Collection<String> names, @Nullable Duration limit) throws Exception {
        Subscriber events = client.events();
        events.onConnection(notice -> write(() -> connection(notice)));
        events.onLost(lost -> write(() -> {
            printer.lost(lost);
            printer.flush();
        }));
        events.onClosed(end::completeExceptionally);
        if (names.isEmpty()) {
            events.onAll(event -> write(() -> event(event)));
        }
        names.forEach(name -> events.on(name, event -> write(() -> event(event))));
        return await(client, limit);
    }

    private int await(AmiClient client, @Nullable Duration limit) throws Exception {
        try {
            return limit == null ? end.get() : end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException over) {
            String time = " in " + Notices.seconds(limit == null ? Duration.ZERO : limit);
            if (!wasConnected(client)) {
                throw new TimeoutException("no connection" + time);
            }
            if (most == 0) {
                return ExitStatus.DONE;
            }
            throw new TimeoutException(shown + " of " + most + " events" + time);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static boolean wasConnected(AmiClient client) {
        try {
            return client.server() != null;
        } catch (IllegalStateException never) {
            return false;
        }
    }

    private void event(Event event) {
        if (end.isDone() || !conditions.stream().allMatch(each -> each.test(event))) {
            return;
        }
        printer.event(event);
        printer.flush();
        if (++shown == most) {
            end.complete(ExitStatus.DONE);
        }
    }

    /** A first connection that is there at once is not worth a word; all that follows the first trouble is. */
    private void connection(ConnectionEvent notice) {
        if (notice instanceof ConnectionEvent.Disconnected lost) {
            trouble(lost.reason(), endsWithConnection || lost.retryIn() == null);
        } else if (notice instanceof ConnectionEvent.AttemptFailed failed) {
            trouble(failed.reason(), failed.retryIn() == null);
        } else if (notice instanceof ConnectionEvent.ShutdownAnnounced) {
            interrupted = true;
        }
        String words = Notices.inWords(notice);
        if (words != null && interrupted && !end.isDone()) {
            printer.connection(notice);
            printer.flush();
            surroundings.say(words);
        }
    }

    private void trouble(AmiException reason, boolean isTheEnd) {
        interrupted = true;
        if (isTheEnd) {
            end.completeExceptionally(reason);
        }
    }

    private void write(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException notWritten) {
            end.completeExceptionally(notWritten);
        }
    }
}
