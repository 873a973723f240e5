package io.strowger.live.internal;

import io.strowger.live.Queue;
import io.strowger.live.QueueCaller;
import io.strowger.live.QueueMember;
import io.strowger.protocol.value.QueueStrategy;
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

    final QueueStatistics statistics = new QueueStatistics();
    /** By unique id. */
    final Map<String, QueueCaller> callers = new LinkedHashMap<>(4);
    /** By interface. */
    final Map<String, QueueMember> members = new LinkedHashMap<>(4);

    QueueEntry(String name) {
        super(name);
    }

    @Override
    boolean isDoubtful(String fact, Entry<?> other) {
        return fact.equals(Facts.STATISTICS)
                && other instanceof QueueEntry queue
                && statistics.isInDoubt(queue.statistics);
    }

    @Override
    boolean learns(Entry<?> other) {
        return other instanceof QueueEntry queue && statistics.learn(queue.statistics);
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
                statistics.serviceLevel,
                statistics.holdTime,
                statistics.talkTime,
                statistics.completed,
                statistics.abandoned,
                statistics.serviceLevelPercent,
                statistics.at,
                byPosition,
                List.copyOf(members.values()));
    }
}
