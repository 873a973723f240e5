package io.strowger.live.internal;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.client.PermissionException;
import io.strowger.client.UnknownActionException;
import io.strowger.protocol.action.ListAction;
import io.strowger.protocol.action.ListResponse;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is being taken: all lists are asked for at once, since one session answers them one after the other.
 *
 * <p>The items keep their order on the wire ({@code Origin.sequence}), by which they are applied among the events.
 */
final class Snapshot {
    /**
     * What one list came to.
     *
     * @param answer the answer of an action without a list
     * @param items its items; empty where it was refused
     * @param problem why there are none; null where it was answered
     */
    record Result(
            Listing listing,
            @Nullable Object answer,
            List<Event> items,
            @Nullable Throwable problem) {
        /** True where the PBX will not answer it, however often it is asked: the user may not, or there is no such action. */
        boolean isDenied() {
            return Snapshot.isDenied(problem);
        }

        /** True where the PBX does not know the action: its module is not there, not any more, or not yet. */
        boolean isUnknown() {
            return problem instanceof UnknownActionException;
        }

        /** True where it is not known what the PBX has, though it may be known another time. */
        boolean isFailed() {
            return problem != null && !isDenied();
        }

        /** True where the PBX said no for a reason of its own, which may be another one the next time. */
        boolean isRefused() {
            return problem instanceof ActionFailedException refused && !isDenied() && !isStopping(refused);
        }

        /** True where the PBX has said something to it, even if that is no. */
        boolean isAnswered() {
            return problem == null || isDenied() || isRefused();
        }

        String reason() {
            return problem == null ? "" : String.valueOf(problem.getMessage());
        }
    }

    private final AmiClient client;
    private final Duration timeout;

    private Snapshot(AmiClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    private static boolean isDenied(@Nullable Throwable problem) {
        return problem instanceof PermissionException denied && !denied.isModuleNotReady()
                || problem instanceof UnknownActionException;
    }

    /** A server that is about to end refuses all, which says nothing of what it has. */
    private static boolean isStopping(ActionFailedException refused) {
        String said = refused.response().text();
        return said != null && said.toLowerCase(Locale.ROOT).contains("shutting down");
    }

    /** Asks for all lists; the future never fails. */
    static CompletableFuture<List<Result>> take(AmiClient client, List<Listing> listings, Duration timeout) {
        Snapshot snapshot = new Snapshot(client, timeout);
        List<CompletableFuture<Result>> results =
                listings.stream().map(snapshot::begin).toList();
        return CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> results.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Result> begin(Listing listing) {
        try {
            return ask(listing);
        } catch (RuntimeException | Error thrown) {
            return CompletableFuture.completedFuture(new Result(listing, null, List.of(), thrown));
        }
    }

    private CompletableFuture<Result> ask(Listing listing) {
        return answer(listing).exceptionallyCompose(thrown -> {
            Throwable problem = thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : thrown;
            return listing.instead() != null && isDenied(problem)
                    ? ask(listing.instead())
                    : CompletableFuture.completedFuture(new Result(listing, null, List.of(), problem));
        });
    }

    private CompletableFuture<Result> answer(Listing listing) {
        return client.sendAsync(listing.action(), timeout).thenCompose(answer -> {
            if (answer instanceof ListResponse<?> list) {
                return further(listing, new ArrayList<>(list.items()))
                        .thenApply(items -> new Result(listing, null, items, null));
            }
            return CompletableFuture.completedFuture(new Result(listing, answer, List.of(), null));
        });
    }

    private <E extends Event> CompletableFuture<List<Event>> items(ListAction<E> action) {
        return client.sendAsync(action, timeout).thenApply(list -> new ArrayList<>(list.items()));
    }

    private static List<Event> noneWhereRefused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ActionFailedException refused && !isStopping(refused)) {
            return List.of();
        }
        throw new CompletionException(cause);
    }

    /** Asks for what follows from the items; where that is refused, the thing is gone meanwhile. */
    private CompletableFuture<List<Event>> further(Listing listing, List<Event> items) {
        Listing.More more = listing.more();
        if (more == null) {
            return CompletableFuture.completedFuture(items);
        }
        List<ListAction<?>> actions = new ArrayList<>();
        items.forEach(item -> more.accept(item, actions));
        List<CompletableFuture<List<Event>>> answers = actions.stream()
                .map(action -> items(action).exceptionally(Snapshot::noneWhereRefused))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    answers.forEach(answer -> items.addAll(answer.join()));
                    return items;
                });
    }
}
