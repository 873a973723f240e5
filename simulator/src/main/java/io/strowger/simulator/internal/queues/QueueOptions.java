package io.strowger.simulator.internal.queues;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a section of {@code queues.conf} may say, as {@code app_queue.c} reads it; anything else is a mistake of whoever writes it. */
public final class QueueOptions {
    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "announce",
            "announce-frequency",
            "announce-holdtime",
            "announce-position",
            "announce-position-limit",
            "announce-position-only-up",
            "announce-round-seconds",
            "announce-to-first-user",
            "autofill",
            "autopause",
            "autopausebusy",
            "autopausedelay",
            "autopauseunavail",
            "context",
            "defaultrule",
            "joinempty",
            "leavewhenempty",
            "maxlen",
            "memberdelay",
            "membergosub",
            "membermacro",
            "min-announce-frequency",
            "monitor-format",
            "monitor-type",
            "musicclass",
            "penaltymemberslimit",
            "periodic-announce",
            "periodic-announce-frequency",
            "periodic-announce-startdelay",
            "queue-callerannounce",
            "queue-callswaiting",
            "queue-holdtime",
            "queue-minute",
            "queue-minutes",
            "queue-quantity1",
            "queue-quantity2",
            "queue-reporthold",
            "queue-seconds",
            "queue-thankyou",
            "queue-thereare",
            "queue-youarenext",
            "random-periodic-announce",
            "relative-periodic-announce",
            "reportholdtime",
            "retry",
            "ringinuse",
            "servicelevel",
            "setinterfacevar",
            "setqueueentryvar",
            "setqueuevar",
            "strategy",
            "timeout",
            "timeoutpriority",
            "timeoutrestart",
            "weight",
            "wrapuptime"));

    private QueueOptions() {}

    /**
     * Sees to it that there is such an option, and such a strategy.
     *
     * @throws IllegalArgumentException where there is not; it lists those that there are
     */
    public static void check(String name, String value) {
        if (!NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "queues.conf has no option '" + name + "'; it has " + String.join(", ", NAMES));
        }
        if (name.equalsIgnoreCase("strategy") && !Strategy.isKnown(value)) {
            throw new IllegalArgumentException("there is no strategy '" + value + "'; there are "
                    + Arrays.stream(Strategy.values()).map(Strategy::wireName).collect(Collectors.joining(", ")));
        }
    }
}
