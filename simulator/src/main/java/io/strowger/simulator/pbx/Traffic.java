package io.strowger.simulator.pbx;

import java.time.Duration;
import java.util.List;

/**
 * Calls that come by themselves, at random but from a seed: how many, how long, and how they end.
 *
 * <p>They come from {@code PJSIP/trunk}. Where neither queues nor extensions are given, each rings a phone of its own,
 * {@code PJSIP/900001} and so on, which answers, is busy or does not answer. Immutable.
 */
public final class Traffic {
    private final Builder settings;

    private Traffic(Builder settings) {
        this.settings = settings;
    }

    /** Begins to choose what the calls shall be like. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many calls come in a second, on average. */
    public double callsPerSecond() {
        return settings.callsPerSecond;
    }

    /** How long two talk on average; a call takes half of it to one and a half. */
    public Duration talkTime() {
        return settings.talkTime;
    }

    /** How long a phone rings before it is answered, on average; half of it to one and a half. */
    public Duration ringTime() {
        return settings.ringTime;
    }

    /** How long a caller waits for an answer in a queue, or at an extension, on average; half of it to one and a half. */
    public Duration patience() {
        return settings.patience;
    }

    /** The weight of calls that are answered. */
    public double answered() {
        return settings.answered;
    }

    /** The weight of calls to a phone that is busy. */
    public double busy() {
        return settings.busy;
    }

    /** The weight of calls to a phone that nobody answers. */
    public double noAnswer() {
        return settings.noAnswer;
    }

    /** The queues that are called. */
    public List<String> queues() {
        return settings.queues;
    }

    /** The share of calls that go to the queues rather than to phones. */
    public double queueShare() {
        return settings.queues.isEmpty() ? 0 : settings.queueShare;
    }

    /** The context of the extensions that are called. */
    public String context() {
        return settings.context;
    }

    /** The extensions that are called instead of phones; empty where there are none. */
    public List<String> extensions() {
        return settings.extensions;
    }

    /** So many calls at most are under way at a time; others do not come. */
    public int mostCalls() {
        return settings.mostCalls;
    }

    /** The source of its chance. */
    public long seed() {
        return settings.seed;
    }

    /** Collects settings; not for use by several threads at once. */
    public static final class Builder implements Cloneable {
        private double callsPerSecond = 1;
        private Duration talkTime = Duration.ofSeconds(60);
        private Duration ringTime = Duration.ofSeconds(4);
        private Duration patience = Duration.ofSeconds(60);
        private double answered = 0.8;
        private double busy = 0.1;
        private double noAnswer = 0.1;
        private List<String> queues = List.of();
        private double queueShare = 0.5;
        private String context = "default";
        private List<String> extensions = List.of();
        private int mostCalls = 50_000;
        private long seed = 1;

        private Builder() {}

        /**
         * Chooses how many calls come in a second, on average; 1 where nothing is chosen.
         *
         * @throws IllegalArgumentException where it is not more than 0, or more than 100,000
         */
        public Builder callsPerSecond(double calls) {
            if (!(calls > 0 && calls <= 100_000)) {
                throw new IllegalArgumentException(
                        "calls per second must be more than 0 and at most 100,000: " + calls);
            }
            callsPerSecond = calls;
            return this;
        }

        /** Chooses how long two talk on average; a minute where nothing is chosen. */
        public Builder talkTime(Duration time) {
            talkTime = positive("the talk time", time);
            return this;
        }

        /** Chooses how long a phone rings on average; 4 seconds where nothing is chosen. */
        public Builder ringTime(Duration time) {
            ringTime = positive("the ring time", time);
            return this;
        }

        /** Chooses how long a caller waits on average; a minute where nothing is chosen. */
        public Builder patience(Duration time) {
            patience = positive("the patience", time);
            return this;
        }

        /** Chooses the weight of calls that are answered; 0.8 where nothing is chosen. */
        public Builder answered(double weight) {
            answered = weight("answered", weight);
            return this;
        }

        /** Chooses the weight of calls to a phone that is busy; 0.1 where nothing is chosen. */
        public Builder busy(double weight) {
            busy = weight("busy", weight);
            return this;
        }

        /** Chooses the weight of calls that nobody answers; 0.1 where nothing is chosen. */
        public Builder noAnswer(double weight) {
            noAnswer = weight("noAnswer", weight);
            return this;
        }

        /** Lets half of the calls go to queues, which have to exist. */
        public Builder queues(String... names) {
            queues = List.of(names);
            return this;
        }

        /**
         * Chooses the share of calls that go to the queues.
         *
         * @throws IllegalArgumentException where it is not between 0 and 1
         */
        public Builder queueShare(double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("the share of the queues is between 0 and 1: " + share);
            }
            queueShare = share;
            return this;
        }

        /** Lets calls go to extensions of a context, each as often as the others, instead of phones of their own. */
        public Builder extensions(String context, String... numbers) {
            this.context = context;
            extensions = List.of(numbers);
            return this;
        }

        /** Chooses how many calls may be under way at a time; 50,000 where nothing is chosen. */
        public Builder mostCalls(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("at least one call must be allowed: " + most);
            }
            mostCalls = most;
            return this;
        }

        /** Chooses the source of its chance; 1 where nothing is chosen. */
        public Builder seed(long chosen) {
            seed = chosen;
            return this;
        }

        /**
         * Makes the traffic.
         *
         * @throws IllegalArgumentException where no outcome has a weight
         */
        public Traffic build() {
            if (answered + busy + noAnswer <= 0) {
                throw new IllegalArgumentException("answered, busy and noAnswer are all 0: how shall a call end?");
            }
            try {
                return new Traffic((Builder) clone());
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }

        private static Duration positive(String what, Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(what + " must be more than 0: " + time);
            }
            return time;
        }

        private static double weight(String what, double weight) {
            if (!(weight >= 0 && weight <= 1_000_000)) {
                throw new IllegalArgumentException("the weight of " + what + " must not be negative: " + weight);
            }
            return weight;
        }
    }
}
