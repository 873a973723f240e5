package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.EventFilter;
import io.strowger.simulator.internal.ami.EventSink;
import io.strowger.simulator.internal.ami.User;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.world.WorldTimer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What concerns the session that asks: Logoff, Ping, Events, Filter, WaitEvent and ListCommands. */
public final class SessionActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("Logoff", (request, reply) -> {
            reply.send("Goodbye", lines -> lines.add("Message", "Thanks for all the fish."));
            reply.client().outlet().close();
        });
        actions.add(
                "Ping",
                (request, reply) -> reply.success(lines -> lines.add("Ping", "Pong")
                        .add("Timestamp", EventSink.timestamp(pbx.world().now()))));
        actions.add("Events", (request, reply) -> events(pbx, request, reply));
        actions.add("Filter", (request, reply) -> filter(pbx, request, reply));
        actions.add("WaitEvent", (request, reply) -> waitEvent(pbx, request, reply));
        actions.add("ListCommands", (request, reply) -> listCommands(pbx, reply));
    }

    private static void events(Switchboard pbx, ActionRequest request, ActionReply reply) {
        @Nullable EventMask mask = EventMask.parse(request.text("EventMask").toLowerCase(Locale.ROOT));
        if (mask != null) {
            reply.client().sendMask(mask.bits());
        }
        if (pbx.settings().brokenEventsAction()) {
            return;
        }
        if (mask == null) {
            reply.error("Invalid event mask");
        } else {
            reply.success(lines -> lines.add("Events", mask.bits() == 0 ? "Off" : "On"));
        }
    }

    private static void filter(Switchboard pbx, ActionRequest request, ActionReply reply) {
        if (!request.text("Operation").equalsIgnoreCase("Add")) {
            reply.error("Unknown operation");
            return;
        }
        boolean knowsCriteria = pbx.version().isAtLeast(20);
        String criteria = request.text("MatchCriteria");
        String filter = request.text("Filter");
        try {
            reply.client()
                    .filter(
                            knowsCriteria && !criteria.isEmpty()
                                    ? EventFilter.ofCriteria(criteria, filter)
                                    : EventFilter.ofPattern(filter, !knowsCriteria));
            reply.success("Success");
        } catch (EventFilter.BadFilterException e) {
            reply.error(String.valueOf(e.getMessage()));
        }
    }

    /** Waits until there is an event, until the client sends something else, or until the time is over. */
    private static void waitEvent(Switchboard pbx, ActionRequest request, ActionReply reply) {
        long seconds = seconds(request.text("Timeout"));
        reply.defer();
        Runnable complete = () -> {
            reply.success("Waiting for Event completed.");
            reply.event("WaitEventComplete", lines -> {});
            reply.finish();
        };
        if (seconds == 0) {
            complete.run();
            return;
        }
        WorldTimer timer = seconds < 0
                ? null
                : pbx.world().after(Duration.ofSeconds(seconds), () -> {
                    reply.client().whenDisturbed(() -> {});
                    complete.run();
                });
        reply.client().whenDisturbed(() -> {
            if (timer != null) {
                timer.cancel();
            }
            pbx.world().soon(complete);
        });
    }

    /** Without a number it waits for ever, as with -1; any other number below zero does not wait. */
    private static long seconds(String timeout) {
        if (!timeout.matches("[+-]?\\d{1,9}")) {
            return -1;
        }
        long seconds = Long.parseLong(timeout);
        return seconds < -1 ? 0 : seconds;
    }

    private static void listCommands(Switchboard pbx, ActionReply reply) {
        User user = reply.client().user();
        int mask = user == null ? 0 : user.write().bits();
        Synopses synopses = new Synopses(pbx.version());
        reply.success(lines -> {
            for (ActionTable.Entry entry : pbx.actions().entries()) {
                if (entry.isAllowed(mask)) {
                    Classes classes = entry.classes();
                    String needed = classes.bits() == 0 ? "<none>" : classes.toString();
                    lines.add(entry.name(), synopses.of(entry.name()) + "  (Priv: " + needed + ")");
                }
            }
        });
    }
}
