package io.strowger.live.internal;

import io.strowger.live.Agent;
import io.strowger.live.Bridge;
import io.strowger.live.Channel;
import io.strowger.live.Conference;
import io.strowger.live.Endpoint;
import io.strowger.live.ParkedCall;
import io.strowger.live.Queue;
import io.strowger.live.QueueCaller;
import io.strowger.live.QueueMember;
import io.strowger.live.Registration;
import io.strowger.live.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a picture a snapshot tells too, so that an audit can compare it.
 *
 * <p>What is left out, and why, stands in {@code docs/live-model.md}: it is what only events tell, and what changes without an
 * event, so that the model has it as of its last snapshot.
 */
final class Facts {
    /** What a queue has counted: calls completed and abandoned, and the averages. */
    static final String STATISTICS = "statistics";

    private final Map<String, @Nullable Object> known = new LinkedHashMap<>();

    private Facts() {}

    static Facts of(Object picture) {
        Facts facts = new Facts();
        if (picture instanceof Channel channel) {
            facts.channel(channel);
        } else if (picture instanceof Bridge bridge) {
            facts.bridge(bridge);
        } else if (picture instanceof Queue queue) {
            facts.queue(queue);
        } else if (picture instanceof QueueCaller caller) {
            facts.caller(caller);
        } else if (picture instanceof QueueMember member) {
            facts.member(member);
        } else if (picture instanceof Conference conference) {
            facts.conference(conference);
        } else if (picture instanceof ParkedCall parked) {
            facts.parked(parked);
        } else if (picture instanceof Agent agent) {
            facts.agent(agent);
        } else if (picture instanceof Endpoint endpoint) {
            facts.endpoint(endpoint);
        } else if (picture instanceof Registration registration) {
            facts.put("status", registration.status());
            facts.told("technology", registration.technology());
        } else if (picture instanceof Server server) {
            facts.put("version", server.version());
            facts.put("systemName", server.systemName());
            facts.put("startedAt", server.startedAt());
            facts.put("reloadedAt", server.reloadedAt());
        } else {
            facts.put("all", picture);
        }
        return facts;
    }

    /** The names of what is different from what a snapshot tells; what only one of the two was told is not. */
    List<String> differences(Facts told) {
        return known.keySet().stream()
                .filter(field ->
                        told.known.containsKey(field) && !Objects.equals(known.get(field), told.known.get(field)))
                .toList();
    }

    @Nullable Object get(String field) {
        return known.get(field);
    }

    private void put(String field, @Nullable Object value) {
        known.put(field, value);
    }

    /** Null means here that it was not told, and not that there is nothing. */
    private void told(String field, @Nullable Object value) {
        if (value != null) {
            known.put(field, value);
        }
    }

    private void channel(Channel channel) {
        put("name", channel.name());
        put("state", channel.state());
        put("callerId", channel.callerId());
        put("connectedLine", channel.connectedLine());
        put("accountCode", channel.accountCode());
        put("language", channel.language());
        put("context", channel.dialplan().context());
        put("exten", channel.dialplan().exten());
        put("priority", channel.dialplan().priority());
        put("bridgeId", channel.bridgeId());
        put("variables", channel.variables());
    }

    private void bridge(Bridge bridge) {
        put("type", bridge.type());
        put("technology", bridge.technology());
        put("creator", bridge.creator());
        put("name", bridge.name());
        put("channels", new TreeSet<>(bridge.channels()));
    }

    private void queue(Queue queue) {
        put("strategy", queue.strategy());
        put("max", queue.max());
        put("weight", queue.weight());
        put("serviceLevel", queue.serviceLevel());
        put(
                STATISTICS,
                Stream.of(queue.completed(), queue.abandoned(), queue.holdTime(), queue.talkTime())
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")));
        put("callers", queue.callers().stream().map(QueueCaller::uniqueid).toList());
        put(
                "members",
                queue.members().stream()
                        .map(QueueMember::interfaceName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void caller(QueueCaller caller) {
        put("queue", caller.queue());
        put("position", caller.position());
        put("channel", caller.channel());
        put("callerId", caller.callerId());
        told("priority", caller.priority());
    }

    private void member(QueueMember member) {
        put("name", member.name());
        put("stateInterface", member.stateInterface());
        put("membership", member.membership());
        put("penalty", member.penalty());
        put("status", member.status());
        put("paused", member.paused());
        put("pausedReason", member.pausedReason());
        put("wrapuptime", member.wrapuptime());
        told("loginTime", member.loginTime());
        told("lastPause", member.lastPause());
    }

    private void conference(Conference conference) {
        told("locked", conference.locked());
        put(
                "participants",
                conference.participants().stream()
                        .map(Conference.Participant::channel)
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (Conference.Participant one : conference.participants()) {
            put(one.channel() + " callerId", one.callerId());
            told(one.channel() + " uniqueid", one.uniqueid());
            told(one.channel() + " user", one.user());
            told(one.channel() + " admin", one.admin());
            told(one.channel() + " muted", one.muted());
            told(one.channel() + " talking", one.talking());
        }
    }

    private void parked(ParkedCall parked) {
        put("uniqueid", parked.uniqueid());
        put("channel", parked.channel());
        put("callerId", parked.callerId());
        put("parker", parked.parker());
    }

    private void agent(Agent agent) {
        told("name", agent.name());
        put("status", agent.status());
        put("channel", agent.channel());
    }

    private void endpoint(Endpoint endpoint) {
        if (!endpoint.technology().equals("PJSIP")) { // of which events tell it, and no list
            told("reachable", endpoint.isReachable()); // events and lists have different words for it
            told("address", endpoint.address());
        }
        told("deviceState", endpoint.deviceState());
        for (Endpoint.Contact contact : endpoint.contacts()) { // which ones is no fact: the list of 16 lacks some
            told(contact.uri() + " aor", contact.aor());
            told(contact.uri() + " status", contact.status());
            told(contact.uri() + " userAgent", contact.userAgent());
        }
    }
}
