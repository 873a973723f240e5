package io.strowger.live.internal;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;

/**
 * What went wrong inside a model while something was applied: reported once for each kind, so that a fault that comes with
 * each event fills no log.
 *
 * <p>Used with the model's lock held; a model and the shadows of its audits share one.
 */
final class Trouble {
    private static final System.Logger LOGGER = System.getLogger("io.strowger.live");

    /** So many kinds of faults are told apart. */
    private static final int MOST_KINDS = 1_000;

    private final Set<String> reported = new HashSet<>();

    /** Reports a fault, unless one of its kind was reported, and gives the words for it. */
    String report(String view, String what, Throwable thrown) {
        String reason = what + " could not be applied to the view " + view + ": " + thrown;
        String kind = view + '\n' + what + '\n' + thrown.getClass().getName();
        if (reported.size() < MOST_KINDS && reported.add(kind)) {
            LOGGER.log(
                    Level.ERROR,
                    reason + ". The view is stale until the next snapshot; further faults of this kind are not logged.",
                    thrown);
        }
        return reason;
    }
}
