package io.strowger.live.internal;

import io.strowger.live.CallStep;
import io.strowger.live.Party;
import io.strowger.live.Queue;
import io.strowger.live.QueueCaller;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.AgentCompleteEvent;
import io.strowger.protocol.event.AgentConnectEvent;
import io.strowger.protocol.event.QueueCallerAbandonEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueCallerLeaveEvent;
import io.strowger.protocol.event.QueueEntryEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of queues and of those who wait in them; {@link MemberRoom} has the members. */
final class QueueRoom {
    private final Ground ground;
    private final Table<QueueEntry, Queue> queues;
    private final PlainTable<QueueCaller> callers;
    private final MemberRoom members;
    private final ChannelTable channels;
    private final CallRoom calls;

    QueueRoom(Ground ground, ChannelTable channels, CallRoom calls) {
        this.ground = ground;
        this.queues = new Table<>("queues", ground, false);
        this.callers = new PlainTable<>("queue callers", ground);
        this.members = new MemberRoom(ground, queues, this::queue);
        this.channels = channels;
        this.calls = calls;
    }

    Table<QueueEntry, Queue> table() {
        return queues;
    }

    PlainTable<QueueCaller> callers() {
        return callers;
    }

    MemberRoom members() {
        return members;
    }

    void route(Routes routes) {
        routes.on(QueueParamsEvent.class, queues, this::parameters);
        routes.on(QueueEntryEvent.class, callers, this::listed);
        routes.on(QueueCallerJoinEvent.class, callers, this::joined);
        routes.on(QueueCallerLeaveEvent.class, callers, event -> {
            ChannelEntry channel = channels.entry(event.uniqueid());
            if (channel != null && channel.queue != null) {
                channel.queue = null;
                calls.step(channel, CallStep.Kind.LEFT_QUEUE, event.queue());
            }
            QueueCaller caller = callers.get(event.uniqueid());
            if (caller != null) {
                left(caller);
            }
        });
        routes.on(QueueCallerAbandonEvent.class, queues, this::abandoned);
        routes.on(AgentConnectEvent.class, queues, event -> {
            QueueEntry entry = queues.entry(event.queue());
            if (entry != null) {
                entry.statistics.connected(event, ground.now());
                queues.touch(entry);
            }
            ChannelEntry channel = channels.entry(event.uniqueid());
            if (channel != null) {
                calls.step(channel, CallStep.Kind.AGENT_CONNECTED, event.memberName());
            }
        });
        routes.on(AgentCompleteEvent.class, queues, event -> {
            QueueEntry entry = queues.entry(event.queue());
            if (entry != null) {
                entry.statistics.completed(event, ground.now());
                queues.touch(entry);
            }
        });
        members.route(routes);
    }

    Listing listing() {
        return new Listing(QueueStatusAction.builder().build(), List.of(queues, callers, members.table()), this::sweep);
    }

    private void sweep() {
        // The positions of the others were told by the same list.
        callers.sweep(entry -> remove(entry.picture()));
        members.sweep();
        queues.sweep(queues::remove);
    }

    /** The queue of that name; made where there is none, since realtime queues come to be when they are used. */
    private @Nullable QueueEntry queue(@Nullable String name) {
        String known = Ground.text(name);
        if (known == null) {
            return null;
        }
        QueueEntry entry = queues.entry(known);
        if (entry == null) {
            entry = new QueueEntry(known);
            return queues.add(entry) ? entry : null;
        }
        return entry;
    }

    private void parameters(QueueParamsEvent item) {
        QueueEntry entry = queue(item.queue());
        if (entry == null) {
            return;
        }
        queues.seen(entry);
        entry.strategy = item.strategy();
        entry.max = item.max();
        entry.weight = item.weight();
        entry.statistics.listed(item, ground.now());
        queues.touch(entry);
    }

