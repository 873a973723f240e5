package io.strowger.live.internal;

import io.strowger.protocol.event.Event;

/** Puts a fault into a model, as if it were a mistake of ours. */
public final class Faulty {
    private Faulty() {}

    /** Lets events of that type fail in the view of parked calls. */
    public static void fails(Model model, Class<? extends Event> type) {
        model.ground()
                .locked(() -> model.routes().on(type, model.parkingTable(), event -> {
                    throw new IllegalStateException("a mistake of ours");
                }));
    }
}
