package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.Lost;
import io.strowger.client.Subscriber;
import io.strowger.live.Cause;
import io.strowger.live.Freshness;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.ReloadEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a model in step with a PBX: applies events as they come, and after each gap takes a snapshot and puts it among the
 * events at the place where it belongs.
 *
 * <p>While a snapshot is under way, events are not applied but kept. When all lists are complete, items and events are
 * applied in the one order in which they came over the connection, and what no list named and no event has begun since has ended. So
 * nothing is applied twice or left out; {@code docs/live-model.md} tells why that is right.
 */
public final class Follower implements Auditor.Hands, Readiness.Hands {
    private static final System.Logger LOGGER = System.getLogger("io.strowger.live");

    /** The number of no snapshot. */
    private static final int NONE = -1;

    private final AmiClient client;
    private final Model model;
    private final Ground ground;
    private final LiveSettings settings;
    private final Executor applying;
    private final Subscriber subscriber;
    private final CompletableFuture<Void> inStep = new CompletableFuture<>();
    private final CatchingUp catchingUp;
    private final Auditor auditor;
    private final Meanwhile meanwhile;
    private final Readiness readiness;

    private Phase phase = Phase.AWAY;
    private int session;
    /** The last session that is over. */
    private int gone = NONE;

    private boolean isFirst = true;
    private final AtomicLong synchronisations = new AtomicLong();
    private final Pace pace = new Pace(System::nanoTime);

    Follower(AmiClient client, Model model, Subscriber subscriber, Executor applying, Auditor auditor) {
        this.auditor = auditor;
        this.client = client;
        this.model = model;
        this.applying = applying;
        this.ground = model.ground();
        this.settings = ground.settings();
        this.subscriber = subscriber;
        this.meanwhile = new Meanwhile(settings.bufferedEvents());
        this.readiness = new Readiness(client, this);
        this.catchingUp = new CatchingUp(client, subscriber.name(), ground, applying);
    }

    /** Begins to follow: subscribes, and asks for the first snapshot where the client is connected. */
    void start() {
        subscriber.onConnection(readiness::notice);
        subscriber.onLost(this::lost);
        subscriber.onClosed(this::closed);
        for (Class<? extends Event> type : model.types()) {
            subscriber.on(type, this::event);
        }
        auditor.start(this);
        readiness.look();
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
        ground.locked(() -> {
            switch (phase) {
                case FOLLOWING -> follow(event);
                case COLLECTING -> {
                    Missed overflow = meanwhile.keep(event);
                    if (overflow != null) {
                        gap(overflow);
                    }
                }
                case AWAY, CLOSED -> {}
            }
            catchingUp.handled(phase == Phase.FOLLOWING);
        });
    }

    private void follow(Event event) {
        auditor.event(event);
        model.apply(event);
        model.tell(Cause.of(event));
        // A reload tells not all that it changes, such as static members.
        if (model.takeTroubled() || event instanceof ReloadEvent) {
            resynchroniseSoon(Pace.LONGEST);
        }
    }

    private void lost(Lost lost) {
        ground.locked(() -> gap(new Missed(
                lost.count() + " events were lost since they could not be handled in time",
                Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST)));
    }

    /**
     * Notes that events are missing, and asks for a new snapshot as soon as is decent. A snapshot that is under way comes to its
     * end all the same, and the next one follows it: where events are lost all the time, the views still come near the truth.
     */
    private void gap(Missed what) {
        if (phase == Phase.AWAY || phase == Phase.CLOSED) {
            return;
        }
        auditor.interrupted(what.reason());
        model.fresh(Freshness.STALE, what.reason());
        if (phase == Phase.COLLECTING) {
            meanwhile.missedSince(what);
        } else {
            meanwhile.missed(what);
            resynchroniseSoon(Pace.LONGEST);
        }
    }

    /** Gives the snapshot up that is under way, and takes another soon. */
    private void anew(String reason) {
        if (phase == Phase.COLLECTING || phase == Phase.FOLLOWING) {
            abandon();
            phase = Phase.FOLLOWING;
            model.fresh(Freshness.STALE, reason);
            resynchroniseSoon(Pace.LONGEST);
        }
    }

    private void abandon() {
        auditor.interrupted("a snapshot is taken anew");
        meanwhile.abandon();
    }

    private void resynchroniseSoon(Duration atTheLatest) {
        int then = session;
        pace.soon(atTheLatest, () -> begin(then));
    }

    @Override
    public void bootedLate() {
        // What was asked before may have been asked of modules that were not loaded yet.
        ground.locked(() -> anew("Asterisk has just started"));
    }

