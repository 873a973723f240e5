package io.strowger.cli;

import io.strowger.protocol.event.AgentConnectEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.QueueCallerAbandonEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueCallerLeaveEvent;
import io.strowger.protocol.event.QueueEntryEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.protocol.event.QueueMemberPauseEvent;
import io.strowger.protocol.event.QueueMemberStatusEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import io.strowger.protocol.event.QueueStatusItem;
import io.strowger.protocol.value.QueueMemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the demo knows of the queues; not for use by several threads at once. */
final class QueueState {
    /** A member of a queue. */
    static final class Member {
        final String queue;
        final String address;
        String name;
        boolean paused;

        @Nullable QueueMemberStatus status;

        private Member(String queue, String address) {
            this.queue = queue;
            this.address = address;
            this.name = address;
        }
    }

    /** A queue. */
    static final class Queue {
        final String name;
        final Map<String, Member> members = new LinkedHashMap<>();
        final Map<String, Instant> waiting = new LinkedHashMap<>();
        long answered;
        long abandoned;

        private Queue(String name) {
            this.name = name;
        }
    }

    private final Map<String, Queue> queues = new TreeMap<>();

    /** Forgets all. */
    void clear() {
        queues.clear();
    }

    /** The queues by name, as they are now. */
    List<Queue> copy() {
        List<Queue> copies = new ArrayList<>();
        for (Queue queue : queues.values()) {
            Queue copy = new Queue(queue.name);
            copy.members.putAll(queue.members);
            copy.waiting.putAll(queue.waiting);
            copy.answered = queue.answered;
            copy.abandoned = queue.abandoned;
            copies.add(copy);
        }
        return copies;
    }

    /** All members, queue by queue. */
    List<Member> members() {
        List<Member> all = new ArrayList<>();
        queues.values().forEach(queue -> all.addAll(queue.members.values()));
        return all;
    }

    /** Takes an item of the answer to QueueStatus. */
    void known(QueueStatusItem item) {
        if (item instanceof QueueParamsEvent params) {
            Queue queue = queue(params.queue());
            queue.answered = params.completed() == null ? 0 : params.completed();
            queue.abandoned = params.abandoned() == null ? 0 : params.abandoned();
        } else if (item instanceof QueueMemberEvent member) {
            Member known = member(member.queue(), member.location());
            known.name = member.nameValue() == null ? known.name : member.nameValue();
            known.paused = Boolean.TRUE.equals(member.paused());
            known.status = member.status();
        } else if (item instanceof QueueEntryEvent entry) {
            Duration waited = entry.waitTime() == null ? Duration.ZERO : entry.waitTime();
            queue(entry.queue())
                    .waiting
                    .put(
                            String.valueOf(entry.uniqueid()),
                            item.origin().receivedAt().minus(waited));
        }
    }

    /** Takes an event. */
    void event(Event event) {
        if (event instanceof QueueCallerJoinEvent join) {
            queue(join.queue())
                    .waiting
                    .put(String.valueOf(join.uniqueid()), event.origin().receivedAt());
        } else if (event instanceof QueueCallerLeaveEvent leave) {
            queue(leave.queue()).waiting.remove(String.valueOf(leave.uniqueid()));
        } else if (event instanceof QueueCallerAbandonEvent abandon) {
            queue(abandon.queue()).abandoned++;
        } else if (event instanceof AgentConnectEvent connect) {
            queue(connect.queue()).answered++;
        } else if (event instanceof QueueMemberStatusEvent status) {
            Member member = member(status.queue(), status.interfaceName());
            member.status = status.status();
            member.paused = Boolean.TRUE.equals(status.paused());
        } else if (event instanceof QueueMemberPauseEvent pause) {
            member(pause.queue(), pause.interfaceName()).paused = Boolean.TRUE.equals(pause.paused());
        }
    }

    private Queue queue(@Nullable String name) {
        return queues.computeIfAbsent(String.valueOf(name), Queue::new);
    }

    private Member member(@Nullable String queue, @Nullable String address) {
        return queue(queue)
                .members
                .computeIfAbsent(String.valueOf(address), each -> new Member(String.valueOf(queue), each));
    }
}
