package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.client.Subscriber;
import io.strowger.live.Cause;
import io.strowger.live.Freshness;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.ReloadEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a model in step with a PBX: applies events as they come, and after each gap takes a snapshot and puts it among the
 * events at the place where it belongs.
 *
 * <p>While a snapshot is under way, events are not applied but kept. When all lists are complete, items and events are
 * applied in the one order in which they came over the connection, and what no list named and no event has begun since has ended. So
 * nothing is applied twice or left out; {@code docs/live-model.md} tells why that is right.
 */
public final class Follower implements Auditor.Hands {
    private static final System.Logger LOGGER = System.getLogger("io.strowger.live");

    private enum Phase {
        /** Not connected, or not begun. */
        AWAY,
        /** A snapshot is under way, and events are kept. */
        COLLECTING,
        /** Events are applied as they come. */
        FOLLOWING,
        /** Nothing more comes. */
        CLOSED
    }

    private final AmiClient client;
    private final Model model;
    private final ReentrantLock lock;
    private final LiveSettings settings;
    private final Executor applying;
    private final Subscriber subscriber;
    private final CompletableFuture<Void> inStep = new CompletableFuture<>();
    private final CatchingUp catchingUp;
    private final Auditor auditor;

    private Phase phase = Phase.AWAY;
    private int session;
    private int attempt;
    private List<Event> kept = new ArrayList<>();
    private Cause.Reason missingMeans = Cause.Reason.RESYNCHRONISED;
    private boolean isFirst = true;
    private boolean isDue;
    private final AtomicLong synchronisations = new AtomicLong();
    private final Pace pace = new Pace();

    Follower(AmiClient client, Model model, Subscriber subscriber, Executor applying, Auditor auditor) {
        this.auditor = auditor;
        this.client = client;
        this.model = model;
        this.applying = applying;
        this.lock = model.ground().lock();
        this.settings = model.ground().settings();
        this.subscriber = subscriber;
        this.catchingUp = new CatchingUp(client, subscriber.name(), lock, applying);
    }

    /** Begins to follow: subscribes, and asks for the first snapshot where the client is connected. */
    void start() {
        subscriber.onConnection(this::connection);
        subscriber.onLost(this::lost);
        subscriber.onClosed(this::closed);
        for (Class<? extends Event> type : model.types()) {
            subscriber.on(type, this::event);
        }
        auditor.start(this);
        if (client.isConnected()) {
            begin(client.health().session());
        }
    }

    /** Completes when the model is in step for the first time; fails when it never will be. */
    CompletableFuture<Void> inStep() {
        return inStep;
    }

    @Override
    public CompletableFuture<Void> caughtUp() {
        return catchingUp.ask(() -> phase == Phase.FOLLOWING);
    }

    /** How many snapshots have been put into the model. */
    long synchronisations() {
        return synchronisations.get();
    }

    private void event(Event event) {
        lock.lock();
        try {
            switch (phase) {
                case FOLLOWING -> {
                    auditor.event(event);
                    model.apply(event);
                    model.tell(Cause.of(event));
                    if (event instanceof ReloadEvent) { // which tells not all that it changes, such as static members
                        resynchroniseSoon();
                    }
                }
                case COLLECTING -> keep(event);
                case AWAY, CLOSED -> {}
            }
            catchingUp.handled(phase == Phase.FOLLOWING);
        } finally {
            lock.unlock();
        }
    }

