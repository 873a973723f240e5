package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code features.conf}: which keys do what in a call. */
public final class FeatureFile implements Topic {
    private @Nullable Switchboard pbx;

    @Override
    public void install(Switchboard board) {
        pbx = board;
    }

    /** Reads a section of it. */
    public void configure(String name, Map<String, String> settings) {
        if (pbx != null) {
            pbx.features().configure(name, settings);
        }
    }
}
