package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.dialplan.DialplanContext;
import io.strowger.simulator.internal.dialplan.Extension;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A parking lot, as {@code res_parking.conf} has it, and the calls in it; for use inside the world only. */
final class ParkingLot {
    private static final String MODULE = "res_parking";

    private final String name;
    private final Map<String, String> settings;
    private final Map<Integer, ParkedCall> calls = new TreeMap<>();
    private @Nullable Bridge bridge;
    private int next;

    ParkingLot(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    String text(String setting, String otherwise) {
        return settings.getOrDefault(setting, otherwise);
    }

    int number(String setting, int otherwise) {
        try {
            return Integer.parseInt(text(setting, "").strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    boolean is(String setting, boolean otherwise) {
        return switch (text(setting, otherwise ? "yes" : "no").toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on" -> true;
            default -> false;
        };
    }

    int first() {
        return position(0, 701);
    }

    int last() {
        return position(1, 750);
    }

    private int position(int part, int otherwise) {
        String[] parts = text("parkpos", "").split("-");
        try {
            return part < parts.length ? Integer.parseInt(parts[part].strip()) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Makes the extensions that park and fetch: what Asterisk does for a lot that has the setting {@code parkext}. */
    void extensions(DialplanContext context) {
        String park = text("parkext", "").strip();
        put(context, park, MODULE, "Park", is("parkext_exclusive", false) ? name : "");
        for (int space = first(); space <= last(); space++) {
            put(context, Integer.toString(space), MODULE + "/" + name, "ParkedCall", name + "," + space);
        }
    }

    /** What somebody else has written there stays. */
    private static void put(DialplanContext context, String exten, String module, String application, String data) {
        boolean isTaken = context.extensions().stream()
                .anyMatch(each ->
                        each.pattern().equals(exten) && !each.registrar().startsWith(MODULE));
        if (!isTaken) {
            context.remove(exten);
            Extension unused = context.extension(exten).registrar(module).step(application, data);
        }
    }

    /** After how many seconds a call comes back. */
    int timeout() {
        return number("parkingtime", 45);
    }

    Map<Integer, ParkedCall> calls() {
        return calls;
    }

    /** The space that a channel is in; -1 where it is in none. */
    int spaceOf(Channel channel) {
        return calls.values().stream()
                .filter(call -> call.parkee() == channel)
                .mapToInt(ParkedCall::space)
                .findFirst()
                .orElse(-1);
    }

    boolean isFull() {
        return calls.size() > last() - first();
    }

    /** A free space: the wanted one, the next one, or the first one; -1 where all are taken. */
    int free(int wanted) {
        if (wanted >= first() && wanted <= last() && !calls.containsKey(wanted)) {
            return wanted;
        }
        boolean goesOn = text("findslot", "first").equals("next");
        int size = last() - first() + 1;
        int from = goesOn && next >= first() && next <= last() ? next : first();
        for (int i = 0; i < size; i++) {
            int space = first() + (from - first() + i) % size;
            if (!calls.containsKey(space)) {
                next = space + 1;
                return space;
            }
        }
        return -1;
    }

    @Nullable Bridge bridge() {
        return bridge;
    }

    void bridge(Bridge made) {
        bridge = made;
    }
}
