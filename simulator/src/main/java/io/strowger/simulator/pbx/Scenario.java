package io.strowger.simulator.pbx;

import io.strowger.simulator.internal.script.ScriptReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happens on a PBX and when: how it is furnished, and calls at their times. {@link Pbx#play} lets it happen.
 *
 * <p>It is written in Java, by {@link #builder}, or as a text, by {@link #parse}. Immutable; may be played more than once.
 */
public final class Scenario {
    /** How often something is repeated that never ends. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /**
     * Something that happens at its time.
     *
     * @param at when, after the scenario's begin
     * @param period after which time it happens again
     * @param times how often it happens
     * @param what what happens
     */
    public record Step(Duration at, Duration period, long times, Consumer<Pbx> what) {}

    private final List<Consumer<Pbx>> beginning;
    private final List<Step> steps;

    private Scenario(Builder builder) {
        this.beginning = List.copyOf(builder.beginning);
        this.steps = List.copyOf(builder.steps);
    }

    /** Begins to write a scenario. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a scenario from a script.
     *
     * @throws IllegalArgumentException where it cannot be understood; the message has the number of the line
     */
    public static Scenario parse(String script) {
        return ScriptReader.read(script);
    }

    /** What is done at once, in order. */
    public List<Consumer<Pbx>> beginning() {
        return beginning;
    }

    /** What happens at its time. */
    public List<Step> steps() {
        return steps;
    }

    /** Collects what happens; not for use by several threads at once. */
    public static final class Builder {
        private final List<Consumer<Pbx>> beginning = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        private Builder() {}

        /** Adds what is done at once: phones, dialplan, queues. */
        public Builder begin(Consumer<Pbx> what) {
            beginning.add(what);
            return this;
        }

        /** Adds what happens after a time. */
        public Builder at(Duration time, Consumer<Pbx> what) {
            return every(time, Duration.ZERO, 1, what);
        }

        /** Adds what happens again and again, the first time after one period. */
        public Builder every(Duration period, long times, Consumer<Pbx> what) {
            return every(period, period, times, what);
        }

        /**
         * Adds what happens again and again.
         *
         * @param first when it happens for the first time
         * @param period the time in between
         * @param times how often; {@link #FOR_EVER} without an end
         * @throws IllegalArgumentException where the time in between is not more than 0, and it is not for once
         */
        public Builder every(Duration first, Duration period, long times, Consumer<Pbx> what) {
            if (first.isNegative() || times < 1 || times > 1 && (period.isZero() || period.isNegative())) {
                throw new IllegalArgumentException(
                        "what is repeated needs a time in between, and happens once at least");
            }
            steps.add(new Step(first, period, times, what));
            return this;
        }

        /** Makes the scenario. */
        public Scenario build() {
            return new Scenario(this);
        }
    }
}
