package io.strowger.tests.differential;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** All that was sent and received on all connections of a script, in the order of arrival; for any thread. */
final class Recording {
    /** ActionIDs that begin so belong to the harness, and are not recorded. */
    static final String HIDDEN = "barrier-";

    /** How long anything may take in real time. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int SHOWN = 12;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    void add(Entry entry) {
        lock.lock();
        try {
            String id = entry.header("ActionID");
            if (id != null && id.startsWith(HIDDEN)) {
                if (entry.direction() == Entry.Direction.RECEIVED) {
                    hidden.add(id);
                }
            } else {
                entries.add(entry);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all that was recorded. */
    void restart() {
        lock.lock();
        try {
            entries.clear();
            taken.clear();
        } finally {
            lock.unlock();
        }
    }

    List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what a connection receives; each entry is found once only, so the next await finds the next one. */
    Entry await(Subject subject, String connection, String what, Predicate<Entry> test) {
        return await(
                subject, () -> what + " on " + connection + "; the last messages there:\n" + last(connection), () -> {
                    for (int i = 0; i < entries.size(); i++) {
                        Entry entry = entries.get(i);
                        if (!taken.contains(i)
                                && entry.direction() == Entry.Direction.RECEIVED
                                && entry.connection().equals(connection)
                                && test.test(entry)) {
                            taken.add(i);
                            return entry;
                        }
                    }
                    return null;
                });
    }

    /** Waits for the response to an action of the harness. */
    void awaitHidden(Subject subject, String id) {
        String unused = await(subject, () -> "the response to " + id, () -> hidden.contains(id) ? id : null);
    }

    private <T> T await(
            Subject subject, java.util.function.Supplier<String> what, java.util.function.Supplier<T> look) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            lock.lock();
            try {
                T found = look.get();
                if (found != null) {
                    return found;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("not seen within " + PATIENCE + ": " + what.get());
                }
                boolean signalled = changed.await(subject.slice().toMillis(), TimeUnit.MILLISECONDS);
                if (signalled) {
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what.get(), e);
            } finally {
                lock.unlock();
            }
            subject.waiting();
        }
    }

    private String last(String connection) {
        List<Entry> there =
                entries.stream().filter(e -> e.connection().equals(connection)).toList();
        StringBuilder text = new StringBuilder();
        there.subList(Math.max(0, there.size() - SHOWN), there.size())
                .forEach(entry -> text.append(entry).append("\n\n"));
        return text.toString();
    }
}
