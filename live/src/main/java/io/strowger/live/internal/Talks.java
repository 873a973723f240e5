package io.strowger.live.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of a queue count as completed when they end.
 *
 * <p>app_queue of 16 and later keeps for each member the second in which the call began that it was given last, and forgets it when a
 * call ends that began then. The end of any other is told by {@code AgentComplete} all the same, but not counted: of calls
 * that a member has at once one counts. A call of which nobody heard that it began counts unless the member was given another
 * since. Guarded by the model's lock.
 */
final class Talks {
    private static final long NONE = 0;
    /** More are not under way in one queue; if so, ends were missed. */
    private static final int MOST = 10_000;

    /** In which second, by the caller's unique id. */
    private final Map<String, Long> began = new HashMap<>();
    /** In which second the one began that was given last, by the member's interface; {@link #NONE} where that has ended. */
    private final Map<String, Long> latest = new HashMap<>();

    void begins(@Nullable String member, @Nullable String caller, Instant now) {
        if (member == null || caller == null) {
            return;
        }
        if (began.size() >= MOST || latest.size() >= MOST) {
            forget();
        }
        began.put(caller, now.getEpochSecond());
        latest.put(member, now.getEpochSecond());
    }

    /** True where the end of that call counts. */
    boolean ends(@Nullable String member, @Nullable String caller) {
        if (member == null || caller == null) {
            return true;
        }
        Long from = began.remove(caller);
        Long last = latest.get(member);
        boolean counts = from == null ? last == null : from.equals(last);
        if (counts) {
            latest.put(member, NONE);
        }
        return counts;
    }

    /** To be called where calls may have begun or ended unheard. */
    void forget() {
        began.clear();
        latest.clear();
    }
}
