package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.Overflow;
import io.strowger.client.Subscriber;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A model, what keeps it in step, and the threads of its listeners. */
public final class Following implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final AmiClient client;
    private final LiveSettings settings;
    private final ExecutorService listenerThreads;
    private final Model model;
    private final Follower follower;

    private Following(AmiClient client, LiveSettings settings) {
        this.client = client;
        this.settings = settings;
        this.listenerThreads = listenerThreads(pbx());
        this.model = new Model(settings, listenerThreads);
        Subscriber subscriber = client.subscriber("live")
                .queueSize(settings.queueSize())
                .queueBytes(settings.queueBytes())
                .overflow(Overflow.KEEP_OLDEST)
                .open();
        this.follower = new Follower(client, model, subscriber);
    }

    /** Begins to follow a client's PBX. */
    public static Following start(AmiClient client, LiveSettings settings) {
        Following following = new Following(client, settings);
        following.follower.start();
        return following;
    }

    /** As many threads as there are listeners with something to do. */
    private static ExecutorService listenerThreads(String pbx) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(
                            task, "strowger " + pbx + " live changes " + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
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

    /** How many snapshots have been put into the model. */
    public long synchronisations() {
        return follower.synchronisations();
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
                            + "; the client is " + client.health().state() + ". Wait for the connection, or allow more time"
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

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** Stops following; the client stays open. */
    @Override
    public void close() {
        follower.close();
        listenerThreads.shutdown();
    }
}
