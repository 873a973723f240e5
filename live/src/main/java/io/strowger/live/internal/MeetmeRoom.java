package io.strowger.live.internal;

import io.strowger.live.Conference;
import io.strowger.live.Conference.Participant;
import io.strowger.protocol.action.MeetmeListAction;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.MeetmeEndEvent;
import io.strowger.protocol.event.MeetmeJoinEvent;
import io.strowger.protocol.event.MeetmeLeaveEvent;
import io.strowger.protocol.event.MeetmeListEvent;
import io.strowger.protocol.event.MeetmeMuteEvent;
import io.strowger.protocol.event.MeetmeTalkingEvent;
import io.strowger.protocol.value.MeetmeMuting;
import io.strowger.protocol.value.MeetmeTalking;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of the conferences of MeetMe. */
final class MeetmeRoom {
    private final Ground ground;
    private final ConferenceTable conferences;
    private final ChannelTable channels;

    MeetmeRoom(Ground ground, ConferenceTable conferences, ChannelTable channels) {
        this.ground = ground;
        this.conferences = conferences;
        this.channels = channels;
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
            conferences.leave(key(event.meetme()), event.channel(), event.uniqueid());
            conferences.left(channels.entry(event.uniqueid()), key(event.meetme()));
        });
        routes.on(MeetmeEndEvent.class, conferences, event -> conferences.end(key(event.meetme())));
        routes.on(MeetmeMuteEvent.class, conferences, event -> {
            Boolean muted = event.status();
            if (muted != null) {
                change(event.meetme(), event, one -> ConferenceTable.muted(one, muted));
            }
        });
        routes.on(MeetmeTalkingEvent.class, conferences, event -> {
            Boolean talking = event.status();
            if (talking != null) {
                change(event.meetme(), event, one -> ConferenceTable.talking(one, talking));
            }
        });
    }

    Listing listing() {
        return new Listing(MeetmeListAction.builder().build(), conferences, () -> conferences.sweep(true)).optional();
    }

    private static @Nullable String key(@Nullable String name) {
        return name == null ? null : ConferenceTable.key(name, Conference.Kind.MEETME);
    }

    private void change(@Nullable String name, ChannelEvent event, UnaryOperator<Participant> next) {
        conferences.change(key(name), event.channel(), event.uniqueid(), next);
    }

    private void put(@Nullable String name, Participant who) {
        ConferenceTable.ConferenceEntry entry = conferences.made(Ground.text(name), Conference.Kind.MEETME);
        if (entry != null) {
            conferences.seen(entry);
            conferences.put(entry, who);
            // The items of the list have names only.
            String uniqueid = who.uniqueid();
            conferences.entered(
                    uniqueid == null ? channels.byName(who.channel()) : channels.entry(uniqueid), entry.key());
        }
    }
}
