package io.strowger.live.internal;

import io.strowger.live.CallStep;
import io.strowger.live.Conference;
import io.strowger.live.Conference.Participant;
import io.strowger.protocol.action.ConfbridgeListAction;
import io.strowger.protocol.action.ConfbridgeListRoomsAction;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.ConfbridgeEndEvent;
import io.strowger.protocol.event.ConfbridgeJoinEvent;
import io.strowger.protocol.event.ConfbridgeLeaveEvent;
import io.strowger.protocol.event.ConfbridgeListEvent;
import io.strowger.protocol.event.ConfbridgeListRoomsEvent;
import io.strowger.protocol.event.ConfbridgeMuteEvent;
import io.strowger.protocol.event.ConfbridgeRecordEvent;
import io.strowger.protocol.event.ConfbridgeStartEvent;
import io.strowger.protocol.event.ConfbridgeStopRecordEvent;
import io.strowger.protocol.event.ConfbridgeTalkingEvent;
import io.strowger.protocol.event.ConfbridgeUnmuteEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of the conferences of ConfBridge; {@link MeetmeRoom} has those of MeetMe. */
final class ConferenceRoom {
    /** How long somebody may be listed who has left. */
    private static final Duration LEAVING = Duration.ofSeconds(10);

    private static final int MOST_LEAVING = 1_000;

    private final Ground ground;
    private final ConferenceTable conferences;
    private final ChannelTable channels;
    private final CallRoom calls;
    /** When who left, by unique id: the last ones. */
    private final Map<String, Instant> left = new LinkedHashMap<>();

    ConferenceRoom(Ground ground, ConferenceTable conferences, ChannelTable channels, CallRoom calls) {
        this.ground = ground;
        this.conferences = conferences;
        this.channels = channels;
        this.calls = calls;
    }

    void route(Routes routes) {
        routes.on(ConfbridgeStartEvent.class, conferences, event -> {
            ConferenceTable.ConferenceEntry entry =
                    conferences.begun(Ground.text(event.conference()), Conference.Kind.CONFBRIDGE);
            if (entry != null && entry.startedAt == null) {
                entry.startedAt = ground.now();
                entry.recording = false;
                conferences.touch(entry);
            }
        });
        routes.on(ConfbridgeEndEvent.class, conferences, event -> conferences.end(event.conference()));
        routes.on(ConfbridgeJoinEvent.class, conferences, this::joined);
        routes.on(ConfbridgeLeaveEvent.class, conferences, event -> {
            conferences.leave(event.conference(), event.channel(), event.uniqueid());
            leaves(String.valueOf(event.uniqueid()));
            ChannelEntry channel = channels.entry(event.uniqueid());
            if (channel != null) {
                conferences.left(channel, event.conference());
                calls.step(channel, CallStep.Kind.CONFERENCE_LEFT, event.conference());
            }
        });
        routes.on(ConfbridgeMuteEvent.class, conferences, event -> muted(event.conference(), event, true));
        routes.on(ConfbridgeUnmuteEvent.class, conferences, event -> muted(event.conference(), event, false));
        routes.on(
                ConfbridgeTalkingEvent.class,
                conferences,
                event -> conferences.change(
                        event.conference(),
                        event.channel(),
                        event.uniqueid(),
                        one -> ConferenceTable.talking(one, event.talkingStatus())));
        routes.on(ConfbridgeRecordEvent.class, conferences, event -> recording(event.conference(), true));
        routes.on(ConfbridgeStopRecordEvent.class, conferences, event -> recording(event.conference(), false));
        routes.on(ConfbridgeListRoomsEvent.class, conferences, item -> {
            ConferenceTable.ConferenceEntry entry = conference(item.conference());
            if (entry != null) {
                conferences.seen(entry);
                entry.locked = item.locked();
                conferences.touch(entry);
            }
        });
        routes.on(ConfbridgeListEvent.class, conferences, this::listed);
    }

    Listing listing() {
        return new Listing(ConfbridgeListRoomsAction.builder().build(), conferences, () -> conferences.sweep(false))
                .then((item, actions) -> {
                    String name = item instanceof ConfbridgeListRoomsEvent room ? room.conference() : null;
                    if (name != null) {
                        actions.add(ConfbridgeListAction.builder(name).build());
                    }
                });
    }

    private ConferenceTable.@Nullable ConferenceEntry conference(@Nullable String name) {
        return conferences.made(Ground.text(name), Conference.Kind.CONFBRIDGE);
    }

    private void joined(ConfbridgeJoinEvent event) {
        ConferenceTable.ConferenceEntry entry = conference(event.conference());
        String channel = event.channel();
        if (entry == null || channel == null) {
            return;
        }
        left.remove(String.valueOf(event.uniqueid()));
        conferences.seen(entry);
        conferences.put(
                entry,
                new Participant(
                        channel,
                        event.uniqueid(),
                        null,
                        QueueRoom.party(event.callerIdName(), event.callerIdNum()),
                        ground.now(),
                        event.admin(),
                        event.muted(),
                        false,
                        null));
        ChannelEntry who = channels.entry(event.uniqueid());
        if (who != null) {
            conferences.entered(who, entry.key());
            calls.step(who, CallStep.Kind.CONFERENCE_JOINED, event.conference());
        }
    }

    private void leaves(String uniqueid) {
        left.put(uniqueid, ground.now());
        if (left.size() > MOST_LEAVING) {
            left.remove(left.keySet().iterator().next());
        }
    }

    /** Asterisk 16 tells that somebody leaves before it takes him out of its list. */
    private boolean hasJustLeft(ConfbridgeListEvent item) {
        Instant at = left.get(String.valueOf(item.uniqueid()));
        return at != null && Duration.between(at, ground.now()).compareTo(LEAVING) < 0;
    }

    private void listed(ConfbridgeListEvent item) {
        // A list of a conference that has ended meanwhile does not make it anew.
        ConferenceTable.ConferenceEntry entry = conferences.entry(item.conference());
        String channel = item.channel();
        if (entry == null || channel == null || hasJustLeft(item)) {
            return;
        }
        Participant before = entry.participant(channel, item.uniqueid());
        Duration since = item.answeredTime();
        conferences.put(
                entry,
                new Participant(
                        channel,
                        item.uniqueid(),
                        null,
                        QueueRoom.party(item.callerIdName(), item.callerIdNum()),
                        before != null
                                ? before.joinedAt()
                                : since == null ? null : ground.now().minus(since),
                        item.admin(),
                        item.muted(),
                        item.talking(),
                        item.waiting()));
        conferences.entered(channels.entry(item.uniqueid()), entry.key());
    }

    private void muted(@Nullable String conference, ChannelEvent event, boolean muted) {
        conferences.change(conference, event.channel(), event.uniqueid(), one -> ConferenceTable.muted(one, muted));
    }

    private void recording(@Nullable String conference, boolean recording) {
        ConferenceTable.ConferenceEntry entry = conferences.entry(conference);
        if (entry != null) {
            entry.recording = recording;
            conferences.touch(entry);
        }
    }
}
