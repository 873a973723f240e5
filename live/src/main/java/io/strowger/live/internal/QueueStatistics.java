package io.strowger.live.internal;

import io.strowger.protocol.event.AgentCompleteEvent;
import io.strowger.protocol.event.AgentConnectEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one queue: told by lists, and kept by events in between, as {@code app_queue} computes them.
 *
 * <p>An event and the item of a list that has counted it already may come in either order within moments. So what a list counts
 * more than is known here is taken for events that are still to come, and is not counted again when they do; and what was
 * counted here just before a list is kept where the list does not have it yet.
 */
final class QueueStatistics {
    /** What is that close to a list is in doubt. */
    private static final Duration FLIGHT = Duration.ofSeconds(2);

    /** So long an event may come behind a list that has counted it. */
    private static final Duration TRAILING = Duration.ofMillis(250);

    private static final int PERCENT = 100;

    /** An audit takes less time than so many events of one queue, usually; where it does not, it asks again. */
    private static final int MOST_SEEN = 64;

    @Nullable Duration serviceLevel;

    @Nullable Duration holdTime;

    @Nullable Duration talkTime;

    @Nullable Integer completed;

    @Nullable Integer abandoned;

    @Nullable Double serviceLevelPercent;

    @Nullable Instant at;

    /** How many of those that were completed were answered in time. */
    private long inTime;

    private final Talks talks = new Talks();
    private final Counted completions = new Counted();
    private final Counted abandonments = new Counted();
    private @Nullable Instant listedAt;

    /** When the last events came. */
    private final ArrayDeque<Instant> seen = new ArrayDeque<>(4);

    /** The hold time before a list told another, and until when an event may come that the list has counted. */
    private @Nullable Duration holdTimeBefore;

    private @Nullable Instant holdTimeUntil;

    /** Which events are counted by a list before they come, or by neither. */
    private static final class Counted {
        private int expected;
        private @Nullable Instant until;
        private int recent;
        private @Nullable Instant since;

        /** True where an event is counted already. */
        boolean isKnown(Instant now) {
            if (expected > 0 && until != null && !now.isAfter(until)) {
                expected--;
                return true;
            }
            expected = 0;
            if (since == null || now.isAfter(since.plus(FLIGHT))) {
                recent = 0;
                since = now;
            }
            recent++;
            return false;
        }

        /** What the number is, given what a list says and what was counted here; null where that was never known. */
        int reconciled(int listed, @Nullable Integer known, Instant now) {
            expected = 0;
            if (known == null) {
                return listed;
            }
            if (listed > known) {
                expected = listed - known;
                until = now.plus(TRAILING);
                return listed;
            }
            boolean isRecent = since != null && !now.isAfter(since.plus(FLIGHT));
            return isRecent && known - listed <= recent ? known : listed;
        }
    }

    /** A list tells them; true where something is different. */
    boolean listed(QueueParamsEvent item, Instant now) {
        serviceLevel = item.serviceLevel();
        listedAt = now;
        talks.forget();
        Integer told = item.completed();
        Integer left = item.abandoned();
        Integer allCompleted = told == null ? null : completions.reconciled(told, completed, now);
        Integer allAbandoned = left == null ? null : abandonments.reconciled(left, abandoned, now);
        // What is computed with the calls completed is as old as their number.
        boolean isBehind = !Objects.equals(told, allCompleted);
        if (!isBehind) {
            talks.sure();
        }
        Duration talked = isBehind ? talkTime : item.talkTime();
        Double percent = isBehind ? serviceLevelPercent : item.servicelevelPerf();
        Duration held = item.holdtime();
        if (!Objects.equals(holdTime, held)) {
            holdTimeBefore = holdTime;
            holdTimeUntil = now.plus(FLIGHT);
        }
        boolean isNew = at == null
                || !Objects.equals(completed, allCompleted)
                || !Objects.equals(abandoned, allAbandoned)
                || !Objects.equals(holdTime, held)
                || !Objects.equals(talkTime, talked)
                || !Objects.equals(serviceLevelPercent, percent);
        if (!isNew) {
            return false;
        }
        completed = allCompleted;
        abandoned = allAbandoned;
        holdTime = held;
        talkTime = talked;
        serviceLevelPercent = percent;
        if (!isBehind) {
            inTime = percent == null || told == null ? 0 : Math.round(percent * told / PERCENT);
        }
        at = now;
        return true;
    }

