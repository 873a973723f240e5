package io.strowger.live.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** More are not under way in one queue; if so, ends were missed. */
    private static final int MOST = 10_000;

    /** An event is read that much behind Asterisk's own look at the clock, at most as a rule. */
    private static final Duration LATE = Duration.ofMillis(250);

    /** {@code TalkTime} is in whole seconds. */
    private static final Duration NEAR = Duration.ofSeconds(2);

    /** In its place where the one that was given last has ended. */
    private static final Talk OVER = new Talk("", "", Instant.EPOCH);

    private record Talk(String caller, String member, Instant at) {
        Duration awayFrom(Instant time) {
            return Duration.between(at, time).abs();
        }

        boolean beganWith(Talk other) {
            return at.getEpochSecond() == other.at.getEpochSecond();
        }

        /** The second in which a call began is that of Asterisk's clock, which may have been the one before. */
        boolean mayHaveBegunWith(Talk other) {
            boolean mayDiffer = at.getNano() < LATE.toNanos() || other.at.getNano() < LATE.toNanos();
            return mayDiffer && Math.abs(at.getEpochSecond() - other.at.getEpochSecond()) <= 1;
        }
    }

    /** Those under way, by the caller's unique id. */
    private final Map<String, Talk> underWay = new HashMap<>();
    /** The one that was given last, by the member's interface. */
    private final Map<String, Talk> last = new HashMap<>();
    /** Members of whom Asterisk may keep another one than is in {@link #last}. */
    private final Set<String> doubtful = new HashSet<>();

    private boolean isUnsure;

    void begins(@Nullable String member, @Nullable String caller, Instant now) {
        if (member == null) {
            return;
        }
        if (underWay.size() >= MOST || last.size() >= MOST) {
            forget();
            isUnsure = true;
        }
        Talk talk = new Talk(caller == null ? "" : caller, member, now);
        last.put(member, talk);
        if (caller == null) {
            doubtful.add(member);
        } else {
            underWay.put(caller, talk);
            doubtful.remove(member);
        }
    }

    /**
     * True where the end of that call counts.
     *
     * @param caller the caller's unique id; Asterisk 16 does not tell it where the channel is gone already
     */
    boolean ends(@Nullable String member, @Nullable String caller, @Nullable Duration talked, Instant now) {
        if (member == null) {
            return true;
        }
        String whose = caller != null || talked == null ? caller : likeliest(member, now.minus(talked));
        Talk ended = whose == null ? null : underWay.remove(whose);
        Talk given = last.get(member);
        boolean counts = given == null || ended != null && given.beganWith(ended);
        if (ended != null
                && given != null
                && !given.equals(OVER)
                && !given.equals(ended)
                && given.mayHaveBegunWith(ended)) {
            doubtful.add(member);
        }
        isUnsure |= doubtful.contains(member);
        if (counts) {
            last.put(member, OVER);
        }
        return counts;
    }

    /** Who of those that talk to the member began nearest to that time; null where nobody began about then. */
    private @Nullable String likeliest(String member, Instant began) {
        List<Talk> about = underWay.values().stream()
                .filter(talk ->
                        talk.member().equals(member) && talk.awayFrom(began).compareTo(NEAR) <= 0)
                .toList();
        if (about.size() > 1) {
            doubtful.add(member);
        }
        return about.stream()
                .min(Comparator.comparing(talk -> talk.awayFrom(began)))
                .map(Talk::caller)
                .orElse(null);
    }

    /** True where the end of one was counted, or was not, that may be otherwise on the server. */
    boolean isUnsure() {
        return isUnsure;
    }

    /** The server has told how many were completed so far. */
    void sure() {
        isUnsure = false;
    }

    /** Calls may have begun or ended unheard. */
    void forget() {
        underWay.clear();
        last.clear();
        doubtful.clear();
    }
}
