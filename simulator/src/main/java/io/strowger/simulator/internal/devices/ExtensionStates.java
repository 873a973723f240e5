package io.strowger.simulator.internal.devices;

import java.util.Collection;

/** The states of extensions: how they follow from those of devices, and their texts. */
final class ExtensionStates {
    private ExtensionStates() {}

    /** The number of the state of an extension whose devices have these states. */
    static int number(Collection<String> devices) {
        boolean used = devices.stream().anyMatch(s -> s.equals("INUSE") || s.equals("RINGINUSE"));
        boolean rings = devices.stream().anyMatch(s -> s.equals("RINGING") || s.equals("RINGINUSE"));
        boolean held = devices.contains("ONHOLD");
        boolean busy = devices.contains("BUSY");
        boolean idle = devices.stream().anyMatch(s -> s.equals("NOT_INUSE") || s.equals("UNKNOWN"));
        if (rings) {
            return used || held ? 9 : 8;
        }
        if (busy && !used && !held && !idle) {
            return 2;
        }
        if (used || busy) {
            return 1;
        }
        return held ? 16 : idle ? 0 : 4;
    }

    /** The text in {@code StatusText}. */
    static String text(int status) {
        return switch (status) {
            case 0 -> "Idle";
            case 1 -> "InUse";
            case 2 -> "Busy";
            case 4 -> "Unavailable";
            case 8 -> "Ringing";
            case 9 -> "InUse&Ringing";
            case 16 -> "Hold";
            case 17 -> "InUse&Hold";
            default -> "Unknown";
        };
    }

    /** The word that the function EXTENSION_STATE gives. */
    static String word(int status) {
        return switch (status) {
            case 0 -> "NOT_INUSE";
            case 1 -> "INUSE";
            case 2 -> "BUSY";
            case 4 -> "UNAVAILABLE";
            case 8 -> "RINGING";
            case 9 -> "RINGINUSE";
            case 16 -> "ONHOLD";
            case 17 -> "HOLDINUSE";
            default -> "UNKNOWN";
        };
    }
}