    /** A caller is connected. */
    void connected(AgentConnectEvent event, Instant now) {
        talks.begins(event.interfaceName(), event.uniqueid(), now);
        seen(now);
        Duration waited = event.holdTime();
        Duration before = holdTime;
        Integer done = completed;
        if (waited == null || before == null || done == null || isHeldCounted(waited, before, now)) {
            return;
        }
        holdTime = held(before, waited);
        at = now;
    }

    /** app_queue computes the time, and raises the event moments later: a list between the two has the wait already. */
    private boolean isHeldCounted(Duration waited, Duration listed, Instant now) {
        Duration before = holdTimeBefore;
        Instant until = holdTimeUntil;
        if (before == null
                || until == null
                || now.isAfter(until)
                || !held(before, waited).equals(listed)) {
            return false;
        }
        holdTimeBefore = null;
        return true;
    }

    private Duration held(Duration before, Duration waited) {
        // The very first stands for itself.
        boolean isFirst = completed != null && completed == 0 && (abandoned == null || abandoned == 0);
        return isFirst ? waited : average(before, waited);
    }

    /** A call has ended. */
    void completed(AgentCompleteEvent event, Instant now) {
        boolean counts = talks.ends(event.interfaceName(), event.uniqueid(), event.talkTime(), now);
        seen(now);
        Integer before = completed;
        if (!counts || before == null || completions.isKnown(now)) {
            return;
        }
        Duration waited = event.holdTime();
        Duration talked = event.talkTime();
        int all = before + 1;
        completed = all;
        if (waited != null && serviceLevel != null && waited.compareTo(serviceLevel) <= 0) {
            inTime++;
        }
        Duration usual = talkTime;
        if (talked != null && usual != null) {
            talkTime = all == 1 ? talked : average(usual, talked);
        }
        serviceLevelPercent = percent(inTime, all);
        at = now;
    }

    /** As Asterisk computes it in a {@code float}, and writes it with one digit, halves to the even one. */
    private static double percent(long inTime, int all) {
        return new BigDecimal(PERCENT * ((float) inTime / all))
                .setScale(1, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** A caller has given up. */
    void abandoned(Instant now) {
        seen(now);
        if (abandoned != null && !abandonments.isKnown(now)) {
            abandoned = abandoned + 1;
            at = now;
        }
    }

    private void seen(Instant now) {
        if (seen.size() == MOST_SEEN) {
            seen.removeFirst();
        }
        seen.addLast(now);
    }

    /** {@code ((old << 2) - old + new) >> 2}, in whole seconds. */
    private static Duration average(Duration before, Duration now) {
        return Duration.ofSeconds((3 * before.toSeconds() + now.toSeconds()) / 4);
    }

    /**
     * True where the list that these are from and an event were so close to each other that neither may know of the other, and
     * where it is not sure which calls the PBX has counted.
     *
     * @param others the same queue's of the model that has seen what came before the list
     */
    boolean isInDoubt(QueueStatistics others) {
        return talks.isUnsure() || others.talks.isUnsure() || isNearAnEvent(others);
    }

    private boolean isNearAnEvent(QueueStatistics others) {
        Instant list = listedAt;
        return list != null
                && Stream.concat(seen.stream(), others.seen.stream())
                        .anyMatch(event -> Duration.between(list, event).abs().compareTo(FLIGHT) <= 0);
    }

    /** Takes over what a list told another model, where it is not sure what the PBX has counted; true where it was different. */
    boolean learn(QueueStatistics listed) {
        if (!talks.isUnsure() || listed.talks.isUnsure() || listed.isNearAnEvent(this)) {
            return false;
        }
        talks.sure();
        inTime = listed.inTime;
        boolean isDifferent = !Objects.equals(completed, listed.completed)
                || !Objects.equals(talkTime, listed.talkTime)
                || !Objects.equals(serviceLevelPercent, listed.serviceLevelPercent);
        completed = listed.completed;
        talkTime = listed.talkTime;
        serviceLevelPercent = listed.serviceLevelPercent;
        at = isDifferent ? listed.listedAt : at;
        return isDifferent;
    }
}
