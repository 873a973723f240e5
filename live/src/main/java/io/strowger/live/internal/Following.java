package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.Overflow;
import io.strowger.client.Subscriber;
import io.strowger.live.Difference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A model, what keeps it in step, and the threads of its listeners. */
public final class Following implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final AmiClient client;
    private final LiveSettings settings;
    private final ThreadPoolExecutor applying;
    private final ExecutorService listenerThreads;
    private final Model model;
    private final Auditor auditor;
    private final Follower follower;

    private Following(AmiClient client, LiveSettings settings) {
        this.client = client;
        this.settings = settings;
        this.applying = applyingThread();
        applying.allowCoreThreadTimeOut(true);
        AtomicInteger number = new AtomicInteger();
        this.listenerThreads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread(task, "live changes " + number.incrementAndGet()));
        Trouble trouble = new Trouble();
        this.model = new Model(pbx(), settings, listenerThreads, trouble);
        // Its metrics are found by this name.
        Subscriber subscriber = client.subscriber("live " + NUMBER.incrementAndGet())
                .queueSize(settings.queueSize())
                .queueBytes(settings.queueBytes())
                .overflow(Overflow.KEEP_OLDEST)
                .executor(applying)
                .open();
        this.auditor = new Auditor(client, model, applying, () -> new Model(pbx(), settings, listenerThreads, trouble));
        this.follower = new Follower(client, model, subscriber, applying, auditor);
    }

    private ThreadPoolExecutor applyingThread() {
        return new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> thread(task, "live")) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                model.ground().listenerThreads().begin();
            }

            @Override
            protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
                model.ground().listenerThreads().end();
            }

            @Override
            protected void terminated() {
                listenerThreads.shutdown(); // Not before: the last changes are told behind the last event.
            }
        };
    }

    private Thread thread(Runnable task, String role) {
        Thread thread = new Thread(null, task, "strowger " + pbx() + " " + role, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to follow a client's PBX. */
    public static Following start(AmiClient client, LiveSettings settings) {
        Following following = new Following(client, settings);
        following.follower.start();
        return following;
    }

    /** The client whose PBX is followed. */
    public AmiClient client() {
        return client;
    }

    /** The name of the PBX. */
    public String pbx() {
        return client.health().pbx();
    }

    /** What is known of the PBX. */
    public Model model() {
        return model;
    }

    /** Completes when the model is in step for the first time. */
    public CompletableFuture<Void> inStep() {
        return follower.inStep();
    }

    /** Completes when all that the PBX sent until now is in the model. */
    public CompletableFuture<Void> caughtUp() {
        return follower.caughtUp();
    }

    /** How many snapshots have been put into the model. */
    public long synchronisations() {
        return follower.synchronisations();
    }

    /** Compares the model with the PBX. */
    public CompletableFuture<List<Difference>> audit() {
        return auditor.audit(follower);
    }

    /** How many audits came to their end. */
    public long audits() {
        return auditor.audits();
    }

    /** How many differences the audits have found together. */
    public long drift() {
        return auditor.drift();
    }

    /** Waits until the model is in step, for as long as a snapshot may take; ends the following where that fails. */
    public void awaitInStep() {
        boolean done = false;
        try {
            follower.inStep().get(settings.snapshotTimeout().toNanos(), TimeUnit.NANOSECONDS);
            done = true;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new AmiException(
                    "The live model of " + pbx() + " was not in step with it within " + settings.snapshotTimeout()
                            + "; the client is " + client.health().state()
                            + (client.isStarting() ? ", and Asterisk is still starting" : "")
                            + ". Wait for the connection, or allow more time"
                            + " with snapshotTimeout.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AmiException("The wait for the live model of " + pbx() + " was interrupted.", e);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** Stops following; the client stays open. */
    @Override
    public void close() {
        follower.close();
        applying.shutdown();
    }
}
