package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewchannelEvent;
import io.strowger.protocol.event.OriginateResponseEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls whose outcomes somebody waits for, found by the unique ids of their channels.
 *
 * <p>Looks at events on the reader's thread; futures complete on the executor.
 */
final class Originations {
    /** How much longer than the ring timeout an OriginateResponse may take. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /**
     * How long after a failure to wait for the events that tell more: Asterisk's threads race each other, so a Newchannel
     * or Hangup that happened before may be sent after.
     */
    private static final long GRACE_WITH_CHANNEL = TimeUnit.SECONDS.toNanos(3);

    private static final long GRACE_WITHOUT_CHANNEL = TimeUnit.MILLISECONDS.toNanos(300);

    /** A call, its future and the timer of the moment. */
    private static final class Entry {
        final Origination origination;
        final CompletableFuture<OriginateOutcome> future;

        @Nullable Future<?> timer;

        boolean accepted;

        Entry(Origination origination, CompletableFuture<OriginateOutcome> future) {
            this.origination = origination;
            this.future = future;
        }
    }

    private final String pbx;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> byUniqueid = new HashMap<>();
    private final Map<String, Entry> byActionId = new HashMap<>();
    private volatile int active;

    Originations(String pbx, Executor executor) {
        this.pbx = pbx;
        this.executor = executor;
    }

    /** True for the names of events that {@link #event} wants to see. */
    static boolean wants(String name) {
        return name.equalsIgnoreCase("OriginateResponse")
                || name.equalsIgnoreCase("Hangup")
                || name.equalsIgnoreCase("Newchannel");
    }

    boolean isActive() {
        return active > 0;
    }

    /** Arms the watch for one call; it ends when the future does. */
    CompletableFuture<OriginateOutcome> arm(PreparedOriginate prepared, String actionId) {
        Origination origination = new Origination(prepared.channelId(), prepared.otherChannelId(), actionId);
        CompletableFuture<OriginateOutcome> future = new CompletableFuture<>();
        Entry entry = new Entry(origination, future);
        lock.lock();
        try {
            if (byUniqueid.putIfAbsent(origination.channelId, entry) != null) {
                throw new IllegalStateException(
                        "a call with the ChannelId " + origination.channelId + " is under way already");
            }
            byUniqueid.putIfAbsent(origination.otherChannelId, entry);
            byActionId.put(actionId, entry);
            active = byActionId.size();
        } finally {
            lock.unlock();
        }
        CompletableFuture<?> unused = future.whenComplete((outcome, failure) -> disarm(entry));
        return future;
    }

    private void disarm(Entry entry) {
        lock.lock();
        try {
            byUniqueid.remove(entry.origination.channelId, entry);
            byUniqueid.remove(entry.origination.otherChannelId, entry);
            byActionId.remove(entry.origination.actionId);
            active = byActionId.size();
            setTimer(entry, null);
        } finally {
            lock.unlock();
        }
    }

    private static void setTimer(Entry entry, @Nullable Future<?> next) {
        if (entry.timer != null) {
            entry.timer.cancel(false);
        }
        entry.timer = next;
    }

    /** Asterisk took the order, says the reader: from now on the outcome has to come within the ring timeout and a margin. */
    void accepted(PreparedOriginate prepared) {
        lock.lock();
        try {
            Entry entry = byUniqueid.get(prepared.channelId());
            if (entry == null) {
                return;
            }
            entry.accepted = true;
            if (entry.origination.response == null) {
                prepared.ringTimeout().map(MARGIN::plus).ifPresent(wait -> expect(entry, wait));
            }
        } finally {
            lock.unlock();
        }
    }

    private void expect(Entry entry, Duration wait) {
        String why = "no OriginateResponse came from " + pbx + " within " + Durations.text(wait)
                + ". It is an event of class 'call': the AMI user needs it in the read= line of manager.conf, and no"
                + " filter of the user's may keep it away.";
        setTimer(entry, Timers.after(Durations.nanos(wait), () -> unknown(entry, why)));
    }

