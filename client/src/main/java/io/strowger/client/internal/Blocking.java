package io.strowger.client.internal;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.wire.Header;
import java.util.Locale;
import java.util.Set;

/** Knows the actions that hold up all that is sent behind them, because Asterisk serves one session's one by one. */
final class Blocking {
    /** What Asterisk takes for true. */
    private static final Set<String> TRUE = Set.of("true", "yes", "y", "t", "1", "on");

    private Blocking() {}

    /** True where Asterisk may take long before it answers this or anything behind it. */
    static boolean mayHoldUp(Action<?> action) {
        String name = action.name();
        if (name.equalsIgnoreCase("Originate")) {
            return !TRUE.contains(header(action, "Async"));
        }
        if (name.equalsIgnoreCase("Command")) {
            String command = header(action, "Command");
            return command.contains("reload") || command.contains("waitfullybooted");
        }
        return action.info().blocking() || name.equalsIgnoreCase("QueueReload");
    }

    /** True where it is in the nature of the action to take long: it waits for an event, or for somebody to answer. */
    static boolean waits(Action<?> action) {
        return isWaitEvent(action) || action.name().equalsIgnoreCase("Originate") && mayHoldUp(action);
    }

    static boolean isWaitEvent(Action<?> action) {
        return action.name().equalsIgnoreCase("WaitEvent");
    }

    /** The first header of that name that is not empty, as Asterisk takes it. */
    private static String header(Action<?> action, String name) {
        for (Header header : action.headers()) {
            if (header.name().equalsIgnoreCase(name) && !header.value().isBlank()) {
                return header.value().strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
