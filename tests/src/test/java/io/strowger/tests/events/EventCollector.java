package io.strowger.tests.events;

import io.strowger.protocol.event.Event;
import io.strowger.tests.lab.Known;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at every event: what kinds come, and whether the catalog knows them to the last header. */
final class EventCollector implements Consumer<Event> {
    private final Set<String> during;
    private final Set<String> all;
    private final Set<String> kinds = new ConcurrentSkipListSet<>();
    private final Map<String, String> problems = Collections.synchronizedMap(new TreeMap<>());
    private final CountDownLatch duringComplete = new CountDownLatch(1);
    private final CountDownLatch allComplete = new CountDownLatch(1);

    EventCollector(Set<String> during, Set<String> all) {
        this.during = Set.copyOf(during);
        this.all = Set.copyOf(all);
    }

    @Override
    public void accept(Event event) {
        try {
            Known.check(event);
        } catch (AssertionError e) {
            problems.put(event.name() + " " + Known.unknownHeaders(event), String.valueOf(e.getMessage()));
        }
        if (kinds.add(event.name())) {
            if (kinds.containsAll(during)) {
                duringComplete.countDown();
            }
            if (kinds.containsAll(all)) {
                allComplete.countDown();
            }
        }
    }

    /** Waits until the kinds that are to come during the calls were seen, or the time is over. */
    void awaitDuring(Duration atMost) {
        await(duringComplete, atMost);
    }

    /** Waits until all kinds were seen, or the time is over. */
    void awaitAll(Duration atMost) {
        await(allComplete, atMost);
    }

    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            if (!latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return; // what is missing is told by missing()
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Set<String> kinds() {
        return Collections.unmodifiableSet(kinds);
    }

    /** The kinds that were expected and did not come. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(kinds);
        return missing;
    }

    /** What was wrong, by event and header; the first example of each. */
    Map<String, String> problems() {
        return Collections.unmodifiableMap(problems);
    }
}