    private void listed(QueueEntryEvent item) {
        QueueEntry queue = queue(item.queue());
        String uniqueid = Ground.text(item.uniqueid());
        if (queue == null || uniqueid == null) {
            return;
        }
        Duration waited = item.waitTime();
        Instant since = waited == null ? ground.now() : ground.now().minus(waited);
        QueueCaller before = callers.get(uniqueid);
        if (before != null && !before.queue().equals(queue.key())) {
            left(before);
            before = null;
        }
        QueueCaller caller = new QueueCaller(
                queue.key(),
                uniqueid,
                item.channel(),
                party(item.callerIdName(), item.callerIdNum()),
                item.position(),
                item.priority(),
                before == null ? since : before.joinedAt());
        put(queue, caller);
        inCall(uniqueid, queue.key(), false);
    }

    private void joined(QueueCallerJoinEvent event) {
        QueueEntry queue = queue(event.queue());
        String uniqueid = Ground.text(event.uniqueid());
        if (queue == null || uniqueid == null) {
            return;
        }
        QueueCaller before = callers.get(uniqueid);
        if (before != null) {
            left(before);
        }
        // Where somebody joins it there is such a queue, whatever an older list says.
        queues.seen(queue);
        Integer position = event.position();
        if (position != null) {
            move(queue, place -> place >= position, place -> place + 1);
        }
        Party who = party(event.callerIdName(), event.callerIdNum());
        put(queue, new QueueCaller(queue.key(), uniqueid, event.channel(), who, position, null, ground.now()));
        inCall(uniqueid, queue.key(), true);
    }

    private void inCall(String uniqueid, String queue, boolean isStep) {
        ChannelEntry channel = channels.entry(uniqueid);
        if (channel != null) {
            channel.queue = queue;
            calls.touch(channel);
            if (isStep) {
                calls.step(channel, CallStep.Kind.QUEUED, queue);
            }
        }
    }

    private void put(QueueEntry queue, QueueCaller caller) {
        if (callers.put(caller.uniqueid(), before -> caller)) {
            queue.callers.put(caller.uniqueid(), caller);
            queues.touch(queue);
        }
    }

    private @Nullable QueueEntry remove(QueueCaller caller) {
        callers.drop(caller.uniqueid());
        ChannelEntry channel = channels.entry(caller.uniqueid());
        if (channel != null && caller.queue().equals(channel.queue)) {
            channel.queue = null;
            calls.touch(channel);
        }
        QueueEntry queue = queues.entry(caller.queue());
        if (queue != null) {
            queue.callers.remove(caller.uniqueid());
            queues.touch(queue);
        }
        return queue;
    }

    private void left(QueueCaller caller) {
        QueueEntry queue = remove(caller);
        Integer position = caller.position();
        if (queue != null && position != null) {
            move(queue, place -> place > position, place -> place - 1);
        }
    }

    /** Gives those at some positions others. */
    private void move(QueueEntry queue, IntPredicate which, IntUnaryOperator whereTo) {
        for (QueueCaller each : List.copyOf(queue.callers.values())) {
            Integer position = each.position();
            if (position != null && which.test(position)) {
                // That somebody else moves says nothing of whether this one is still there.
                QueueCaller moved = each.at(whereTo.applyAsInt(position));
                callers.change(moved.uniqueid(), before -> moved);
                queue.callers.put(moved.uniqueid(), moved);
                queues.touch(queue);
            }
        }
    }

    private void abandoned(QueueCallerAbandonEvent event) {
        QueueEntry entry = queues.entry(event.queue());
        if (entry != null) {
            entry.statistics.abandoned(ground.now());
            queues.touch(entry);
        }
        ChannelEntry channel = channels.entry(event.uniqueid());
        if (channel != null && channel.call != null) {
            channel.call.abandoned = true;
            calls.step(channel, CallStep.Kind.ABANDONED, event.queue());
        }
    }

    static Party party(@Nullable String name, @Nullable String number) {
        return new Party(known(name), known(number));
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isEmpty() || text.equalsIgnoreCase("<unknown>") || text.equals("unknown")
                ? null
                : text;
    }
}
