package io.strowger.live.internal;

import io.strowger.live.Queue;
import io.strowger.live.QueueMember;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.QueueMemberAddedEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.protocol.event.QueueMemberPauseEvent;
import io.strowger.protocol.event.QueueMemberPenaltyEvent;
import io.strowger.protocol.event.QueueMemberRemovedEvent;
import io.strowger.protocol.event.QueueMemberRinginuseEvent;
import io.strowger.protocol.event.QueueMemberStatusEvent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of the members of queues. */
final class MemberRoom {
    /** All events of members carry the same headers, so each can be read as this one. */
    private static final EventReader READER = EventTypes.reader("QueueMemberStatus");

    private final Table<QueueEntry, Queue> queues;
    private final PlainTable<QueueMember> members;
    private final Function<@Nullable String, @Nullable QueueEntry> queue;

    MemberRoom(Ground ground, Table<QueueEntry, Queue> queues, Function<@Nullable String, @Nullable QueueEntry> queue) {
        this.queues = queues;
        this.members = new PlainTable<>("queue members", ground);
        this.queue = queue;
    }

    PlainTable<QueueMember> table() {
        return members;
    }

    void route(Routes routes) {
        routes.on(QueueMemberEvent.class, members, this::listed);
        routes.on(QueueMemberAddedEvent.class, members, event -> told(event, true));
        List<Class<? extends Event>> others = List.of(
                QueueMemberPauseEvent.class,
                QueueMemberPenaltyEvent.class,
                QueueMemberRinginuseEvent.class,
                QueueMemberStatusEvent.class);
        others.forEach(type -> routes.on(type, members, event -> told(event, false)));
        routes.on(QueueMemberRemovedEvent.class, members, event -> {
            QueueMember member = members.get(event.queue() + "/" + event.interfaceName());
            if (member != null) {
                remove(member);
            }
        });
    }

    void sweep() {
        members.sweep(entry -> remove(entry.picture()));
    }

    private void remove(QueueMember member) {
        members.drop(key(member));
        QueueEntry entry = queues.entry(member.queue());
        if (entry != null) {
            entry.members.remove(member.interfaceName());
            queues.touch(entry);
        }
    }

    private static String key(QueueMember member) {
        return member.queue() + "/" + member.interfaceName();
    }

    private void put(QueueEntry entry, QueueMember member) {
        if (members.put(key(member), before -> member)
                && !member.equals(entry.members.put(member.interfaceName(), member))) {
            queues.touch(entry);
        }
    }

    private void told(Event event, boolean makes) {
        QueueMemberStatusEvent told = (QueueMemberStatusEvent) READER.read(event.message(), event.origin());
        String interfaceName = Ground.text(told.interfaceName());
        QueueEntry entry = makes ? queue.apply(told.queue()) : queues.entry(told.queue());
        if (entry == null || interfaceName == null) {
            return;
        }
        // The state of a device may be told when the member is gone already.
        if (!makes && !entry.members.containsKey(interfaceName)) {
            return;
        }
        if (makes) {
            // Where it gets a member there is such a queue, whatever an older list says.
            queues.seen(entry);
        }
        put(
                entry,
                new QueueMember(
                        entry.key(),
                        interfaceName,
                        Ground.text(told.memberName()),
                        Ground.text(told.stateInterface()),
                        told.membership(),
                        told.penalty(),
                        told.callsTaken(),
                        told.lastCall(),
                        told.lastPause(),
                        told.loginTime(),
                        told.inCall(),
                        told.status(),
                        told.paused(),
                        Ground.text(told.pausedReason()),
                        told.ringinuse(),
                        told.wrapuptime()));
    }

    private void listed(QueueMemberEvent item) {
        QueueEntry entry = queue.apply(item.queue());
        String interfaceName = Ground.text(item.location());
        if (entry == null || interfaceName == null) {
            return;
        }
        QueueMember before = entry.members.get(interfaceName);
        put(
                entry,
                new QueueMember(
                        entry.key(),
                        interfaceName,
                        Ground.text(item.nameValue()),
                        Ground.text(item.stateInterface()),
                        item.membership(),
                        item.penalty(),
                        item.callsTaken(),
                        item.lastCall(),
                        item.lastPause(),
                        item.loginTime(),
                        item.inCall(),
                        item.status(),
                        item.paused(),
                        Ground.text(item.pausedReason()),
                        before == null ? null : before.ringinuse(),
                        item.wrapuptime()));
    }
}
