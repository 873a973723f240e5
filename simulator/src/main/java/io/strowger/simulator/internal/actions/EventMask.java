package io.strowger.simulator.internal.actions;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.internal.ami.Classes;
import org.jspecify.annotations.Nullable;

/**
 * Which events a client wants, as it says so.
 *
 * @param bits one for each class
 */
record EventMask(int bits) {
    /** All events. */
    static final EventMask ON = new EventMask(Classes.ALL.bits());

    private static final EventMask OFF = new EventMask(0);

    /** Reads {@code on}, {@code off}, a number or names with commas; null for what is no mask. */
    static @Nullable EventMask parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 9 ? null : new EventMask(Integer.parseInt(text));
        }
        return switch (text) {
            case "on", "yes", "true", "y", "t", "all" -> ON;
            case "off", "no", "false", "n", "f", "none" -> OFF;
            default -> new EventMask(named(text.split(",", -1)));
        };
    }

    /** All names but the last one may be cut short, and then stand for several classes. */
    private static int named(String[] names) {
        int bits = 0;
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            for (PrivilegeClass each : PrivilegeClass.values()) {
                String name = each.wireName();
                if (last ? name.equals(names[i]) : !names[i].isEmpty() && name.startsWith(names[i])) {
                    bits |= 1 << each.ordinal();
                }
            }
            if (names[i].equals("all")) {
                bits = Classes.ALL.bits();
            }
        }
        return bits;
    }
}
