package io.strowger.client.internal;

import io.strowger.protocol.action.Action;
import java.util.Locale;

/** Knows the actions that hold up all that is sent behind them, because Asterisk serves one session's one by one. */
final class Blocking {
    private Blocking() {}

    /** True where Asterisk may take long before it answers this or anything behind it. */
    static boolean holdsUp(Action<?> action) {
        String name = action.name();
        if (name.equalsIgnoreCase("Originate")) {
            return !header(action, "Async").equals("true");
        }
        if (name.equalsIgnoreCase("Command")) {
            String command = header(action, "Command");
            return command.contains("reload") || command.contains("waitfullybooted");
        }
        return name.equalsIgnoreCase("WaitEvent")
                || name.equalsIgnoreCase("Reload")
                || name.equalsIgnoreCase("ModuleLoad")
                || name.equalsIgnoreCase("QueueReload");
    }

    private static String header(Action<?> action, String name) {
        return action.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value().strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }
}
