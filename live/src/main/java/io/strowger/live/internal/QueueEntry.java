package io.strowger.live.internal;

import io.strowger.live.Queue;
import io.strowger.live.QueueCaller;
import io.strowger.live.QueueMember;
import io.strowger.protocol.value.QueueStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue while the model works on it. */
final class QueueEntry extends Entry<Queue> {
    private static final Comparator<QueueCaller> BY_POSITION =
            Comparator.comparing(QueueCaller::position, Comparator.nullsLast(Comparator.naturalOrder()));

    @Nullable QueueStrategy strategy;

    @Nullable Integer max;

    @Nullable Integer weight;

    @Nullable Duration serviceLevel;

    @Nullable Duration holdTime;

    @Nullable Duration talkTime;

    @Nullable Integer completed;

    @Nullable Integer abandoned;

    @Nullable Double serviceLevelPercent;

    @Nullable Instant statisticsAt;
    /** By unique id. */
    final Map<String, QueueCaller> callers = new LinkedHashMap<>(4);
    /** By interface. */
    final Map<String, QueueMember> members = new LinkedHashMap<>(4);

    QueueEntry(String name) {
        super(name);
    }

    @Override
    Queue make() {
        List<QueueCaller> byPosition = new ArrayList<>(callers.values());
        byPosition.sort(BY_POSITION);
        return new Queue(
                key(),
                strategy,
                max,
                weight,
                serviceLevel,
                holdTime,
                talkTime,
                completed,
                abandoned,
                serviceLevelPercent,
                statisticsAt,
                byPosition,
                List.copyOf(members.values()));
    }
}