    /** Takes an event; called by the reader. */
    void event(Event event) {
        if (event instanceof OriginateResponseEvent response) {
            responded(response);
        } else if (event instanceof HangupEvent hangup) {
            channel(hangup.uniqueid(), (uniqueid, call) -> call.gone(uniqueid, hangup));
        } else if (event instanceof NewchannelEvent channel) {
            channel(channel.uniqueid(), (uniqueid, call) -> call.seen(uniqueid, channel.channel()));
        }
    }

    private void channel(@Nullable String uniqueid, BiConsumer<String, Origination> note) {
        if (uniqueid == null) {
            return;
        }
        Entry complete = null;
        lock.lock();
        try {
            Entry entry = byUniqueid.get(uniqueid);
            if (entry != null) {
                note.accept(uniqueid, entry.origination);
                complete = ifComplete(entry);
            }
        } finally {
            lock.unlock();
        }
        if (complete != null) {
            settle(complete);
        }
    }

    private void responded(OriginateResponseEvent response) {
        Entry complete = null;
        lock.lock();
        try {
            Entry entry = byUniqueid.get(response.uniqueid());
            if (entry == null) {
                entry = byActionId.get(response.actionId());
            }
            if (entry != null && entry.origination.response == null) {
                entry.origination.response = response;
                complete = ifComplete(entry);
            }
        } finally {
            lock.unlock();
        }
        if (complete != null) {
            settle(complete);
        }
    }

    /** The call itself where all is known; else null, and after a failure a timer waits for the rest. */
    private @Nullable Entry ifComplete(Entry entry) {
        Origination origination = entry.origination;
        if (origination.isComplete()) {
            return entry;
        }
        if (origination.response != null) {
            long grace = origination.hasChannel() ? GRACE_WITH_CHANNEL : GRACE_WITHOUT_CHANNEL;
            setTimer(entry, Timers.after(grace, () -> settle(entry)));
        }
        return null;
    }

    /** Ends a call with what is known of it. */
    private void settle(Entry entry) {
        OriginateOutcome outcome;
        lock.lock();
        try {
            outcome = entry.origination.outcome();
        } finally {
            lock.unlock();
        }
        settle(entry, outcome);
    }

    private void unknown(Entry entry, String why) {
        OriginateOutcome outcome;
        lock.lock();
        try {
            if (entry.origination.response != null) {
                return;
            }
            outcome = entry.origination.unknown(why);
        } finally {
            lock.unlock();
        }
        settle(entry, outcome);
    }

    /** Completes the future elsewhere: this may be the reader's thread. */
    private void settle(Entry entry, OriginateOutcome outcome) {
        executor.execute(() -> entry.future.complete(outcome));
    }

    /** The Originate itself failed, or its answer never came. */
    void failed(PreparedOriginate prepared, Throwable failure, boolean outcomeUnknown) {
        Entry entry;
        lock.lock();
        try {
            entry = byUniqueid.get(prepared.channelId());
        } finally {
            lock.unlock();
        }
        if (entry == null) {
            return;
        }
        if (outcomeUnknown) {
            unknown(entry, String.valueOf(failure.getMessage()));
        } else {
            entry.future.completeExceptionally(failure);
        }
    }

    /**
     * The session has ended and its reader too: what is not known by now will not be. Those not accepted yet fail with their
     * action, or are sent in the next session.
     */
    void ended(AmiException reason) {
        List<Entry> all;
        lock.lock();
        try {
            all = List.copyOf(byActionId.values());
        } finally {
            lock.unlock();
        }
        all.forEach(entry -> settleAtEnd(entry, reason));
    }

    private void settleAtEnd(Entry entry, AmiException reason) {
        boolean responded;
        boolean accepted;
        lock.lock();
        try {
            responded = entry.origination.response != null;
            accepted = entry.accepted;
        } finally {
            lock.unlock();
        }
        if (responded) {
            settle(entry);
        } else if (accepted) {
            unknown(entry, "the connection ended first. " + reason.getMessage());
        }
    }
}
