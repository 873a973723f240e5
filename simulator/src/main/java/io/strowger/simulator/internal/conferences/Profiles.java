package io.strowger.simulator.internal.conferences;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The profiles of {@code confbridge.conf}; for use inside the world only. */
final class Profiles {
    private final Map<String, Map<String, String>> byName = new HashMap<>();

    void put(String name, Map<String, String> settings) {
        byName.put(name, settings);
    }

    boolean is(String profile, String setting) {
        return switch (text(profile, setting, "no").toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on" -> true;
            default -> false;
        };
    }

    String text(String profile, String setting, String otherwise) {
        return byName.getOrDefault(profile, Map.of()).getOrDefault(setting, otherwise);
    }

    /** True where there is a profile of that name, or none was asked for. */
    boolean knows(String profile) {
        return profile.startsWith("default_") || byName.containsKey(profile);
    }
}
