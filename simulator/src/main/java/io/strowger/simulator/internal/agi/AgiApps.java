package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;

/** The applications AGI, EAGI and DeadAGI: commands by the action AGI, or from a server of FastAGI. */
public final class AgiApps implements Topic {
    private final FastAgi fast = new FastAgi();

    /** The sessions with servers of FastAGI. */
    public FastAgi fast() {
        return fast;
    }

    @Override
    public void install(Switchboard pbx) {
        for (String name : List.of("AGI", "EAGI", "DeadAGI")) {
            pbx.apps().add(name, this::run);
        }
        fast.install(pbx);
        pbx.actions().add("AGI", (request, reply) -> AsyncAgi.command(pbx, request, reply));
    }

    private void run(Execution x, String data) {
        List<String> parts = List.of(data.split(",", -1));
        String request = parts.get(0);
        if (request.startsWith("agi:async")) {
            AsyncAgi.begin(x);
        } else if (request.startsWith("agi://")) {
            fast.begin(x, request, parts.subList(1, parts.size()));
        } else {
            x.channel().variables().put("AGISTATUS", data.isEmpty() ? "FAILURE" : "NOTFOUND");
            x.next();
        }
    }
}
