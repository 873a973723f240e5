package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Builds a view anew from what its listener is told, and checks that each change follows from the one before. */
final class Replay<T> {
    private final LiveView<T> view;
    private final Function<T, String> key;
    private final Subscription subscription;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, T> state = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private CompletableFuture<Void> same = new CompletableFuture<>();
    private Map<String, T> expected = Map.of();
    private boolean isAwaited;

    Replay(LiveView<T> view, Function<T, String> key) {
        this.view = view;
        this.key = key;
        this.subscription = view.watch(this::told);
    }

    private void told(Change<T> change) {
        lock.lock();
        try {
            String of = key.apply(change.after());
            T known = state.get(of);
            if (change.before() == null ? known != null : !change.before().equals(known)) {
                wrong.add(of + ": " + change.kind() + " by " + change.cause() + ", before " + change.before()
                        + ", but known was " + known);
            }
            if (change.isEnd()) {
                state.remove(of);
            } else {
                state.put(of, change.after());
            }
            if (isAwaited && state.equals(expected)) {
                same.complete(null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what was told amounts to what the view shows. */
    void agrees() {
        Map<String, T> shown = new HashMap<>();
        view.all().forEach(one -> shown.put(key.apply(one), one));
        CompletableFuture<Void> reached;
        lock.lock();
        try {
            same = new CompletableFuture<>();
            expected = shown;
            isAwaited = true;
            if (state.equals(shown)) {
                same.complete(null);
            }
            reached = same;
        } finally {
            lock.unlock();
        }
        try {
            Rig.wait(reached);
        } catch (AssertionError late) {
            lock.lock();
            try {
                assertThat(state).as(view.name()).isEqualTo(shown);
            } finally {
                lock.unlock();
            }
        }
        lock.lock();
        try {
            assertThat(wrong)
                    .as("changes of the " + view.name() + " that do not follow each other")
                    .isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        subscription.close();
    }
}
