package io.strowger.simulator.internal.conferences;

import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All conferences, and the application ConfBridge; for use inside the world only. */
public final class Conferences implements Topic {
    private final DeviceStates devices;
    private final Supplier<String> pairNumbers;
    private final Profiles profiles = new Profiles();
    private final Map<String, Conference> byName = new LinkedHashMap<>();
    private @Nullable Switchboard pbx;

    /**
     * Makes the conferences.
     *
     * @param pairNumbers the numbers of the announcers' channels
     */
    public Conferences(DeviceStates devices, Supplier<String> pairNumbers) {
        this.devices = devices;
        this.pairNumbers = pairNumbers;
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
        board.apps().add("ConfBridge", this::join);
        board.functions().add("CONFBRIDGE_INFO", (b, channel, argument) -> {
            String[] parts = argument.split(",", -1);
            Conference room = parts.length < 2 ? null : byName.get(parts[1]);
            return switch (parts[0]) {
                case "parties" ->
                    Integer.toString(room == null ? 0 : room.attendees().size());
                case "admins" ->
                    Long.toString(
                            room == null
                                    ? 0
                                    : room.attendees().stream()
                                            .filter(each -> each.admin)
                                            .count());
                case "marked" -> Long.toString(room == null ? 0 : room.markedCount());
                case "locked" -> room != null && room.locked ? "1" : "0";
                case "muted" -> room != null && room.muted ? "1" : "0";
                default -> "";
            };
        });
    }

    /** Reads a section of {@code confbridge.conf}. */
    public void configure(String name, Map<String, String> settings) {
        profiles.put(name, settings);
    }

    /** {@code conference[,bridge profile[,user profile[,menu]]]}. */
    private void join(Execution x, String data) {
        join(x, data, () -> {});
    }

    /** The same; told when the channel has left the conference. */
    void join(Execution x, String data, Runnable then) {
        String[] parts = data.split(",", -1);
        String name = parts[0].strip();
        String bridgeProfile = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : "default_bridge";
        PageApp.Role role = x.channel().dropDatastore(PageApp.Role.class);
        String userProfile =
                role != null ? role.profile() : parts.length > 2 && !parts[2].isEmpty() ? parts[2] : "default_user";
        Conference known = byName.get(name);
        Attendee attendee = new Attendee(x, userProfile, profiles, then);
        int most = Integer.parseInt(profiles.text(bridgeProfile, "max_members", "0"));
        boolean isFull = known != null && most > 0 && known.attendees().size() >= most;
        boolean isShut = known != null && known.locked;
        if (name.isEmpty()
                || !profiles.knows(bridgeProfile)
                || !profiles.knows(userProfile)
                || (isFull || isShut) && !attendee.admin) {
            x.channel().variables().put("CONFBRIDGE_RESULT", "FAILED");
            x.next();
            return;
        }
        x.channel().answer();
        Conference room = known;
        if (room == null) {
            room = new Conference(this, name, pairNumbers.get());
            byName.put(name, room);
        }
        room.join(attendee);
    }

    /** Lets somebody talk in the conference he is in, or be silent; false where he is in none. */
    public boolean talks(Channel channel, boolean talking) {
        for (Conference room : byName.values()) {
            for (Attendee each : room.attendees()) {
                if (each.channel() == channel) {
                    room.talks(each, talking);
                    return true;
                }
            }
        }
        return false;
    }

    /** How many are in a conference. */
    public int parties(String name) {
        Conference room = byName.get(name);
        return room == null ? 0 : room.attendees().size();
    }

    Switchboard pbx() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }

    Profiles profiles() {
        return profiles;
    }

    @Nullable Conference find(String name) {
        return byName.get(name);
    }

    Collection<Conference> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    void remove(Conference room) {
        byName.remove(room.name());
    }

    /** The channel that announces is hung up, and no device stands behind it. */
    void announcerGone(String room) {
        devices.gone("CBAnn/" + room);
    }

    void told(String room, String state) {
        devices.told("confbridge:" + room, state);
    }
}
