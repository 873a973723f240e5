package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All channels; for use inside the world only. */
public final class Channels {
    private static final int TENANTS_SINCE = 20;

    private final Switchboard pbx;
    private final Map<String, Channel> byName = new LinkedHashMap<>();
    private final Map<String, Channel> byUniqueid = new HashMap<>();
    private long next;
    private long processed;

    /** What a new channel begins with. */
    public static final class Draft {
        private final ChannelProfile profile = new ChannelProfile();
        private String uniqueid = "";
        private String linkedid = "";

        /** Sets the state; {@code DOWN} where none is set. */
        public Draft state(ChannelState state) {
            profile.state = state;
            return this;
        }

        /** Sets the place in the dialplan. */
        public Draft location(String context, String exten) {
            profile.context = context;
            profile.exten = exten;
            return this;
        }

        /** Sets the caller id. */
        public Draft caller(PartyId caller) {
            profile.caller = caller;
            return this;
        }

        /** Sets the number that was dialled. */
        public Draft dnid(String dnid) {
            profile.dnid = dnid;
            return this;
        }

        /** Sets the account code. */
        public Draft accountCode(String accountCode) {
            profile.accountCode = accountCode;
            return this;
        }

        /** Sets the tenant, where there is one. */
        public Draft tenantid(String tenantid) {
            profile.tenantid = tenantid;
            return this;
        }

        /** Sets the unique id; where it is empty, one is made. */
        public Draft uniqueid(String id) {
            uniqueid = id;
            return this;
        }

        /** Sets the id of the call; where it is empty, it is the unique id. */
        public Draft linkedid(String id) {
            linkedid = id;
            return this;
        }
    }

    Channels(Switchboard pbx) {
        this.pbx = pbx;
    }

    /** Makes a channel and raises Newchannel. */
    public Channel create(Technology technology, String name, Draft draft) {
        String made = nextUniqueid();
        String uniqueid = draft.uniqueid.isEmpty() ? made : draft.uniqueid;
        String linkedid = draft.linkedid.isEmpty() ? uniqueid : draft.linkedid;
        Channel first = byUniqueid.get(linkedid);
        if (first != null && draft.profile.tenantid.isEmpty()) {
            draft.profile.tenantid = first.profile.tenantid;
        }
        Channel channel = new Channel(pbx, technology, name, uniqueid, linkedid, draft.profile);
        byName.put(key(name), channel);
        byUniqueid.put(uniqueid, channel);
        pbx.channelEvents().newchannel(channel);
        pbx.watchers().tell(each -> each.created(channel));
        return channel;
    }

    /** Sets the tenant of all channels of a call, which those that are added to it get too; older versions have none. */
    public void tenantid(String linkedid, String tenantid) {
        if (!pbx.version().isAtLeast(TENANTS_SINCE)) {
            return;
        }
        for (Channel each : byName.values()) {
            if (each.linkedid().equals(linkedid)) {
                each.profile.tenantid = tenantid;
                each.touch();
            }
        }
    }

    /** Looks a channel up by its name, or else by its unique id. */
    public @Nullable Channel find(String nameOrUniqueid) {
        Channel named = byName.get(key(nameOrUniqueid));
        return named != null ? named : byUniqueid.get(nameOrUniqueid);
    }

    /** All channels, the oldest first. */
    public Collection<Channel> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** How many executions of the dialplan there were. */
    public long processed() {
        return processed;
    }

    void executionBegun() {
        processed++;
    }

    void remove(Channel channel) {
        byName.remove(key(channel.name()));
        byUniqueid.remove(channel.uniqueid());
    }

    private String nextUniqueid() {
        String system = pbx.settings().systemName();
        String id = pbx.world().now().getEpochSecond() + "." + next++;
        return system.isEmpty() ? id : system + "-" + id;
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