    private void keep(Event event) {
        if (kept.size() >= settings.bufferedEvents()) {
            gap(
                    "more than " + settings.bufferedEvents() + " events came while a snapshot was taken",
                    Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST);
        } else {
            kept.add(event);
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void lost(Lost lost) {
        locked(() -> gap(
                lost.count() + " events were lost since they could not be handled in time",
                Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST));
    }

    /** Notes that events are missing, and asks for a new snapshot as soon as is decent. */
    private void gap(String reason, Cause.Reason missing) {
        if (phase == Phase.AWAY || phase == Phase.CLOSED) {
            return;
        }
        if (phase == Phase.COLLECTING) {
            abandon();
            phase = Phase.FOLLOWING;
        }
        auditor.interrupted(reason);
        missingMeans = missing;
        model.fresh(Freshness.STALE, reason);
        resynchroniseSoon();
    }

    private void abandon() {
        attempt++;
        auditor.interrupted("a snapshot is taken anew");
        kept = new ArrayList<>();
    }

    private void resynchroniseSoon() {
        if (isDue) {
            return;
        }
        isDue = true;
        long delay = pace.next().toNanos();
        int then = session;
        Executor later = CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS);
        later.execute(() -> begin(then));
    }

    private void connection(ConnectionEvent notice) {
        if (notice instanceof ConnectionEvent.Disconnected disconnected) {
            away("disconnected: " + disconnected.reason().getMessage());
        } else if (notice instanceof ConnectionEvent.Ready ready) {
            if (!isWith(ready.session())) {
                begin(ready.session());
            }
        } else if (notice instanceof ConnectionEvent.FullyBooted booted && isWith(booted.session())) {
            // What was asked before may have been asked of modules that were not loaded yet.
            locked(() -> gap("Asterisk has just started", Cause.Reason.RESYNCHRONISED));
        }
    }

    private boolean isWith(int number) {
        lock.lock();
        try {
            return session == number && phase != Phase.AWAY;
        } finally {
            lock.unlock();
        }
    }

    private void away(String reason) {
        lock.lock();
        try {
            if (phase != Phase.CLOSED) {
                abandon();
                phase = Phase.AWAY;
                isDue = false;
                missingMeans = Cause.Reason.ENDED_WHILE_DISCONNECTED;
                model.fresh(Freshness.STALE, reason);
            }
        } finally {
            lock.unlock();
        }
    }

    private void closed(AmiException reason) {
        lock.lock();
        try {
            abandon();
            phase = Phase.CLOSED;
            catchingUp.end(reason);
            model.fresh(Freshness.STALE, reason.getMessage());
        } finally {
            lock.unlock();
        }
        inStep.completeExceptionally(reason);
    }

    /** Takes a snapshot of the PBX of that session. */
    private void begin(int number) {
        int mine;
        lock.lock();
        try {
            boolean isOver = phase == Phase.CLOSED || number < session || phase == Phase.AWAY && number == session;
            if (isOver) {
                return;
            }
            abandon();
            isDue = false;
            session = number;
            phase = Phase.COLLECTING;
            mine = attempt;
            model.fresh(Freshness.RESYNCHRONISING, "a snapshot is being taken");
        } finally {
            lock.unlock();
        }
        Snapshot.take(client, model.listings(), settings.snapshotTimeout())
                .thenAcceptAsync(results -> taken(mine, results), applying)
                .exceptionally(thrown -> {
                    failed(mine, thrown);
                    return null;
                });
    }

    private void failed(int mine, Throwable thrown) {
        if (thrown instanceof RejectedExecutionException || thrown.getCause() instanceof RejectedExecutionException) {
            return;
        }
        LOGGER.log(System.Logger.Level.ERROR, "A snapshot could not be applied; it is taken again", thrown);
        locked(() -> {
            if (mine == attempt) {
                gap("a snapshot could not be applied: " + thrown, missingMeans);
            }
        });
    }

    private void taken(int mine, List<Snapshot.Result> results) {
        lock.lock();
        try {
            if (mine != attempt || phase != Phase.COLLECTING) {
                return;
            }
            model.readClasses(client.server().readClasses());
            new Merge(model, missingMeans).apply(kept, results);
            model.tell(isFirst ? Cause.FIRST_SNAPSHOT : Cause.of(Cause.Reason.RESYNCHRONISED));
            phase = Phase.FOLLOWING;
            kept = new ArrayList<>();
            pace.finished();
            synchronisations.incrementAndGet();
            catchingUp.applied();
            boolean isComplete = results.stream().allMatch(result -> result.problem() == null || result.isRefused());
            if (isComplete) {
                isFirst = false;
                CompletableFuture<Void> notUnderTheLock = inStep.completeAsync(() -> null);
            } else {
                resynchroniseSoon();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isFollowing() {
        return phase == Phase.FOLLOWING && !isDue;
    }

    @Override
    public void drifted(int differences) {
        gap("an audit found " + differences + " differences", Cause.Reason.FORGOTTEN_BY_PBX);
    }

    /** Stops following; the client stays open. */
    void close() {
        auditor.close();
        subscriber.close();
    }
}
