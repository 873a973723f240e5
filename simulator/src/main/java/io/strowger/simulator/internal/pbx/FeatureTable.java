package io.strowger.simulator.internal.pbx;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which keys in a call do what: {@code features.conf}; for use inside the world only. */
public final class FeatureTable {
    private final Map<Feature, String> keys = new EnumMap<>(Feature.class);
    private final Map<Feature, Action> actions = new EnumMap<>(Feature.class);
    private final Map<String, String> general = new LinkedHashMap<>();

    /** What a feature does. */
    @FunctionalInterface
    public interface Action {
        /** Does it for who pressed the keys, in a call with the other one. */
        void run(Channel presser, Channel other, Bridge bridge);
    }

    /** Makes a table with the keys that Asterisk has by itself. */
    public FeatureTable() {
        for (Feature each : Feature.values()) {
            keys.put(each, each.usualKeys());
        }
        actions.put(Feature.DISCONNECT, (presser, other, bridge) -> bridge.leave(presser));
    }

    /** Says what a feature does. */
    public void add(Feature feature, Action action) {
        actions.put(feature, action);
    }

    /** Reads a section of {@code features.conf}. */
    public void configure(String section, Map<String, String> settings) {
        if (section.equals("general")) {
            general.putAll(settings);
        } else if (section.equals("featuremap")) {
            for (Feature each : Feature.values()) {
                String value = settings.get(each.setting());
                if (value != null) {
                    keys.put(each, value.strip());
                }
            }
        }
    }

    /** The keys of a feature; empty where it has none. */
    public String keys(Feature feature) {
        return keys.getOrDefault(feature, "");
    }

    /** A number of seconds from the section {@code general}. */
    public Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }

    /** A number of milliseconds from the section {@code general}. */
    public Duration millis(String name, int otherwise) {
        return Duration.ofMillis(number(name, otherwise));
    }

    /** A number from the section {@code general}. */
    public int count(String name, int otherwise) {
        return (int) number(name, otherwise);
    }

    private long number(String name, int otherwise) {
        String text = general.getOrDefault(name, "").strip();
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }

    @Nullable Action action(Feature feature) {
        return actions.get(feature);
    }
}
