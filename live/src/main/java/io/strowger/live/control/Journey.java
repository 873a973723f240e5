package io.strowger.live.control;

import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.NewextenEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Channels that are sent elsewhere together, from before anybody knows where they are.
 *
 * <p>Which bridges they leave is noted from the beginning, since they may leave one before the PBX has said that they were in
 * it. Events are told by one thread, in order; {@link #wanted} and {@link #isComplete} are another's. What that other one
 * finds incomplete is completed by an event yet to come, or by one being told right then: never by one that came between.
 */
final class Journey {
    private final Map<Target, Set<String>> left;
    private volatile List<Arrival> arrivals = List.of();

    Journey(Set<Target> travellers) {
        left = travellers.stream()
                .collect(Collectors.toMap(Function.identity(), each -> ConcurrentHashMap.newKeySet()));
    }

    /** The bridges that one of them has left so far. */
    Set<String> left(Target traveller) {
        return Objects.requireNonNull(left.get(traveller));
    }

    /** Says where each was and goes. */
    void wanted(List<Arrival> wanted) {
        arrivals = wanted;
    }

    /** True where all have arrived, so far as events tell it; false where it is not known yet where they go. */
    boolean isComplete() {
        List<Arrival> wanted = arrivals;
        return !wanted.isEmpty() && wanted.stream().allMatch(Arrival::isComplete);
    }

    boolean isCompleteWith(NewextenEvent event) {
        arrivals.forEach(each -> each.told(event));
        return isComplete();
    }

    boolean isCompleteWith(BridgeLeaveEvent event) {
        String bridge = event.bridgeUniqueid();
        if (bridge != null) {
            left.forEach((traveller, bridges) -> {
                if (traveller.is(event)) {
                    bridges.add(bridge);
                }
            });
        }
        return isComplete();
    }

    boolean isLostWith(NewextenEvent event) {
        return arrivals.stream().anyMatch(each -> each.isLost(event));
    }

    @Override
    public String toString() {
        return arrivals.toString();
    }
}
