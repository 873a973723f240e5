package io.strowger.client.internal;

import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.MessageDecoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives each message of one session to the action that it answers, or to the dispatcher.
 *
 * <p>Used by the reader's thread only, and never waits.
 */
final class Router implements MessageDecoder.Sink {
    /** The AMI version of Asterisk 14, which says with each list's response that items follow. */
    private static final int FIRST_TO_ANNOUNCE_LISTS = 3;

    private final Session session;
    private final Actions actions;
    private final PendingActions pending;
    private final Dispatcher dispatcher;
    private final Counters counters;
    private final InstantSource clock;
    private final String pbx;
    private final int listLimit;

    /** Lists whose items are coming; some may have ended for their callers, and their items are dropped. */
    private final Map<Long, Pending> lists = new LinkedHashMap<>();

    private boolean announcesLists;
    /** Where the event goes that is about to come. */
    private @Nullable Route route;

    private boolean awaited;
    private long sequence;
    private Arrival arrival = new Arrival("", 0, Instant.EPOCH);
    private long nanos;

    Router(Session session, Actions actions, Dispatcher dispatcher, Counters counters, InstantSource clock) {
        this.clock = clock;
        this.session = session;
        this.actions = actions;
        this.pending = actions.pending();
        this.dispatcher = dispatcher;
        this.counters = counters;
        this.pbx = session.settings().pbx();
        this.listLimit = session.settings().limits().listItems();
    }

    /** Notes when the bytes were read that come next, and how many there are. */
    void readNow(int bytes) {
        arrival = new Arrival(pbx, session.number(), clock.instant());
        nanos = System.nanoTime();
        counters.read(bytes, arrival.receivedAt());
    }

    /** When the last bytes were read, by the wall clock. */
    Instant readAt() {
        return arrival.receivedAt();
    }

    /** When the last bytes were read, by {@link System#nanoTime}. */
    long readNanos() {
        return nanos;
    }

    /** The number of the last message. */
    long messages() {
        return sequence;
    }

    @Override
    public void banner(Banner banner) {
        announcesLists = banner.major() >= FIRST_TO_ANNOUNCE_LISTS;
        session.bannerRead(banner);
    }

    /** Events that may belong to a list are all looked at. */
    @Override
    public boolean skipsEvent(byte[] buffer, int nameStart, int nameEnd) {
        Route found = dispatcher.route(buffer, nameStart, nameEnd);
        if (lists.isEmpty() && found.isIdle()) {
            sequence++;
            counters.event();
            return true;
        }
        route = found;
        return false;
    }

    @Override
    public void message(Message message) {
        sequence++;
        switch (message.kind()) {
            case EVENT -> {
                counters.event();
                event(message);
            }
            case RESPONSE -> {
                counters.response();
                response(message);
            }
            case ACTION, OTHER -> {
                counters.otherMessage();
                other(message);
            }
        }
    }

    private Origin origin() {
        return arrival.origin(sequence);
    }

    private void event(Message message) {
        Pending list = lists.isEmpty() ? null : listOf(message);
        if (list == null) {
            dispatcher.event(Objects.requireNonNull(route, "asked for before"), message, arrival, sequence);
        } else if (GluedItems.in(message, list.info)) {
            GluedItems.apart(message).forEach(part -> item(list, EventTypes.read(part, origin())));
        } else {
            item(list, EventTypes.read(message, origin()));
        }
    }

    /**
     * The list that an event belongs to; null for an event that merely happened in between.
     *
     * <p>The items of {@code IAXpeers} carry no ActionID, so that only their names tell.
     */
    private @Nullable Pending listOf(Message message) {
        String id = message.text("ActionID");
        if (id != null && !id.isEmpty()) {
            return lists.get(actions.ids().number(id));
        }
        if (message.has("Privilege")) {
            return null;
        }
        for (Pending list : lists.values()) {
            if (GluedItems.isNamed(list.info, message.name())) {
                return list;
            }
        }
        return null;
    }

    private void item(Pending list, Event event) {
        String eventList = event.header("EventList");
        if (event.name().equalsIgnoreCase(list.info.complete())
                || "Complete".equalsIgnoreCase(eventList)
                || "Cancelled".equalsIgnoreCase(eventList)) {
            lists.remove(list.number);
            finish(list, event);
            return;
        }
        if (list.ended) {
            counters.lateItem();
        } else if (!list.item(event, listLimit)) {
            tooLong(list);
        } else if (list.info.shape() == ActionInfo.Shape.EVENT && list.stage == Pending.Stage.IN_DOUBT) {
            lists.remove(list.number);
            finish(list, null);
        }
    }

    private void tooLong(Pending list) {
        if (pending.end(list)) {
            list.receiver.end(new Ending.TooLong(listLimit));
        }
    }

    private void response(Message message) {
        long number = actions.ids().number(message.text("ActionID"));
        Pending action = pending.answered(number);
        if (action == null) {
            unexpected(number);
            return;
        }
        // What is served later is answered later, so nothing more comes for lists given up that were sent before.
        if (!lists.isEmpty()) {
            lists.values().removeIf(list -> list.ended && list.position < action.position);
        }
        action.response = message;
        action.answeredAt = nanos;
        if (action.fenced != null) {
            fenceReached(action.fenced);
        }
        boolean success = !message.name().equalsIgnoreCase("Error");
        boolean startsList = success && "start".equalsIgnoreCase(message.text("EventList"));
        if (action.ended) {
            counters.lateResponse();
        }
        if (startsList) {
            listing(action, Pending.Stage.LISTING, message);
        } else if (success && isInDoubt(action.info)) {
            listing(action, Pending.Stage.IN_DOUBT, message);
            if (action.info.shape() == ActionInfo.Shape.LIST && !action.ended) {
                actions.sendFence(action);
            }
        } else {
            finish(action, null);
        }
    }

    private void listing(Pending list, Pending.Stage stage, Message response) {
        list.stage = stage;
        lists.put(list.number, list);
        list.receiver.responded(response);
    }

    private void unexpected(long number) {
        if (number > 0 && pending.wasOvertaken(number)) {
            counters.lateResponse();
        } else {
            counters.strayMessage();
        }
    }

    /** True where items may follow a response that does not announce them. */
    private boolean isInDoubt(ActionInfo info) {
        return switch (info.shape()) {
            case EVENT -> true;
            case LIST -> !(info.emptySuccess() && announcesLists);
            case PLAIN, RAW, OUTPUT -> false;
        };
    }

    /** The answer to the Ping behind an action: what has come until now is all that there is. */
    private void fenceReached(Pending fenced) {
        lists.remove(fenced.number);
        if (fenced.response == null) {
            fenced.answeredAt = nanos;
        }
        finish(fenced, null);
    }

    /** True, once, after the end of an action that a thread waits for. */
    boolean tookAwaited() {
        boolean took = awaited;
        awaited = false;
        return took;
    }

    private void finish(Pending action, @Nullable Event complete) {
        if (pending.end(action)) {
            awaited |= action.receiver instanceof Waiter;
            action.receiver.end(action.answered(complete));
        }
    }

    private void other(Message message) {
        Pending oldest = pending.oldestUnanswered();
        if (oldest != null && oldest.info.shape() == ActionInfo.Shape.RAW) {
            if (oldest.ended) {
                counters.lateItem();
            } else if (!oldest.text(message, listLimit)) {
                tooLong(oldest);
            }
        } else {
            counters.strayMessage();
        }
    }
}
