package io.strowger.cli;

import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.ChannelSnapshot;
import io.strowger.protocol.event.ConfbridgeJoinEvent;
import io.strowger.protocol.event.ConfbridgeLeaveEvent;
import io.strowger.protocol.event.CoreShowChannelEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueCallerLeaveEvent;
import io.strowger.protocol.event.UnParkedCallEvent;
import io.strowger.protocol.value.ChannelState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the demo knows of the company's calls, as the events tell it; not for use by several threads at once. */
final class CompanyState {
    /** So many channels are kept at most; a demo that lets the world in may have more. */
    private static final int MOST_CHANNELS = 2_000;

    /** One channel. */
    private static final class Leg {
        private final String channel;
        private final String uniqueid;
        private Instant since;
        private String linkedid;
        private String who = "";
        private String exten = "";
        private ChannelState state = ChannelState.DOWN;
        private String place = "";
        private @Nullable Instant talking;

        private Leg(String channel, String uniqueid, String linkedid, Instant since) {
            this.channel = channel;
            this.uniqueid = uniqueid;
            this.linkedid = linkedid;
            this.since = since;
        }
    }

    /**
     * One call, for the screen.
     *
     * @param channel the caller's channel
     * @param from who calls
     * @param to whom or what
     * @param doing what goes on
     * @param since since when
     */
    record Call(String channel, String from, String to, String doing, Instant since) {}

    private final Map<String, Leg> legs = new LinkedHashMap<>();

    /** Forgets all. */
    void clear() {
        legs.clear();
    }

    /** How many channels there are. */
    int channels() {
        return legs.size();
    }

    /** Takes a channel from a list of them. */
    void known(CoreShowChannelEvent item) {
        Leg leg = leg(item);
        if (leg != null) {
            take(leg, item);
            String where = String.valueOf(item.applicationData()).split(",", 2)[0];
            switch (String.valueOf(item.application())) {
                case "ConfBridge" -> leg.place = "conference " + where;
                case "Queue" -> leg.place = "queue " + where;
                case "Park" -> leg.place = "parked";
                default -> {}
            }
            if (item.duration() != null) {
                leg.since = item.origin().receivedAt().minus(item.duration());
            }
            leg.talking = item.bridgeId() == null || item.bridgeId().isEmpty() ? null : leg.since;
        }
    }

    /** Takes an event. */
    void event(Event event) {
        if (event instanceof ParkedCallEvent parked) {
            place(parked.parkee(), "parked " + parked.parkingSpace());
        } else if (event instanceof UnParkedCallEvent fetched) {
            place(fetched.parkee(), "");
        } else if (event instanceof HangupEvent gone) {
            legs.remove(String.valueOf(gone.uniqueid()));
        } else if (event instanceof ChannelEvent of && of.uniqueid() != null) {
            Leg leg = leg(of);
            if (leg != null) {
                take(leg, of);
                happened(leg, of);
            }
        }
    }

    private static void happened(Leg leg, ChannelEvent event) {
        if (event instanceof BridgeEnterEvent) {
            leg.talking = event.origin().receivedAt();
        } else if (event instanceof BridgeLeaveEvent) {
            leg.talking = null;
        } else if (event instanceof QueueCallerJoinEvent join) {
            leg.place = "queue " + join.queue();
        } else if (event instanceof ConfbridgeJoinEvent join) {
            leg.place = "conference " + join.conference();
        } else if (event instanceof QueueCallerLeaveEvent || event instanceof ConfbridgeLeaveEvent) {
            leg.place = "";
        }
    }

    private void place(@Nullable ChannelSnapshot channel, String place) {
        Leg leg = channel == null ? null : legs.get(String.valueOf(channel.uniqueid()));
        if (leg != null) {
            leg.place = place;
        }
    }

    private @Nullable Leg leg(ChannelEvent event) {
        String uniqueid = String.valueOf(event.uniqueid());
        Leg known = legs.get(uniqueid);
        if (known == null && legs.size() < MOST_CHANNELS && event.channel() != null) {
            known = new Leg(
                    event.channel(),
                    uniqueid,
                    String.valueOf(event.linkedid()),
                    event.origin().receivedAt());
            legs.put(uniqueid, known);
        }
        return known;
    }

    private static void take(Leg leg, ChannelEvent event) {
        leg.linkedid = String.valueOf(event.linkedid());
        if (event.channelState() != null) {
            leg.state = event.channelState();
        }
        String name = known(event.callerIdName());
        String number = known(event.callerIdNum());
        if (!name.isEmpty() || !number.isEmpty()) {
            leg.who = name.isEmpty() ? number : number.isEmpty() ? name : name + " (" + number + ")";
        }
        if (event.exten() != null
                && !event.exten().equals("h")
                && !event.exten().equals("s")) {
            leg.exten = event.exten();
        }
    }

    private static String known(@Nullable String text) {
        return text == null || text.startsWith("<") ? "" : text;
    }

    /** The calls, the oldest first. */
    List<Call> calls() {
        Map<String, List<Leg>> byCall = new LinkedHashMap<>();
        legs.values()
                .forEach(leg -> byCall.computeIfAbsent(leg.linkedid, id -> new ArrayList<>())
                        .add(leg));
        return byCall.values().stream().map(CompanyState::call).toList();
    }

    private static Call call(List<Leg> legs) {
        Leg first = legs.stream()
                .filter(leg -> leg.uniqueid.equals(leg.linkedid))
                .findFirst()
                .orElse(legs.get(0));
        String others = legs.stream()
                .filter(leg -> leg != first)
                .map(leg -> leg.who.isEmpty() || leg.who.equals(first.who) ? device(leg.channel) : leg.who)
                .distinct()
                .collect(Collectors.joining(", "));
        String to = others.isEmpty() ? first.exten : others;
        Instant talking = first.talking;
        if (!first.place.isEmpty() && (talking == null || !first.place.startsWith("queue"))) {
            return new Call(first.channel, first.who, to, first.place, first.since);
        }
        if (talking != null) {
            return new Call(first.channel, first.who, to, "talking", talking);
        }
        boolean rings = legs.stream().anyMatch(leg -> leg.state == ChannelState.RINGING);
        return new Call(first.channel, first.who, to, rings ? "ringing" : "calling", first.since);
    }

    /** The name of a channel without its number. */
    private static String device(String channel) {
        int dash = channel.lastIndexOf('-');
        return dash < 0 ? channel : channel.substring(0, dash);
    }

    /** Who is in a conference or parked, by the place's name. */
    Map<String, List<String>> places() {
        Map<String, List<String>> places = new TreeMap<>();
        for (Leg leg : legs.values()) {
            if (leg.place.startsWith("conference") || leg.place.startsWith("parked")) {
                places.computeIfAbsent(leg.place, place -> new ArrayList<>()).add(leg.who);
            }
        }
        return places;
    }
}
