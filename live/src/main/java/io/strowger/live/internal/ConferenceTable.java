package io.strowger.live.internal;

import io.strowger.live.Conference;
import io.strowger.live.Conference.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The conferences, by name for ConfBridge and with {@code meetme/} before it for MeetMe. */
final class ConferenceTable extends Table<ConferenceTable.ConferenceEntry, Conference> {
    private static final String MEETME = "meetme/";

    /** A conference while the model works on it. */
    static final class ConferenceEntry extends Entry<Conference> {
        private record Seat(Participant who, int seenIn) {}

        private final String name;
        private final Conference.Kind kind;
        private final List<Seat> seats = new ArrayList<>();

        @Nullable Instant startedAt;

        @Nullable Boolean locked;

        @Nullable Boolean recording;

        ConferenceEntry(String key, String name, Conference.Kind kind) {
            super(key);
            this.name = name;
            this.kind = kind;
        }

        private int indexOf(@Nullable String channel, @Nullable String uniqueid) {
            for (int i = 0; i < seats.size(); i++) {
                Participant who = seats.get(i).who;
                boolean same = uniqueid != null && who.uniqueid() != null
                        ? uniqueid.equals(who.uniqueid())
                        : who.channel().equals(channel);
                if (same) {
                    return i;
                }
            }
            return -1;
        }

        @Nullable Participant participant(@Nullable String channel, @Nullable String uniqueid) {
            int index = indexOf(channel, uniqueid);
            return index < 0 ? null : seats.get(index).who;
        }

        /** Notes who is in it; false where it has so many already. */
        private boolean put(int synchronisation, Participant who, int most) {
            int index = indexOf(who.channel(), who.uniqueid());
            Seat seat = new Seat(who, synchronisation);
            if (index >= 0) {
                seats.set(index, seat);
                return true;
            }
            return seats.size() < most && seats.add(seat);
        }

        boolean remove(@Nullable String channel, @Nullable String uniqueid) {
            int index = indexOf(channel, uniqueid);
            if (index >= 0) {
                seats.remove(index);
            }
            return index >= 0;
        }

        boolean change(@Nullable String channel, @Nullable String uniqueid, UnaryOperator<Participant> next) {
            int index = indexOf(channel, uniqueid);
            if (index < 0) {
                return false;
            }
            Seat seat = seats.get(index);
            Participant after = next.apply(seat.who);
            seats.set(index, new Seat(after, seat.seenIn));
            return !after.equals(seat.who);
        }

        @Override
        Conference make() {
            return new Conference(
                    name,
                    kind,
                    startedAt,
                    locked,
                    recording,
                    seats.stream().map(Seat::who).toList());
        }
    }

    private final Ground ground;
    private final ChannelTable channels;
    private final CallRoom calls;

    ConferenceTable(Ground ground, ChannelTable channels, CallRoom calls) {
        super("conferences", ground, false);
        this.ground = ground;
        this.channels = channels;
        this.calls = calls;
    }

    /** Notes which conference a channel is in. */
    void entered(@Nullable ChannelEntry channel, String key) {
        if (channel != null) {
            channel.conference = key;
            calls.touch(channel);
        }
    }

    /** Notes that a channel is not in that conference any more. */
    void left(@Nullable ChannelEntry channel, @Nullable String key) {
        if (channel != null && channel.conference != null && channel.conference.equals(key)) {
            channel.conference = null;
            calls.touch(channel);
        }
    }

    private void left(ConferenceEntry entry, Participant who) {
        String uniqueid = who.uniqueid();
        left(uniqueid == null ? channels.byName(who.channel()) : channels.entry(uniqueid), entry.key());
    }

    @Override
    void remove(ConferenceEntry entry) {
        super.remove(entry);
        entry.seats.forEach(seat -> left(entry, seat.who));
    }

    /** The conference of that name, made where there is none; null where there is no name. */
    @Nullable ConferenceEntry made(@Nullable String name, Conference.Kind kind) {
        if (name == null) {
            return null;
        }
        String key = key(name, kind);
        ConferenceEntry entry = entry(key);
        if (entry == null) {
            entry = new ConferenceEntry(key, name, kind);
            return add(entry) ? entry : null;
        }
        return entry;
    }

    /**
     * The conference of that name, which begins: one of that name that is still known from before a snapshot has ended unheard.
     */
    @Nullable ConferenceEntry begun(@Nullable String name, Conference.Kind kind) {
        ConferenceEntry before = name == null ? null : entry(key(name, kind));
        if (before != null && ground.isFromBefore(before)) {
            ground.endUnheard(() -> remove(before));
        }
        return made(name, kind);
    }

    static String key(String name, Conference.Kind kind) {
        return kind == Conference.Kind.MEETME ? MEETME + name : name;
    }

    /** Notes that somebody is in a conference. */
    void put(ConferenceEntry entry, Participant who) {
        if (!entry.put(ground.synchronisation(), who, ground.settings().mostEntries())) {
            full();
        }
        touch(entry);
    }

    /** Notes that somebody in a conference is different now. */
    void change(
            @Nullable String key,
            @Nullable String channel,
            @Nullable String uniqueid,
            UnaryOperator<Participant> next) {
        ConferenceEntry entry = entry(key);
        if (entry != null && entry.change(channel, uniqueid, next)) {
            touch(entry);
        }
    }

    /** Takes somebody out of a conference. */
    void leave(@Nullable String key, @Nullable String channel, @Nullable String uniqueid) {
        ConferenceEntry entry = entry(key);
        if (entry != null && entry.remove(channel, uniqueid)) {
            touch(entry);
        }
    }

    static Participant muted(Participant one, @Nullable Boolean muted) {
        return heard(one, muted, one.talking());
    }

    static Participant talking(Participant one, @Nullable Boolean talking) {
        return heard(one, one.muted(), talking);
    }

    private static Participant heard(Participant one, @Nullable Boolean muted, @Nullable Boolean talking) {
        return new Participant(
                one.channel(),
                one.uniqueid(),
                one.user(),
                one.callerId(),
                one.joinedAt(),
                one.admin(),
                muted,
                talking,
                one.waiting());
    }

    void end(@Nullable String key) {
        ConferenceEntry entry = entry(key);
        if (entry != null) {
            remove(entry);
        }
    }

    private boolean isMissing(ConferenceEntry entry, ConferenceEntry.Seat seat) {
        boolean missing = seat.seenIn != ground.synchronisation();
        if (missing) {
            left(entry, seat.who);
        }
        return missing;
    }

    /** Takes out the conferences of a kind that the last synchronisation did not name, and whom it did not name in the others. */
    void sweep(boolean isMeetme) {
        Conference.Kind kind = isMeetme ? Conference.Kind.MEETME : Conference.Kind.CONFBRIDGE;
        sweep(entry -> {
            if (entry.kind == kind) {
                remove(entry);
            }
        });
        for (ConferenceEntry entry : entries()) {
            if (entry.kind == kind && entry.seats.removeIf(seat -> isMissing(entry, seat))) {
                touch(entry);
            }
        }
    }
}
