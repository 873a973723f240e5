package io.strowger.simulator.internal.devices;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people say of themselves: the presence states that PRESENCE_STATE sets; for use inside the world only. */
public final class Presences implements Topic {
    private static final String KIND = "CustomPresence:";

    private final Map<String, Presence> byPresentity = new LinkedHashMap<>();
    private final Hints hints;
    private @Nullable Switchboard pbx;

    /** Makes an empty set. */
    public Presences(Hints hints) {
        this.hints = hints;
    }

    /** One presence. */
    record Presence(String state, String subtype, String message) {
        static final Presence NOT_SET = new Presence("not_set", "", "");

        private static final java.util.Set<String> STATES =
                java.util.Set.of("not_set", "unavailable", "available", "away", "xa", "chat", "dnd");

        /** Reads {@code away,sub,message,e}; null where the state is none. */
        static @Nullable Presence parse(String text) {
            String[] parts = text.split(",", -1);
            if (!STATES.contains(parts[0])) {
                return null;
            }
            boolean encoded = parts.length > 3 && parts[3].indexOf('e') >= 0;
            return new Presence(
                    parts[0],
                    parts.length > 1 ? plain(parts[1], encoded) : "",
                    parts.length > 2 ? plain(parts[2], encoded) : "");
        }

        private static String plain(String text, boolean encoded) {
            try {
                return encoded ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8) : text;
            } catch (IllegalArgumentException e) {
                return text;
            }
        }

        /** Writes it as events have it. */
        void write(Lines lines) {
            lines.add("Status", state).add("Subtype", subtype).add("Message", message);
        }
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
    }

    /** All that were set. */
    Map<String, Presence> all() {
        return byPresentity;
    }

    /** The presence of somebody; null where the provider is none. */
    @Nullable Presence find(String presentity) {
        return presentity.startsWith(KIND) ? byPresentity.getOrDefault(presentity, Presence.NOT_SET) : null;
    }

    /** Sets a presence, and tells it; false where it is none. */
    boolean put(String presentity, String text) {
        Presence presence = Presence.parse(text);
        if (presence == null || !presentity.startsWith(KIND)) {
            return false;
        }
        if (!presence.equals(byPresentity.put(presentity, presence))) {
            Switchboard board = java.util.Objects.requireNonNull(pbx, "pbx");
            board.events().emit("PresenceStateChange", Classes.CALL, lines -> {
                lines.add("Presentity", presentity);
                presence.write(lines);
            });
            for (Hints.Hint hint : hints.all()) {
                if (hint.presentity().equals(presentity)) {
                    board.events().emit("PresenceStatus", Classes.CALL, lines -> presence.write(hint.head(lines)));
                }
            }
        }
        return true;
    }
}
