package io.strowger.live.internal;

import io.strowger.protocol.event.QueueParamsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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

    @Nullable Duration serviceLevel;

    @Nullable Duration holdTime;

    @Nullable Duration talkTime;

    @Nullable Integer completed;

    @Nullable Integer abandoned;

    @Nullable Double serviceLevelPercent;

    @Nullable Instant at;

    /** How many of those that were completed were answered in time. */
    private long inTime;

    private final Counted completions = new Counted();
    private final Counted abandonments = new Counted();
    private @Nullable Instant listedAt;
    private @Nullable Instant countedAt;

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
        Integer told = item.completed();
        Integer left = item.abandoned();
        int allCompleted = told == null ? 0 : completions.reconciled(told, completed, now);
        int allAbandoned = left == null ? 0 : abandonments.reconciled(left, abandoned, now);
        listedAt = now;
        boolean isBehind = told != null && allCompleted != told || left != null && allAbandoned != left;
        boolean isNew = at == null
                || !Objects.equals(completed, told)
                || !Objects.equals(abandoned, left)
                || !Objects.equals(holdTime, item.holdtime())
                || !Objects.equals(talkTime, item.talkTime())
                || !Objects.equals(serviceLevelPercent, item.servicelevelPerf());
        if (!isNew || isBehind) {
            return false;
        }
        completed = told;
        abandoned = left;
        holdTime = item.holdtime();
        talkTime = item.talkTime();
        serviceLevelPercent = item.servicelevelPerf();
        inTime = serviceLevelPercent == null || told == null ? 0 : Math.round(serviceLevelPercent * told / PERCENT);
        at = now;
        return true;
    }

    /** A caller is connected after so long a time. */
    void connected(@Nullable Duration waited, Instant now) {
        Duration before = holdTime;
        Integer done = completed;
        if (waited == null || before == null || done == null) {
            return;
        }
        // The very first stands for itself.
        boolean isFirst = done == 0 && (abandoned == null || abandoned == 0);
        holdTime = isFirst ? waited : average(before, waited);
        counted(now);
    }

    /** A call has ended that had waited and talked for so long. */
    void completed(@Nullable Duration waited, @Nullable Duration talked, Instant now) {
        Integer before = completed;
        if (before == null || completions.isKnown(now)) {
            return;
        }
        int all = before + 1;
        completed = all;
        if (waited != null && serviceLevel != null && waited.compareTo(serviceLevel) <= 0) {
            inTime++;
        }
        Duration usual = talkTime;
        if (talked != null && usual != null) {
            talkTime = all == 1 ? talked : average(usual, talked);
        }
        // As Asterisk writes it, with one digit.
        serviceLevelPercent = Math.round(10.0 * PERCENT * inTime / all) / 10.0;
        counted(now);
    }

    /** A caller has given up. */
    void abandoned(Instant now) {
        if (abandoned != null && !abandonments.isKnown(now)) {
            abandoned = abandoned + 1;
            counted(now);
        }
    }

    private void counted(Instant now) {
        at = now;
        countedAt = now;
    }

    /** {@code ((old << 2) - old + new) >> 2}, in whole seconds. */
    private static Duration average(Duration before, Duration now) {
        return Duration.ofSeconds((3 * before.toSeconds() + now.toSeconds()) / 4);
    }

    /** True where a list and an event were so close to each other that neither may know of the other. */
    boolean isInDoubt() {
        return listedAt != null
                && countedAt != null
                && Duration.between(listedAt, countedAt).abs().compareTo(FLIGHT) <= 0;
    }
}
