package io.strowger.simulator;

import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Header;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.EventSink;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Raises the events that tests make up. */
final class SimulatedEvents {
    private SimulatedEvents() {}

    static void emit(EventSink events, SimulatedEvent event) {
        Set<PrivilegeClass> known = EventTypes.classes(event.name());
        Header privilege = null;
        for (Header header : event.headers()) {
            if (header.name().equalsIgnoreCase("Privilege")) {
                privilege = header;
            }
        }
        if (privilege != null) {
            events.emitAsGiven(event.name(), classes(privilege.value()), event::write);
        } else if (known.isEmpty()) {
            events.emitAsGiven(event.name(), Classes.NONE, event::write);
        } else {
            events.emit(event.name(), Classes.of(known), event::write);
        }
    }

    private static Classes classes(String names) {
        List<String> named = List.of(names.split(",", -1));
        EnumSet<PrivilegeClass> classes = EnumSet.noneOf(PrivilegeClass.class);
        for (PrivilegeClass each : PrivilegeClass.values()) {
            if (named.contains(each.wireName())) {
                classes.add(each);
            }
        }
        return Classes.of(classes);
    }
}
