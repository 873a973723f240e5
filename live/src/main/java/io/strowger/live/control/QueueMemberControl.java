package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.QueueAddAction;
import io.strowger.protocol.action.QueueLogAction;
import io.strowger.protocol.action.QueueMemberRingInUseAction;
import io.strowger.protocol.action.QueuePauseAction;
import io.strowger.protocol.action.QueuePenaltyAction;
import io.strowger.protocol.action.QueueRemoveAction;
import io.strowger.protocol.action.Response;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One member of a queue, or of all queues at once, and what can be done to it.
 *
 * <p>Asterisk does what these actions say before it answers, so their answer is their outcome; the {@code QueueMember...}
 * event that tells everybody else may come before or after. Futures complete on the client's executor; see {@link ChannelControl} for failures and threads.
 * Immutable.
 */
public final class QueueMemberControl {
    private final Desk desk;
    private final @Nullable String queue;
    private final String interfaceName;

    QueueMemberControl(Desk desk, @Nullable String queue, String interfaceName) {
        if (interfaceName.isEmpty()) {
            throw new IllegalArgumentException("a member of a queue has an interface, such as PJSIP/100");
        }
        this.desk = desk;
        this.queue = queue;
        this.interfaceName = interfaceName;
    }

    /** A member of whichever queues have it: pause, penalty and ringinuse change it in all of them. */
    public static QueueMemberControl everywhere(AmiClient client, String interfaceName) {
        return new QueueMemberControl(new Desk(client), null, interfaceName);
    }

    /** The member's interface, such as {@code PJSIP/100}. */
    public String interfaceName() {
        return interfaceName;
    }

    /** Adds it to the queue (action {@code QueueAdd}); fails where it is there already. */
    public CompletableFuture<Response> add() {
        return add(action -> action);
    }

    /** Adds it to the queue with what is set: member name, penalty, paused, reason, state interface. */
    public CompletableFuture<Response> add(UnaryOperator<QueueAddAction.Builder> more) {
        return desk.send(
                more.apply(QueueAddAction.builder(oneQueue(), interfaceName)).build());
    }

    /** Takes it out of the queue (action {@code QueueRemove}); fails where it is not there, or stands in queues.conf. */
    public CompletableFuture<Response> remove() {
        return desk.send(QueueRemoveAction.builder(oneQueue(), interfaceName).build());
    }

    /** Lets it get no calls (action {@code QueuePause}). */
    public CompletableFuture<Response> pause() {
        return pause("");
    }

    /** Lets it get no calls, for that reason. */
    public CompletableFuture<Response> pause(String reason) {
        return pause(true, reason);
    }

    /** Lets it get calls again. */
    public CompletableFuture<Response> unpause() {
        return pause(false, "");
    }

    private CompletableFuture<Response> pause(boolean paused, String reason) {
        QueuePauseAction.Builder action = QueuePauseAction.builder(interfaceName, paused);
        if (queue != null) {
            action.queue(queue);
        }
        return desk.send((reason.isEmpty() ? action : action.reason(reason)).build());
    }

    /** Changes its penalty, from 0: those with lower ones get calls first (action {@code QueuePenalty}). */
    public CompletableFuture<Response> penalty(int penalty) {
        QueuePenaltyAction.Builder action = QueuePenaltyAction.builder(interfaceName, penalty);
        return desk.send((queue == null ? action : action.queue(queue)).build());
    }

    /** Says whether it is called while it talks (action {@code QueueMemberRingInUse}). */
    public CompletableFuture<Response> ringInUse(boolean rings) {
        QueueMemberRingInUseAction.Builder action = QueueMemberRingInUseAction.builder(interfaceName, rings);
        return desk.send((queue == null ? action : action.queue(queue)).build());
    }

    /** Writes an entry about it into the queue log (action {@code QueueLog}). */
    public CompletableFuture<Response> log(String event, String message) {
        return desk.send(QueueLogAction.builder(oneQueue(), event)
                .interfaceName(interfaceName)
                .messageText(message)
                .build());
    }

    private String oneQueue() {
        if (queue == null) {
            throw new IllegalStateException("the control of " + interfaceName
                    + " is of all queues, and this takes one: QueueControl.of(client, queue).member(...)");
        }
        return queue;
    }

    /** Shows the interface and the queue. */
    @Override
    public String toString() {
        return "QueueMemberControl[" + interfaceName + " in " + (queue == null ? "all queues" : queue) + "]";
    }
}
