package io.strowger.live.control;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.value.PrivilegeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of the outcome of an action: the first that fits decides.
 *
 * <p>Events are looked at one by one, in the order in which Asterisk sent them, so a test may remember what it saw.
 *
 * @param <T> what the outcome is told by
 */
final class Expectation<T> {
    private record Clause<T>(
            Class<? extends Event> type, Predicate<Event> test, Function<Event, ? extends T> outcome) {}

    private final String what;
    private final PrivilegeClass needed;
    private final List<Clause<T>> clauses = new ArrayList<>();
    private volatile @Nullable Clause<T> met;

    /**
     * @param what what has to come to pass, behind "was not": "hung up", "parked"
     * @param needed the class that the AMI user has to read
     */
    Expectation(String what, PrivilegeClass needed) {
        this.what = what;
        this.needed = needed;
    }

    Expectation(String what) {
        this(what, PrivilegeClass.CALL);
    }

    PrivilegeClass needed() {
        return needed;
    }

    /** The outcome is as the function says where such an event passes the test; it may throw. */
    <E extends Event> Expectation<T> when(
            Class<E> type, Predicate<? super E> test, Function<? super E, ? extends T> outcome) {
        clauses.add(new Clause<>(type, event -> test.test(type.cast(event)), event -> outcome.apply(type.cast(event))));
        return this;
    }

    /** The outcome is a failure where that channel ends first. */
    Expectation<T> unlessEnds(Target channel) {
        return when(HangupEvent.class, channel::is, hangup -> {
            throw channel.ended(hangup, what);
        });
    }

    String what() {
        return what;
    }

    Set<Class<? extends Event>> types() {
        return clauses.stream().map(Clause::type).collect(Collectors.toUnmodifiableSet());
    }

    boolean isMetBy(Event event) {
        for (Clause<T> clause : clauses) {
            if (clause.type().isInstance(event) && clause.test().test(event)) {
                met = clause;
                return true;
            }
        }
        return false;
    }

    T outcome(Event event) {
        Clause<T> clause = met;
        if (clause == null) {
            throw new IllegalStateException("no event has met the expectation");
        }
        return clause.outcome().apply(event);
    }
}
