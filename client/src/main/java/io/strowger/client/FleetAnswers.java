package io.strowger.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the PBXs of a fleet answered to one action: an answer or a failure for each that was in the fleet, never both.
 *
 * @param answers the answers by the names of the PBXs, in the order in which those were added
 * @param failures why there is no answer, by the names of the other PBXs
 */
public record FleetAnswers<R>(Map<String, R> answers, Map<String, AmiException> failures) {
    /** Makes a record; the maps are copied, and keep their order. */
    public FleetAnswers {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** True where every PBX answered. */
    public boolean isComplete() {
        return failures.isEmpty();
    }
}
