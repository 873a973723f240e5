package io.strowger.live;

import io.strowger.client.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All things of one kind that a PBX has at this moment: channels, calls, queues, ...
 *
 * <p>What it gives are immutable pictures, made when asked for and kept until the thing changes. All methods may be called by
 * any thread, and wait for nothing but the event that is being applied. Each sees the state between two events; to see
 * several views at the same instant take {@link LiveState#snapshot}.
 *
 * <p>While the view is not {@linkplain Freshness#IN_STEP in step} it shows what was so when it last was; {@link #status}
 * says why.
 *
 * @param <T> the type of the things
 */
public interface LiveView<T> {
    /** The view's name, such as {@code channels}. */
    String name();

    /** Looks one up by its key; what that is, the method of {@link LiveState} that gives the view says. */
    Optional<T> find(String key);

    /** All of them, in no order. */
    List<T> all();

    /** All of them as a stream over the state of this moment, in no order. */
    default Stream<T> stream() {
        return all().stream();
    }

    /** Those that pass a test, in no order. */
    default List<T> filter(Predicate<? super T> test) {
        return all().stream().filter(test).toList();
    }

    /** How many there are. */
    int count();

    /** How many pass a test. */
    default long count(Predicate<? super T> test) {
        return all().stream().filter(test).count();
    }

    /**
     * Those that have ended, the newest last, for as long and as many as {@link LiveStateBuilder#keepEnded} says; empty in
     * views whose things are of no interest when they are gone.
     */
    List<T> recent();

    /**
     * Tells each change from now on.
     *
     * <p>The listener runs on a thread of the live model, never on the one that applies events and never under a lock; one
     * call at a time, in the order of the changes. It has a queue of its own: when more wait than
     * {@link LiveStateBuilder#listenerQueue}, the changes of each thing are merged into one, and what came and went meanwhile is left out, so that a slow listener skips steps and
     * still ends with the truth; {@link Change#merged} tells it. What it throws is logged, and it gets the next change all the
     * same.
     */
    Subscription onChange(Consumer<? super Change<T>> listener);

    /** Tells first what is there, each as {@linkplain Change.Kind#BEGUN begun}, and then each change as {@link #onChange} does. */
    Subscription watch(Consumer<? super Change<T>> listener);

    /** How far the view can be trusted at this moment, and why. */
    ViewStatus status();

    /** How far the view can be trusted at this moment. */
    default Freshness freshness() {
        return status().freshness();
    }
}
