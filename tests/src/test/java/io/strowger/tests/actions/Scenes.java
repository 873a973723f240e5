package io.strowger.tests.actions;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What is sent to the real servers for each action of the catalog, or why it is not. */
final class Scenes {
    /** Brings about what an action needs, sends it, and checks its answer. */
    @FunctionalInterface
    interface Scene {
        void play(Play play) throws Exception;
    }

    private final Map<String, Scene> played = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> notPlayed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Scenes() {}

    /** All scenes there are. */
    static Scenes all() {
        Scenes scenes = new Scenes();
        SystemScenes.addTo(scenes);
        ConfigScenes.addTo(scenes);
        ChannelScenes.addTo(scenes);
        BridgeScenes.addTo(scenes);
        ConferenceScenes.addTo(scenes);
        QueueScenes.addTo(scenes);
        StateScenes.addTo(scenes);
        PjsipScenes.addTo(scenes);
        OlderScenes.addTo(scenes);
        return scenes;
    }

    /** Says how an action is sent. */
    Scenes play(String action, Scene scene) {
        if (played.put(action, scene) != null || notPlayed.containsKey(action)) {
            throw new IllegalStateException(action + " has two scenes");
        }
        return this;
    }

    /** Says why actions are not sent. */
    Scenes leaveOut(String reason, String... actions) {
        for (String action : actions) {
            if (notPlayed.put(action, reason) != null || played.containsKey(action)) {
                throw new IllegalStateException(action + " has two scenes");
            }
        }
        return this;
    }

    Map<String, Scene> played() {
        return Collections.unmodifiableMap(played);
    }

    Map<String, String> notPlayed() {
        return Collections.unmodifiableMap(notPlayed);
    }
}
