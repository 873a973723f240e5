package io.strowger.live.internal;

import io.strowger.live.Conference;
import io.strowger.live.Conference.Participant;
import io.strowger.protocol.action.MeetmeListAction;
import io.strowger.protocol.event.MeetmeEndEvent;
import io.strowger.protocol.event.MeetmeJoinEvent;
import io.strowger.protocol.event.MeetmeLeaveEvent;
import io.strowger.protocol.event.MeetmeListEvent;
import io.strowger.protocol.event.MeetmeMuteEvent;
import io.strowger.protocol.event.MeetmeTalkingEvent;
import io.strowger.protocol.value.MeetmeMuting;
import io.strowger.protocol.value.MeetmeTalking;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of the conferences of MeetMe. */
final class MeetmeRoom {
    private final Ground ground;
    private final ConferenceTable conferences;

    MeetmeRoom(Ground ground, ConferenceTable conferences) {
        this.ground = ground;
        this.conferences = conferences;
    }

    void route(Routes routes) {
        routes.on(
                MeetmeJoinEvent.class,
                conferences,
                event -> put(
                        event.meetme(),
                        new Participant(
                                String.valueOf(event.channel()),
                                event.uniqueid(),
                                event.user(),
                                QueueRoom.party(event.callerIdName(), event.callerIdNum()),
                                ground.now(),
                                null,
                                false,
                                false,
                                null)));
        routes.on(
                MeetmeListEvent.class,
                conferences,
                item -> put(
                        item.conference(),
                        new Participant(
                                String.valueOf(item.channel()),
                                null,
                                item.userNumber(),
                                QueueRoom.party(item.callerIdName(), item.callerIdNum()),
                                null,
                                item.admin(),
                                item.muted() == null ? null : item.muted() != MeetmeMuting.NOT_MUTED,
                                item.talking() == null ? null : item.talking() == MeetmeTalking.TALKING,
                                null)));
        routes.on(MeetmeLeaveEvent.class, conferences, event -> {
            ConferenceTable.ConferenceEntry entry = entry(event.meetme());
            if (entry != null && entry.remove(event.channel(), event.uniqueid())) {
                conferences.touch(entry);
            }
        });
        routes.on(MeetmeEndEvent.class, conferences, event -> {
            ConferenceTable.ConferenceEntry entry = entry(event.meetme());
            if (entry != null) {
                conferences.end(entry.key());
            }
        });
        routes.on(
                MeetmeMuteEvent.class,
                conferences,
                event -> change(event.meetme(), event.channel(), event.uniqueid(), event.status(), null));
        routes.on(
                MeetmeTalkingEvent.class,
                conferences,
                event -> change(event.meetme(), event.channel(), event.uniqueid(), null, event.status()));
    }

    Listing listing() {
        return new Listing(MeetmeListAction.builder().build(), conferences, () -> conferences.sweep(true)).optional();
    }

    private ConferenceTable.@Nullable ConferenceEntry entry(@Nullable String name) {
        return name == null ? null : conferences.entry(ConferenceTable.key(name, Conference.Kind.MEETME));
    }

    private void put(@Nullable String name, Participant who) {
        ConferenceTable.ConferenceEntry entry = conferences.made(Ground.text(name), Conference.Kind.MEETME);
        if (entry != null) {
            conferences.seen(entry);
            entry.put(ground.synchronisation(), who);
            conferences.touch(entry);
        }
    }

    private void change(
            @Nullable String name,
            @Nullable String channel,
            @Nullable String uniqueid,
            @Nullable Boolean muted,
            @Nullable Boolean talking) {
        ConferenceTable.ConferenceEntry entry = entry(name);
        if (entry != null
                && entry.change(
                        channel,
                        uniqueid,
                        one -> new Participant(
                                one.channel(),
                                one.uniqueid(),
                                one.user(),
                                one.callerId(),
                                one.joinedAt(),
                                one.admin(),
                                muted == null ? one.muted() : muted,
                                talking == null ? one.talking() : talking,
                                one.waiting()))) {
            conferences.touch(entry);
        }
    }
}
