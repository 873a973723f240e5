package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.live.Cause;
import io.strowger.live.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waits for a listener that does not come to it. */
class ChangeQueueTest {
    private static final int BOUND = 100;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Change<String>> told = new ArrayList<>();
    private final ChangeQueue<String> queue = new ChangeQueue<>("channels", told::add, BOUND, tasks::add, closed -> {});

    private void offer(String key, Change.Kind kind, @Nullable String before, String after) {
        queue.offer(key, new Change<>(kind, before, after, Cause.FIRST_SNAPSHOT, 1));
    }

    private void handle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void whatCameAndWentUnseenIsLeftOut() {
        for (int i = 0; i < 10_000; i++) {
            offer("call " + i, Change.Kind.BEGUN, null, "ringing " + i);
            offer("call " + i, Change.Kind.CHANGED, "ringing " + i, "up " + i);
            offer("call " + i, Change.Kind.ENDED, "up " + i, "gone " + i);
        }
        handle();
        assertThat(told).hasSizeLessThanOrEqualTo(BOUND + 3);
        Set<String> known = new HashSet<>();
        for (Change<String> change : told) {
            String number = change.after().replaceAll("\\D", "");
            if (change.isEnd()) {
                assertThat(known.remove(number)).isTrue();
            } else {
                known.add(number);
            }
        }
        assertThat(known).isEmpty();
    }

    @Test
    void whatTheListenerKnowsEndsForItHoweverMuchWaits() {
        offer("known", Change.Kind.BEGUN, null, "one");
        handle();
        for (int i = 0; i < 1_000; i++) {
            offer("known", Change.Kind.CHANGED, "one", "two");
        }
        offer("known", Change.Kind.ENDED, "two", "three");
        for (int i = 0; i < 1_000; i++) {
            offer("other", Change.Kind.CHANGED, "before", "after");
        }
        handle();
        assertThat(told).filteredOn(Change::isBegin).hasSize(1);
        assertThat(told)
                .filteredOn(Change::isEnd)
                .singleElement()
                .satisfies(end -> assertThat(end.after()).isEqualTo("three"));
    }
}
