package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.AmiProtocolException;
import io.strowger.client.ClosedException;
import io.strowger.client.ConnectionLostException;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.MessageEncoder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One socket's life: a thread that reads, a thread that writes, what is pending between them, and the end of it all.
 *
 * <p>Ends once, for whatever reason comes first; then everything pending is told at once.
 */
final class Session {
    private final Settings settings;
    private final int number;
    private final ActionIds ids;
    private final Transport transport;
    private final PendingActions pending;
    private final Consumer<AmiException> onEnd;
    private final CompletableFuture<Banner> banner = new CompletableFuture<>();
    private final Thread reader;
    private final Thread writer;
    private final WriterLoop writing;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable AmiException endReason;
    private boolean closing;
    private @Nullable ScheduledFuture<?> tick;
    private volatile long tickAt = Long.MAX_VALUE;

    /**
     * Makes the session of a connected socket; nothing is read before {@link #start}.
     *
     * @param number the number of the client's session, from 1
     * @param onEnd told once why the session ended, on any thread; must not wait
     */
    Session(
            Settings settings,
            int number,
            ActionIds ids,
            Transport transport,
            Dispatcher dispatcher,
            Counters counters,
            Consumer<AmiException> onEnd) {
        this.settings = settings;
        this.number = number;
        this.ids = ids;
        this.transport = transport;
        this.onEnd = onEnd;
        this.pending = new PendingActions(settings.maxInFlight(), settings.pbx());
        this.writing = new WriterLoop(this, transport.out(), pending);
        Router router = new Router(this, pending, dispatcher, counters);
        this.reader = thread("reader", new ReaderLoop(this, transport.in(), router, dispatcher));
        this.writer = thread("writer", writing);
    }

    private Thread thread(String role, Runnable task) {
        Thread thread = new Thread(task, "strowger " + settings.pbx() + " " + role);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        reader.start();
        writer.start();
    }

    Settings settings() {
        return settings;
    }

    int number() {
        return number;
    }

    /** True where a secret sent in the clear stays on this machine or is encrypted. */
    boolean isPrivate() {
        return transport.isPrivate();
    }

    /** Completes on the reader's thread: only to be waited for. */
    CompletableFuture<Banner> banner() {
        return banner;
    }

    void bannerRead(Banner read) {
        banner.complete(read);
    }

    /** Takes an action to be written; false when the session has ended, and nothing was taken. */
    boolean submit(Pending action, boolean bounded) {
        boolean taken = pending.add(action, action.needsFence() ? fenceOf(action) : null, bounded);
        if (taken) {
            watch(action.deadline);
        }
        return taken;
    }

    /** Sends a Ping; its answer means that nothing more comes for the action. */
    void fence(Pending action) {
        Pending fence = fenceOf(action);
        if (pending.add(fence, null, false)) {
            watch(fence.deadline);
        }
    }

    private Pending fenceOf(Pending action) {
        PingAction ping = PingAction.builder().build();
        String id = ids.next();
        byte[] bytes = MessageEncoder.encode(ping.name(), id, ping.headers());
        return new Pending(id, ping.info(), bytes, action.timeoutNanos, ending -> {}, action);
    }

    /** Gives up waiting; true where the action had not ended before. */
    boolean cancel(Pending action) {
        boolean cancelled = pending.end(action);
        if (cancelled) {
            action.receiver.end(new Ending.Cancelled(action.written));
        }
        return cancelled;
    }

    /** How many actions are remembered, for tests and metrics. */
    int remembered() {
        return pending.size();
    }

    void awaitNothingPending(long nanos) throws InterruptedException {
        pending.awaitEmpty(nanos);
    }

    /** Makes the end that comes next one that was asked for. */
    void closing() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
    }

    /** Why the session ended, or null while it lasts. */
    @Nullable AmiException endReason() {
        lock.lock();
        try {
            return endReason;
        } finally {
            lock.unlock();
        }
    }

    /** Why the session ended; to be asked only after it has. */
    AmiException endedWith() {
        AmiException reason = endReason();
        if (reason == null) {
            throw new IllegalStateException("the session has not ended");
        }
        return reason;
    }

    /** Ends the session because of what the server, the network or the client did; only the first time counts. */
    void end(AmiException cause) {
        AmiException reason;
        lock.lock();
        try {
            if (endReason != null) {
                return;
            }
            reason = closing ? new ClosedException("The connection to " + settings.pbx() + " was closed.") : cause;
            endReason = reason;
            if (tick != null) {
                tick.cancel(false);
            }
        } finally {
            lock.unlock();
        }
        transport.close();
        for (Pending each : pending.close(reason)) {
            each.receiver.end(new Ending.Lost(reason, each.written));
        }
        banner.completeExceptionally(reason);
        onEnd.accept(reason);
    }

    /** Waits for both threads, but not from one of them. */
    void join(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        for (Thread thread : new Thread[] {reader, writer}) {
            if (thread != Thread.currentThread()) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            }
        }
    }

    /** Sees to it that somebody looks when that time has come, and now and then whether a write is stuck. */
    private void watch(long deadline) {
        if (deadline - tickAt < 0) {
            scheduleTick(deadline);
        }
    }

    private void scheduleTick(long deadline) {
        long now = System.nanoTime();
        long at = Math.min(deadline, now + Durations.nanos(settings.writeTimeout()) / 2);
        lock.lock();
        try {
            if (endReason == null && at - tickAt < 0) {
                if (tick != null) {
                    tick.cancel(false);
                }
                tickAt = at;
                tick = Timers.after(at - now, this::tick);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        tickAt = Long.MAX_VALUE;
        long now = System.nanoTime();
        for (Pending each : pending.expired(now)) {
            each.receiver.end(new Ending.TimedOut(each.written));
        }
        if (writing.isStuck(now)) {
            end(new ConnectionLostException(
                    "The connection to " + settings.pbx() + " was given up: it took nothing for "
                            + Durations.text(settings.writeTimeout())
                            + ". The network or Asterisk hangs; writeTimeout sets how long to wait.",
                    null));
            return;
        }
        long nearest = pending.nearestDeadline();
        if (nearest != Long.MAX_VALUE) {
            scheduleTick(nearest);
        }
    }

    /** Ends the session because the bytes received are not what they should be. */
    void protocolBroken(RuntimeException cause) {
        end(new AmiProtocolException(
                "The connection to " + settings.pbx() + " was given up: " + cause.getMessage(), cause));
    }
}
