package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.QueueChangePriorityCallerAction;
import io.strowger.protocol.action.QueueLogAction;
import io.strowger.protocol.action.QueueReloadAction;
import io.strowger.protocol.action.QueueResetAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.action.QueueSummaryAction;
import io.strowger.protocol.action.QueueWithdrawCallerAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.QueueCallerLeaveEvent;
import io.strowger.protocol.event.QueueStatusItem;
import io.strowger.protocol.event.QueueSummaryEvent;
import io.strowger.protocol.value.PrivilegeClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One queue, and what can be done to it, its members and its callers.
 *
 * <p>Asterisk does what these actions say before it answers, so their answer is their outcome, but for
 * {@link #withdraw}. Futures complete on the client's executor; see {@link ChannelControl} for failures and threads; what does not exist is told by an
 * {@code ActionFailedException} with Asterisk's words, such as "No such queue". Immutable.
 */
public final class QueueControl {
    private final Desk desk;
    private final String queue;

    private QueueControl(Desk desk, String queue) {
        if (queue.isEmpty()) {
            throw new IllegalArgumentException("a queue has a name");
        }
        this.desk = desk;
        this.queue = queue;
    }

    /** A control of that queue, which is not looked up. */
    public static QueueControl of(AmiClient client, String queue) {
        return new QueueControl(new Desk(client), queue);
    }

    /** The same queue, with another time that the event of an outcome may take; more than 0. */
    public QueueControl patience(Duration wait) {
        return new QueueControl(desk.patience(wait), queue);
    }

    /** The queue's name. */
    public String queue() {
        return queue;
    }

    /** A member of this queue, who need not be in it yet, by its interface such as {@code PJSIP/100}. */
    public QueueMemberControl member(String interfaceName) {
        return new QueueMemberControl(desk, queue, interfaceName);
    }

    /** Parameters, members and callers now (action {@code QueueStatus}); nothing where there is no such queue. */
    public CompletableFuture<List<QueueStatusItem>> status() {
        return desk.send(QueueStatusAction.builder().queue(queue).build(), list -> list.items());
    }

    /** How many wait and serve now (action {@code QueueSummary}); empty where there is no such queue. */
    public CompletableFuture<Optional<QueueSummaryEvent>> summary() {
        return desk.send(QueueSummaryAction.builder().queue(queue).build(), list -> list.first());
    }

    /**
     * Changes the priority of a caller; callers with higher ones are served first (action {@code QueueChangePriorityCaller},
     * since 15).
     *
     * @param caller the caller's channel
     */
    public CompletableFuture<Response> priority(String caller, int priority) {
        return desk.send(
                QueueChangePriorityCallerAction.builder(queue, caller, priority).build());
    }

    /** The same, and moves the caller within the queue at once, where the server can ({@code Immediate}, since 18). */
    public CompletableFuture<Response> priorityNow(String caller, int priority) {
        return desk.send(QueueChangePriorityCallerAction.builder(queue, caller, priority)
                .immediate(true)
                .build());
    }

    /**
     * Takes a caller out of the queue, who goes on in the dialplan (action {@code QueueWithdrawCaller}, since 16.25); done when
     * {@code QueueCallerLeave}, of class {@code agent}, says so.
     *
     * @param caller the caller's channel
     * @param info what the dialplan finds in {@code QUEUE_WITHDRAW_INFO}; may be empty
     */
    public CompletableFuture<QueueCallerLeaveEvent> withdraw(String caller, String info) {
        Target channel = new Target(caller);
        Expectation<QueueCallerLeaveEvent> left = new Expectation<QueueCallerLeaveEvent>(
                        "withdrawn", PrivilegeClass.AGENT)
                .when(
                        QueueCallerLeaveEvent.class,
                        event -> channel.is(event) && queue.equals(event.queue()),
                        event -> event);
        QueueWithdrawCallerAction.Builder action = QueueWithdrawCallerAction.builder(queue, caller);
        return desk.send((info.isEmpty() ? action : action.withdrawInfo(info)).build(), left);
    }

    /** Writes an entry of one's own into the queue log (action {@code QueueLog}). */
    public CompletableFuture<Response> log(String event, String message) {
        return desk.send(
                QueueLogAction.builder(queue, event).messageText(message).build());
    }

    /** Sets the statistics of this queue to zero (action {@code QueueReset}). */
    public CompletableFuture<Response> reset() {
        return desk.send(QueueResetAction.builder().queue(queue).build());
    }

    /** Reads this queue's members and parameters from {@code queues.conf} again (action {@code QueueReload}). */
    public CompletableFuture<Response> reload() {
        return desk.send(QueueReloadAction.builder()
                .queue(queue)
                .members(true)
                .parameters(true)
                .build());
    }

    /** Shows the queue. */
    @Override
    public String toString() {
        return "QueueControl[" + queue + "]";
    }
}
