package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/** The application UserEvent. */
public final class UserEventApp implements Topic {
    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("UserEvent", (x, data) -> {
            String[] parts = data.split(",", -1);
            pbx.channelEvents().emit("UserEvent", Classes.USER, x.channel(), lines -> {
                lines.add("UserEvent", parts[0]);
                Map<String, String> headers = new LinkedHashMap<>();
                for (int i = 1; i < parts.length; i++) {
                    int colon = parts[i].indexOf(':');
                    if (colon >= 0) {
                        headers.put(
                                parts[i].substring(0, colon).strip(),
                                parts[i].substring(colon + 1).strip());
                    }
                }
                headers.forEach(lines::add);
            });
            x.next();
        });
    }
}