    @Override
    public void starting() {
        ground.locked(() -> {
            if (phase == Phase.AWAY) {
                ground.away("Asterisk is still starting");
            }
        });
    }

    @Override
    public boolean isWith(int number) {
        return ground.answer(() -> session == number && phase != Phase.AWAY);
    }

    @Override
    public void away(int number, String reason) {
        ground.locked(() -> {
            gone = Math.max(gone, number);
            if (phase != Phase.CLOSED) {
                abandon();
                phase = Phase.AWAY;
                pace.forget();
                meanwhile.missed(new Missed(reason, Cause.Reason.ENDED_WHILE_DISCONNECTED));
                ground.away(reason);
            }
        });
    }

    private void closed(AmiException reason) {
        ground.locked(() -> {
            abandon();
            phase = Phase.CLOSED;
            catchingUp.end(reason);
            model.fresh(Freshness.STALE, reason.getMessage());
        });
        inStep.completeExceptionally(reason);
    }

    /** Takes a snapshot of the PBX of that session, when the one before it is answered. */
    @Override
    public void begin(int number) {
        CompletableFuture<Void> answers = new CompletableFuture<>();
        int mine = ground.answer(() -> begun(number, answers));
        if (mine != NONE) {
            ask(mine, answers);
        }
    }

    private int begun(int number, CompletableFuture<Void> answers) {
        boolean isOver = phase == Phase.CLOSED || number < session || number <= gone;
        if (isOver) {
            return NONE;
        }
        if (number == session && !meanwhile.answered().isDone()) {
            CompletableFuture<?> unused = meanwhile.answered().whenComplete((nothing, failed) -> begin(number));
            return NONE;
        }
        auditor.interrupted("a snapshot is taken anew");
        session = number;
        phase = Phase.COLLECTING;
        pace.begun();
        model.fresh(Freshness.RESYNCHRONISING, "a snapshot is being taken");
        return meanwhile.begin(answers);
    }

    private void ask(int mine, CompletableFuture<Void> answers) {
        CompletableFuture<List<Snapshot.Result>> all =
                Snapshot.take(client, model.listings(), settings.snapshotTimeout());
        CompletableFuture<?> unusedTaken = all.thenAcceptAsync(results -> taken(mine, results), applying)
                .exceptionally(thrown -> {
                    failed(mine, thrown);
                    return null;
                });
        CompletableFuture<?> unusedAnswered = all.whenComplete((results, thrown) -> answers.complete(null));
    }

    private void failed(int mine, Throwable thrown) {
        if (thrown instanceof RejectedExecutionException || thrown.getCause() instanceof RejectedExecutionException) {
            return;
        }
        LOGGER.log(System.Logger.Level.ERROR, "A snapshot could not be applied; it is taken again", thrown);
        ground.locked(() -> {
            if (meanwhile.isLast(mine)) {
                anew("a snapshot could not be applied: " + thrown);
            }
        });
    }

    private void taken(int mine, List<Snapshot.Result> results) {
        ground.locked(() -> {
            if (!meanwhile.isLast(mine) || phase != Phase.COLLECTING) {
                return;
            }
            model.readClasses(client.server().readClasses());
            new Merge(model, meanwhile.missingMeans(), meanwhile.missedSince()).apply(meanwhile.kept(), results);
            model.tell(isFirst ? Cause.FIRST_SNAPSHOT : Cause.of(Cause.Reason.RESYNCHRONISED));
            phase = Phase.FOLLOWING;
            pace.finished();
            synchronisations.incrementAndGet();
            catchingUp.applied();
            Missed since = meanwhile.applied();
            if (since != null) {
                gap(since);
            } else {
                settled(results);
            }
        });
    }

    /** A snapshot is applied, and nothing was missed since it was asked for. */
    private void settled(List<Snapshot.Result> results) {
        boolean isInVain = model.takeTroubled() || results.stream().anyMatch(Snapshot.Result::isFailed);
        boolean isAnswered = results.stream().allMatch(Snapshot.Result::isAnswered);
        pace.settled(isInVain);
        if (isInVain) {
            resynchroniseSoon(isAnswered ? Pace.LONGEST_IN_VAIN : Pace.LONGEST);
        }
        if (isAnswered) {
            isFirst = false;
            CompletableFuture<Void> notUnderTheLock = inStep.completeAsync(() -> null);
        }
    }

    @Override
    public boolean isFollowing() {
        return phase == Phase.FOLLOWING && !pace.isDue();
    }

    @Override
    public void drifted(int differences) {
        gap(new Missed("an audit found " + differences + " differences", Cause.Reason.FORGOTTEN_BY_PBX));
    }

    /** Stops following; the client stays open. */
    void close() {
        auditor.close();
        subscriber.close();
    }
}
