package io.strowger.simulator.internal.pbx;

import java.util.EnumSet;
import java.util.Set;

/** What somebody in a call of two can do by pressing keys: the names of {@code features.conf}, and Asterisk's own keys. */
public enum Feature {
    /** Sends the other one elsewhere. */
    BLIND_TRANSFER("blindxfer", "#", 't'),
    /** Asks somebody first, and sends the other one there. */
    ATTENDED_TRANSFER("atxfer", "", 't'),
    /** Ends the call. */
    DISCONNECT("disconnect", "*", 'h'),
    /** Parks the other one. */
    PARK("parkcall", "", 'k'),
    /** Begins or ends a recording of both sides in one file. */
    MIX_MONITOR("automixmon", "", 'x'),
    /** Begins or ends a recording of the old kind, which Asterisk 21 dropped. */
    MONITOR("automon", "", 'w');

    private final String setting;
    private final String usualKeys;
    private final char letter;

    Feature(String setting, String usualKeys, char letter) {
        this.setting = setting;
        this.usualKeys = usualKeys;
        this.letter = letter;
    }

    /** Its name in the section {@code featuremap} of {@code features.conf}. */
    public String setting() {
        return setting;
    }

    /** The keys that it has where the file says nothing; empty for none. */
    public String usualKeys() {
        return usualKeys;
    }

    /** Those that a call gives: the letters of Dial and Queue, small ones for who is called, capitals for who calls. */
    public static Set<Feature> of(String letters, boolean caller) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature each : values()) {
            if (letters.indexOf(caller ? Character.toUpperCase(each.letter) : each.letter) >= 0) {
                features.add(each);
            }
        }
        return features;
    }
}
