package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.dialplan.Extension;
import io.strowger.simulator.internal.pbx.Switchboard;

/** Finds priorities by number or by label. */
public final class Labels {
    private Labels() {}

    /** The priority that a text stands for in an extension; -1 where there is none of that label. */
    public static int priority(Switchboard pbx, String context, String exten, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            Extension extension = pbx.dialplan().find(context, exten);
            return extension == null ? -1 : extension.labelled(text);
        }
    }
}
