package io.strowger.client.internal;

import io.strowger.client.TooManyInFlightException;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.RawResponse;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action from its sending to its end.
 *
 * <p>What concerns its place among the others is guarded by the lock of {@link PendingActions}; what has come back for it
 * belongs to the reader's thread.
 */
final class Pending {
    /** What has come so far. */
    enum Stage {
        /** Nothing. */
        UNANSWERED,
        /** The response of a list; its items follow. */
        LISTING,
        /** A response that may or may not be followed by items: what comes before the fence's answer belongs to it. */
        IN_DOUBT
    }

    private static final Message NO_REPLY = Message.of("Response: Success\r\nMessage: No reply\r\n");
    private static final Message BARE_TEXT = Message.of("Response: Success\r\nMessage: Answered without envelope\r\n");

    /** The number in its ActionID. */
    final long number;

    final ActionInfo info;
    /** True where Asterisk may take long over it, and serves nothing else of this session meanwhile. */
    boolean blocking;

    final long timeoutNanos;
    /** When the call came, by {@link System#nanoTime}. */
    final long begunAt = System.nanoTime();

    /** The record of it for Java Flight Recorder, or null. */
    @Nullable ActionFlight flight;

    final Receiver receiver;
    /** The action whose answer is complete when this one is answered, or null. */
    final @Nullable Pending fenced;

    /** True for what the client sends of its own accord: it goes past the bounds, and is of one session. */
    boolean own;

    /** What to write; null once written or given up. */
    byte @Nullable [] bytes;

    boolean written;
    /** The number of the session that it was written to, or 0. */
    int session;
    /** True while written and neither answered nor overtaken. */
    boolean queued;

    /** How many bytes the session had written with it; greater for those that Asterisk serves later. */
    long position;

    boolean ended;
    long writtenAt;
    volatile long deadline;

    /** The deadline by which {@link DeadlineHeap} has it sorted, and its place there. */
    long due;

    int heapIndex = -1;

    /** Where it waits to be written, or null. */
    @Nullable Line line;

    @Nullable Pending nextInBucket;

    long answeredAt;
    Stage stage = Stage.UNANSWERED;

    @Nullable Message response;

    private @Nullable List<Event> items;
    private int itemCount;
    private @Nullable List<String> text;

    Pending(
            long number,
            ActionInfo info,
            byte[] bytes,
            long timeoutNanos,
            Receiver receiver,
            @Nullable Pending fenced) {
        this.number = number;
        this.info = info;
        this.bytes = bytes;
        this.timeoutNanos = timeoutNanos;
        this.deadline = begunAt + timeoutNanos;
        this.receiver = receiver;
        this.fenced = fenced;
        this.own = fenced != null;
    }

    /** How many bytes are to be written; 0 when they are. */
    int size() {
        byte[] left = bytes;
        return left == null ? 0 : left.length;
    }

    /** True where the server may say nothing that can be told as the answer, so that a Ping is sent behind. */
    boolean needsFence() {
        return info.shape() == ActionInfo.Shape.RAW || info.name().equalsIgnoreCase("Events");
    }

    /** The exception for an action that finds as many others waiting as may wait. */
    TooManyInFlightException refused(int maxInFlight, String pbx) {
        return new TooManyInFlightException(
                maxInFlight,
                info.name() + " was not sent to " + pbx + ": " + maxInFlight
                        + " actions wait already, which is the limit that maxInFlight sets");
    }

    /** Takes bare text; false where there is no room for more. */
    boolean text(Message message, int limit) {
        if (text == null) {
            text = new ArrayList<>();
        }
        new String(message.bytes(), StandardCharsets.UTF_8).lines().forEach(text::add);
        return text.size() <= limit;
    }

    /** Takes an item; false where there is no room for it. */
    boolean item(Event item, int limit) {
        if (receiver.takes(item)) {
            deadline = System.nanoTime() + timeoutNanos;
            itemCount++;
            return true;
        }
        if (receiver.isFull()) {
            return false;
        }
        if (items == null) {
            items = new ArrayList<>();
        }
        return items.size() < limit && items.add(item);
    }

    /** How many items have come; to be asked after the end. */
    int items() {
        return items == null ? itemCount : items.size();
    }

    /** The answer as far as it has come. */
    Ending.Answered answered(@Nullable Event complete) {
        List<Event> collected = items == null ? List.of() : items;
        return new Ending.Answered(new Answer(answer(), collected, complete), answeredAt - writtenAt);
    }

    private Response answer() {
        if (response != null) {
            return new Response(response);
        }
        if (info.shape() == ActionInfo.Shape.RAW) {
            return new RawResponse(BARE_TEXT, text == null ? List.of() : text);
        }
        return new Response(NO_REPLY);
    }
}
