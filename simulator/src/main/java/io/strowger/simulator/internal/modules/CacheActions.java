package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;

/** The SorceryMemoryCache actions of a PBX that has no such caches. */
public final class CacheActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        for (String what : List.of("Expire", "Populate", "Stale")) {
            add(pbx, "SorceryMemoryCache" + what, false);
        }
        for (String what : List.of("ExpireObject", "StaleObject")) {
            add(pbx, "SorceryMemoryCache" + what, true);
        }
    }

    /** Some of these texts end with a line end of their own. */
    private static void add(Switchboard pbx, String name, boolean needsObject) {
        pbx.actions().add(name, (request, reply) -> {
            if (request.text("Cache").isEmpty()) {
                reply.error(name + " requires that a cache name be provided.\n");
            } else if (needsObject && request.text("Object").isEmpty()) {
                reply.error(name + " requires that an object name be provided\n");
            } else {
                reply.error("The provided cache does not exist\n");
            }
        });
    }
}
