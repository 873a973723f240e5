package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;

/** The application Dial. */
public final class DialApp implements Topic {
    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("Dial", DialApp::dial);
    }

    private static void dial(Execution x, String data) {
        String[] parts = data.split(",", 3);
        new Dialling(x, parts.length > 1 ? parts[1].strip() : "", parts.length > 2 ? parts[2] : "").begin(parts[0]);
    }
}
