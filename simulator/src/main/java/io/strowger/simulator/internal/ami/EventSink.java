package io.strowger.simulator.internal.ami;

import io.strowger.simulator.internal.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Where all events go through on their way to the clients; for use inside the world only. */
public final class EventSink {
    private final World world;
    private final AmiSettings settings;
    private final List<Listener> listeners = new ArrayList<>();
    private final Lines lines = new Lines();
    private final byte[] systemName;

    /** Who gets events. */
    public interface Listener {
        /** True where an event of these classes could be of interest, so that it is worth encoding. */
        boolean wants(Classes classes);

        /** Takes an event; called for each one that somebody wants. */
        void event(EventMessage event);
    }

    /** Makes a sink without listeners. */
    public EventSink(World world, AmiSettings settings) {
        this.world = world;
        this.settings = settings;
        this.systemName = settings.systemName().isEmpty()
                ? new byte[0]
                : ("SystemName: " + settings.systemName() + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Adds somebody who gets events from now on. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Takes somebody out. */
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** All clients that are connected, the oldest first. */
    public List<Client> clients() {
        return listeners.stream()
                .filter(Client.class::isInstance)
                .map(Client.class::cast)
                .toList();
    }

    /** Raises an event; the headers are asked for only where somebody wants it. */
    public void emit(String name, Classes classes, Consumer<Lines> headers) {
        if (!isWanted(classes) || settings.disabledEvents().contains(name)) {
            return;
        }
        lines.add("Event", name).block(classes.header());
        if (settings.timestampEvents()) {
            lines.add("Timestamp", timestamp(world.now()));
        }
        lines.block(systemName);
        headers.accept(lines);
        EventMessage event = new EventMessage(name, classes, lines.message());
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).event(event);
        }
    }

    /** Raises an event whose headers are all given, to whoever may see events of these classes. */
    public void emitAsGiven(String name, Classes classes, Consumer<Lines> headers) {
        if (isWanted(classes) && !settings.disabledEvents().contains(name)) {
            lines.add("Event", name);
            headers.accept(lines);
            EventMessage event = new EventMessage(name, classes, lines.message());
            List.copyOf(listeners).forEach(each -> each.event(event));
        }
    }

    /** A time as Asterisk writes it in {@code Timestamp}: seconds and microseconds. */
    public static String timestamp(Instant time) {
        return String.format(Locale.ROOT, "%d.%06d", time.getEpochSecond(), time.getNano() / 1000);
    }

    private boolean isWanted(Classes classes) {
        for (int i = 0; i < listeners.size(); i++) {
            if (listeners.get(i).wants(classes)) {
                return true;
            }
        }
        return false;
    }
}
