package io.strowger.client.internal;

import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import org.jspecify.annotations.Nullable;

/** Asterisk's events that tell of its own start and stop, as connection events. */
final class Announcements {
    private static final String FULLY_BOOTED = "FullyBooted";
    private static final String SHUTDOWN = "Shutdown";

    private Announcements() {}

    /** True for the names of events that are announcements. */
    static boolean isOne(String name) {
        return name.equalsIgnoreCase(FULLY_BOOTED) || name.equalsIgnoreCase(SHUTDOWN);
    }

    /** The notice to be put behind the event, or null where it announces nothing. */
    static @Nullable ConnectionEvent of(Message message, Origin origin) {
        if (message.name().equalsIgnoreCase(FULLY_BOOTED)) {
            return new ConnectionEvent.FullyBooted(origin.pbx(), origin.receivedAt(), origin.session());
        }
        if (message.name().equalsIgnoreCase(SHUTDOWN)) {
            boolean restart = "true".equalsIgnoreCase(message.text("Restart"));
            return new ConnectionEvent.ShutdownAnnounced(origin.pbx(), origin.receivedAt(), origin.session(), restart);
        }
        return null;
    }
}
