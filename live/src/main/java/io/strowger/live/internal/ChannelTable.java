package io.strowger.live.internal;

import io.strowger.live.Channel;
import io.strowger.live.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channels by unique id, and by the names that they have at the moment. */
final class ChannelTable extends Table<ChannelEntry, Channel> implements Channels {
    private final Map<String, ChannelEntry> byName = new HashMap<>();
    private final Table<CallEntry, ?> calls;

    ChannelTable(Ground ground, Table<CallEntry, ?> calls) {
        super("channels", ground, true);
        this.calls = calls;
    }

    /** Notes a name; whoever had it has it no longer, until an event says otherwise. */
    void name(ChannelEntry entry, String name) {
        byName.remove(entry.name, entry);
        entry.name = name;
        byName.put(name, entry);
    }

    @Nullable ChannelEntry byName(@Nullable String name) {
        return name == null ? null : byName.get(name);
    }

    @Override
    void remove(ChannelEntry entry) {
        byName.remove(entry.name, entry);
        super.remove(entry);
    }

    @Override
    public Optional<Channel> find(String key) {
        Objects.requireNonNull(key, "key");
        return locked(() -> {
            ChannelEntry entry = entry(key);
            if (entry == null) {
                entry = byName.get(key);
            }
            return entry != null ? Optional.of(entry.picture()) : ended(key);
        });
    }

    @Override
    public Optional<Channel> named(String name) {
        Objects.requireNonNull(name, "name");
        return locked(() -> Optional.ofNullable(byName.get(name)).map(Entry::picture));
    }

    @Override
    public List<Channel> ofCall(String linkedid) {
        Objects.requireNonNull(linkedid, "linkedid");
        return locked(() -> {
            CallEntry call = calls.entry(linkedid);
            return call == null
                    ? List.of()
                    : call.members.stream()
                            .filter(member -> member.end == null)
                            .map(Entry::picture)
                            .toList();
        });
    }
}
