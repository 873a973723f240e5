package io.strowger.live.control;

import io.strowger.client.OutcomeUnknownException;
import io.strowger.protocol.action.AgiAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.AsyncAgiExecEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one channel in AGI: sent one at a time, in order, the next when the one before was answered.
 *
 * <p>The answer of the action AGI only says that the command waits at the channel; its result comes in {@code AsyncAGIExec}
 * with the CommandID.
 */
final class AgiSession {
    /** How many commands of one channel may wait here. */
    static final int MOST_WAITING = 1_000;

    /** Tells this process' CommandIDs from those of others that drive the same channel. */
    private static final String PREFIX =
            "strowger-" + Long.toString(ThreadLocalRandom.current().nextLong() >>> 20, 36) + "-";

    private static final Pattern EXECUTES = Pattern.compile("\\s*(EXEC|GOSUB)\\b", Pattern.CASE_INSENSITIVE);

    private static final AtomicLong LAST = new AtomicLong();

    private record Command(String id, String text, CompletableFuture<AgiReply> reply) {}

    private final Desk desk;
    private final String channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Command running;
    private @Nullable Throwable end;

    /** The id of the last command that runs dialplan inside of AGI, until it is over for sure. */
    private volatile @Nullable String execution;

    AgiSession(Desk desk, String channel) {
        this.desk = desk;
        this.channel = channel;
    }

    /** The name of its channel. */
    String channel() {
        return channel;
    }

    /** Completes when nothing more can be sent. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /**
     * True where the channel may be in AGI though Asterisk says that it runs another application, which a command told it to;
     * also where it was not heard whether that is over.
     */
    boolean mayRunAnotherApplication() {
        return execution != null;
    }

    boolean isEnded() {
        return ended.isDone();
    }

    /** Runs a command after those before it; the future fails where it does not run. */
    CompletableFuture<AgiReply> run(String text) {
        AgiText.check(text);
        Command command = new Command(PREFIX + LAST.incrementAndGet(), text, new CompletableFuture<>());
        Throwable failure;
        lock.lock();
        try {
            failure = end != null
                    ? end
                    : waiting.size() < MOST_WAITING
                            ? null
                            : new IllegalStateException(MOST_WAITING + " AGI commands wait for the channel " + channel
                                    + " already: wait for the replies of those before sending more");
            if (failure == null) {
                waiting.add(command);
            }
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            command.reply.completeExceptionally(failure);
        } else {
            sendNext();
        }
        return command.reply;
    }

    private void sendNext() {
        Command next;
        lock.lock();
        try {
            if (running != null) {
                return;
            }
            next = waiting.poll();
            while (next != null && next.reply.isDone()) {
                next = waiting.poll();
            }
            running = next;
        } finally {
            lock.unlock();
        }
        if (next != null) {
            send(next);
        }
    }

    private void send(Command command) {
        if (EXECUTES.matcher(command.text).lookingAt()) {
            execution = command.id;
        }
        CompletableFuture<Response> sent;
        try {
            sent = desk.send(AgiAction.builder(channel, command.text)
                    .commandId(command.id)
                    .build());
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<?> unused = sent.whenComplete((response, failure) -> {
            if (failure != null && isRunning(command.id) != null) {
                if (!Inquiry.isInterrupted(Desk.unwrapped(failure))) {
                    execution = null;
                }
                command.reply.completeExceptionally(Desk.translated(failure));
                sendNext();
            }
        });
    }

    /** Takes the running command if it has that id. */
    private @Nullable Command isRunning(@Nullable String id) {
        lock.lock();
        try {
            Command command = running;
            if (command == null || !command.id.equals(id)) {
                return null;
            }
            running = null;
            return command;
        } finally {
            lock.unlock();
        }
    }

    /** A command was run: one of these, or of somebody else. */
    void executed(AsyncAgiExecEvent event) {
        Command command = isRunning(event.commandId());
        String executing = execution;
        if (command != null || executing != null && executing.equals(event.commandId())) {
            execution = null; // Commands run in order: what was sent before is over too.
        }
        if (command == null) {
            return;
        }
        AgiReply reply = AgiReply.parse(AgiText.decode(String.valueOf(event.header("Result"))));
        if (reply.isOk()) {
            command.reply.completeAsync(() -> reply);
        } else {
            fail(List.of(command), AgiException.notRun(command.text, reply, channel));
        }
        sendNext();
    }

    /** Nothing more can be sent, and what was sent is not answered any more. */
    void end(Throwable reason) {
        lock.lock();
        try {
            if (end != null) {
                return;
            }
            end = reason;
        } finally {
            lock.unlock();
        }
        fail(takeAll(), reason);
        ended.completeAsync(() -> null);
    }

    /** Events are missing: what was sent may have been done, and what became of it is not known. */
    void interrupted(String why) {
        fail(
                takeAll(),
                new OutcomeUnknownException(
                        "What became of an AGI command on " + channel + " is not known: " + why, null));
    }

    private List<Command> takeAll() {
        lock.lock();
        try {
            List<Command> all = new ArrayList<>(waiting);
            if (running != null) {
                all.add(0, running);
            }
            waiting.clear();
            running = null;
            return all;
        } finally {
            lock.unlock();
        }
    }

    private static void fail(List<Command> commands, Throwable failure) {
        if (!commands.isEmpty()) {
            CompletableFuture<?> unused = CompletableFuture.runAsync(
                    () -> commands.forEach(command -> command.reply.completeExceptionally(failure)));
        }
    }
}
