package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.nio.charset.StandardCharsets;

/** The registrations of chan_iax2, of which there are none. */
public final class IaxActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        pbx.actions()
                .add(
                        "IAXregistry",
                        (request, reply) ->
                                reply.list("Registrations will follow").complete("RegistrationsComplete"));
        pbx.actions().add("IAXnetstats", (request, reply) -> reply.raw("\r\n".getBytes(StandardCharsets.US_ASCII)));
    }
}
