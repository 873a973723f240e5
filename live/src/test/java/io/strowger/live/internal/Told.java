package io.strowger.live.internal;

import io.strowger.live.Cause;
import io.strowger.live.Change;
import io.strowger.live.LiveView;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A model that is told what a test makes up: events one by one, and snapshots among events. */
final class Told {
    final Model model;
    private long sequence;

    Told() {
        this(LiveSettings.DEFAULTS);
    }

    Told(LiveSettings settings) {
        model = new Model("pbx", settings, Runnable::run);
    }

    /** Makes a message, one second after the one before. */
    Event event(String name, String... namesAndValues) {
        sequence++;
        StringBuilder text = new StringBuilder("Event: " + name + "\n");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(namesAndValues[i])
                    .append(": ")
                    .append(namesAndValues[i + 1])
                    .append('\n');
        }
        return EventTypes.read(
                Message.of(text.toString()), new Origin("pbx", 1, sequence, Instant.EPOCH.plusSeconds(sequence)));
    }

    /** The same, received at another time. */
    Event at(Instant time, Event event) {
        return EventTypes.read(
                event.message(), new Origin("pbx", 1, event.origin().sequence(), time));
    }

    /** Makes an event of a channel. */
    Event channel(String name, String uniqueid, String linkedid, String... namesAndValues) {
        List<String> headers = new ArrayList<>(List.of(
                "Channel", "PJSIP/" + uniqueid, "ChannelState", "6", "Uniqueid", uniqueid, "Linkedid", linkedid));
        headers.addAll(Arrays.asList(namesAndValues));
        return event(name, headers.toArray(String[]::new));
    }

    /** Applies events as they come. */
    void follow(Event... events) {
        for (Event event : events) {
            model.ground().locked(() -> {
                model.apply(event);
                model.tell(Cause.of(event));
            });
        }
    }

    /** The answer to the question that is of that kind. */
    Snapshot.Result answer(Class<? extends Action<?>> action, Event... items) {
        return result(action, List.of(items), null);
    }

    Snapshot.Result result(Class<? extends Action<?>> action, List<Event> items, @Nullable Throwable problem) {
        Predicate<Listing> isAsked = listing -> action.isInstance(listing.action());
        Listing listing = model.listings().stream().filter(isAsked).findFirst().orElseThrow();
        return new Snapshot.Result(listing, null, items, problem);
    }

    /** Applies a snapshot of some questions, with the events that came meanwhile. */
    void snapshot(Cause.Reason missing, List<Event> kept, Snapshot.Result... results) {
        model.ground().locked(() -> {
            model.fresh(io.strowger.live.Freshness.RESYNCHRONISING, null);
            new Merge(model, missing).apply(kept, List.of(results));
            model.tell(Cause.of(Cause.Reason.RESYNCHRONISED));
        });
    }

    /** What listeners are told from now on. */
    static <T> List<Change<T>> changes(LiveView<T> view) {
        List<Change<T>> told = new ArrayList<>();
        view.onChange(told::add);
        return told;
    }
}
