package io.strowger.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one action, for {@link AmiListener#actionEnded}; it holds no header of the action or of its answer.
 *
 * @param pbx the name of the PBX
 * @param session the number of the session that it was written to, from 1; 0 where it was not written
 * @param action the action's name, such as {@code Originate}
 * @param outcome how it ended
 * @param waited how long it waited to be written: behind others, or for a connection; all the time where it was not written
 * @param answered how long Asterisk took, from writing the action to reading its response; null where none came
 * @param took all the time, from the call until the caller learnt the outcome, so that the items of a list and the wait for
 *     a thread are part of it
 * @param items how many items its list had; 0 for what is no list
 */
public record ActionTrace(
        String pbx,
        int session,
        String action,
        ActionOutcome outcome,
        Duration waited,
        @Nullable Duration answered,
        Duration took,
        int items) {}
