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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a picture a snapshot tells too, so that an audit can compare it: not times, and not what only events tell. */
final class Facts {
    /** What a queue has counted: calls completed and abandoned, and the averages. */
    static final String STATISTICS = "statistics";

    private Facts() {}

    static Map<String, @Nullable Object> of(Object picture) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        if (picture instanceof Channel channel) {
            channel(channel, facts);
        } else if (picture instanceof Bridge bridge) {
            facts.put("type", bridge.type());
            facts.put("technology", bridge.technology());
            facts.put("name", bridge.name());
            facts.put("channels", new TreeSet<>(bridge.channels()));
        } else if (picture instanceof Queue queue) {
            facts.put("strategy", queue.strategy());
            facts.put(
                    STATISTICS,
                    Stream.of(queue.completed(), queue.abandoned(), queue.holdTime(), queue.talkTime())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
            facts.put(
                    "callers",
                    queue.callers().stream().map(QueueCaller::uniqueid).toList());
            facts.put(
                    "members",
                    queue.members().stream()
                            .map(QueueMember::interfaceName)
                            .collect(Collectors.toCollection(TreeSet::new)));
        } else if (picture instanceof QueueCaller caller) {
            facts.put("queue", caller.queue());
            facts.put("position", caller.position());
        } else if (picture instanceof QueueMember member) {
            member(member, facts);
        } else if (picture instanceof Conference conference) {
            for (Conference.Participant one : conference.participants()) {
                facts.put(one.channel(), "muted " + one.muted() + ", admin " + one.admin());
            }
        } else if (picture instanceof ParkedCall parked) {
            facts.put("uniqueid", parked.uniqueid());
        } else if (picture instanceof Agent agent) {
            facts.put("status", agent.status());
            facts.put("channel", agent.channel());
        } else if (picture instanceof Endpoint endpoint) {
            if (!endpoint.technology().equals("PJSIP")) { // of which events tell it, and no list
                facts.put("status", firstWord(endpoint.status())); // behind it is how long the last answer took
            }
            facts.put("deviceState", endpoint.deviceState());
            // Contacts that never expire are told by events, and not by the list of 16.
        } else if (picture instanceof Registration registration) {
            facts.put("status", registration.status());
        } else {
            facts.put("all", picture);
        }
        return facts;
    }

    private static @Nullable String firstWord(@Nullable String text) {
        return text == null ? null : text.split(" ", 2)[0];
    }

    private static void channel(Channel channel, Map<String, @Nullable Object> facts) {
        facts.put("name", channel.name());
        facts.put("state", channel.state());
        facts.put("callerId", channel.callerId());
        facts.put("connectedLine", channel.connectedLine());
        facts.put("accountCode", channel.accountCode());
        facts.put("context", channel.dialplan().context());
        facts.put("exten", channel.dialplan().exten());
        facts.put("priority", channel.dialplan().priority());
        facts.put("bridgeId", channel.bridgeId());
    }

    private static void member(QueueMember member, Map<String, @Nullable Object> facts) {
        facts.put("name", member.name());
        facts.put("membership", member.membership());
        facts.put("penalty", member.penalty());
        facts.put("status", member.status());
        facts.put("paused", member.paused());
        facts.put("pausedReason", member.pausedReason());
    }
}
