package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.protocol.action.PingAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to one client's actions, through all its sessions: taken, written, watched, ended. */
final class Actions {
    /**
     * What the end of a session did.
     *
     * @param notSent how many actions of the users had not been written, and failed
     * @param outcomeUnknown how many had been written
     */
    record Toll(int notSent, int outcomeUnknown) {}

    private final PendingActions pending;
    private final ActionIds ids;
    private final Conversation conversation;
    private final Verdicts verdicts;
    private final Watch watch;
    private final Completions completions;
    private final boolean comesBack;
    /** What reads the session that is there, or was there last. */
    private volatile @Nullable ReaderLoop loop;

    Actions(Settings settings, ActionIds ids, Conversation conversation, Verdicts verdicts, Completions completions) {
        this.completions = completions;
        this.ids = ids;
        this.conversation = conversation;
        this.verdicts = verdicts;
        this.pending = new PendingActions(
                settings.pbx(),
                settings.maxInFlight(),
                settings.endurance().whenFull(),
                settings.endurance().whenDisconnected());
        this.comesBack = settings.endurance().reconnect().attempts() > 0;
        this.watch = new Watch(pending, Durations.nanos(settings.writeTimeout()));
    }

    /** The actions themselves, for whoever reads their answers. */
    PendingActions pending() {
        return pending;
    }

    /** The ids that the actions are sent under. */
    ActionIds ids() {
        return ids;
    }

    /** Where futures complete. */
    Completions completions() {
        return completions;
    }

    /** How many actions are remembered, for tests and metrics. */
    int remembered() {
        return pending.size();
    }

    /** A session begins: the client's own actions go there from now on. Sessions must not overlap. */
    void begin(Outbox outbox, ReaderLoop reader) {
        loop = reader;
        pending.begin(outbox);
        watch.over(outbox);
    }

    /** The session is logged in and prepared: the users' actions go there from now on. */
    void ready() {
        pending.open();
    }

    /** The session has ended, and with it all that was written, and all that does not wait for the next one. */
    Toll over(Outbox outbox, AmiException reason) {
        if (!comesBack) {
            boolean unused = pending.close(reason);
        }
        int notSent = 0;
        int unknown = 0;
        List<Pending> ended = pending.end(outbox, reason);
        for (Pending each : ended) {
            notSent += each.own || each.written ? 0 : 1;
            unknown += each.own || !each.written ? 0 : 1;
            each.receiver.end(new Ending.Lost(reason, each.written));
        }
        watch.rest();
        return new Toll(notSent + pending.load().waiting(), unknown);
    }

    /** Refuses the users' actions from now on for that reason; those taken go on where there is a session. */
    void refuse(AmiException reason) {
        if (!pending.close(reason)) {
            drop(reason);
        }
    }

    /** Takes note why there is no session. */
    void notConnected(AmiException reason) {
        pending.lost(reason);
    }

    /** Ends the actions that have not been written: nothing of them will be. */
    void drop(AmiException reason) {
        for (Pending each : pending.dropLine()) {
            each.receiver.end(new Ending.Lost(reason, false));
        }
    }

    /** Waits until nothing is pending. */
    void awaitNothingPending(long nanos) throws InterruptedException {
        pending.awaitEmpty(nanos);
    }

    /** Sends one of the client's own actions, past the bounds, without touching the socket; false where there is no session. */
    boolean submitOwn(Pending action) {
        boolean taken = pending.addOwn(action, fence(action));
        if (taken) {
            watch.until(action.deadline);
            wakeReader();
        }
        return taken;
    }

    private void wakeReader() {
        ReaderLoop reader = loop;
        if (reader != null) {
            reader.resume();
        }
    }

    /** Sends a user's action, and helps to read its answer where nobody else does at this moment. */
    void submitAndRead(Pending action, Waiter waiter) {
        write(action);
        ReaderLoop reader = loop;
        if (reader != null) {
            reader.await(waiter);
        }
    }

    /** Sends a user's action, on this thread if that cannot make it wait. */
    void submitAndMayWrite(Pending action) {
        write(action);
        wakeReader();
    }

    private void write(Pending action) {
        byte[] bytes = action.bytes;
        Outbox outbox = pending.add(action, fence(action), true, verdicts);
        watch.until(action.deadline);
        if (outbox != null && bytes != null) {
            outbox.write(bytes);
        }
    }

    /** Sends a user's action without touching the socket. */
    void submit(Pending action) {
        pending.add(action, fence(action), false, verdicts);
        watch.until(action.deadline);
        wakeReader();
    }

    private @Nullable Pending fence(Pending action) {
        return action.needsFence() ? fenceOf(action) : null;
    }

    private Pending fenceOf(Pending action) {
        return conversation.fence(PingAction.builder().build(), action);
    }

    /** Sends a Ping; its answer means that nothing more comes for the action. */
    void sendFence(Pending action) {
        Pending fence = fenceOf(action);
        if (pending.addOwn(fence, null)) {
            watch.until(fence.deadline);
            wakeReader();
        }
    }

    /** Gives up waiting; true where the action had not ended before. */
    boolean cancel(Pending action) {
        boolean cancelled = pending.end(action);
        if (cancelled) {
            action.receiver.end(new Ending.Cancelled(action.written));
        }
        return cancelled;
    }
}
