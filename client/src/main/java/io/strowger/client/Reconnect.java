package io.strowger.client;

import io.strowger.client.internal.Durations;
import java.time.Duration;

/**
 * How a client comes back when its connection has ended: how soon, how often, and when it gives up.
 *
 * <p>The delay before an attempt is drawn at random between nothing and a bound (full jitter, so that the clients of one
 * server do not all return at once). The bound is {@link Builder#firstDelay} for the first attempt, doubles with each that
 * fails up to {@link Builder#longestDelay}, and begins anew once a connection has lasted for {@link Builder#stableAfter}.
 * Immutable.
 */
public final class Reconnect {
    /** Keeps trying for ever, with the delays that {@link Builder} tells. The default. */
    public static final Reconnect ALWAYS = builder().build();

    /**
     * Does not come back: the end of the connection is the end of the client, and with {@link AmiClientBuilder#start} so is
     * a first attempt that fails.
     */
    public static final Reconnect NEVER = builder().attempts(0).build();

    private final Duration firstDelay;
    private final Duration longestDelay;
    private final Duration stableAfter;
    private final Duration refusedDelay;
    private final long attempts;
    private final int refusedLogins;

    private Reconnect(Builder builder) {
        firstDelay = builder.firstDelay;
        longestDelay = builder.longestDelay;
        stableAfter = builder.stableAfter;
        refusedDelay = builder.refusedDelay;
        attempts = builder.attempts;
        refusedLogins = builder.refusedLogins;
    }

    /** Starts the settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The bound of the first delay. */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** The bound that the delay grows to. */
    public Duration longestDelay() {
        return longestDelay;
    }

    /** How long a connection must have lasted for the delay to begin anew. */
    public Duration stableAfter() {
        return stableAfter;
    }

    /** The least delay after a login that was refused. */
    public Duration refusedDelay() {
        return refusedDelay;
    }

    /** How many attempts in a row may fail before the client gives up; {@link Long#MAX_VALUE} for no end. */
    public long attempts() {
        return attempts;
    }

    /** How many logins in a row may be refused before the client gives up. */
    public int refusedLogins() {
        return refusedLogins;
    }

    /** Shows the settings. */
    @Override
    public String toString() {
        return attempts == 0
                ? "Reconnect[never]"
                : "Reconnect[" + Durations.text(firstDelay) + " to " + Durations.text(longestDelay) + ", attempts "
                        + (attempts == Long.MAX_VALUE ? "without end" : attempts) + "]";
    }

    /** The settings of a {@link Reconnect}. */
    public static final class Builder {
        private Duration firstDelay = Duration.ofSeconds(1);
        private Duration longestDelay = Duration.ofSeconds(30);
        private Duration stableAfter = Duration.ofSeconds(30);
        private Duration refusedDelay = Duration.ofSeconds(30);
        private long attempts = Long.MAX_VALUE;
        private int refusedLogins = 10;

        private Builder() {}

        /** The bound of the delay before the first attempt; by default 1 second. */
        public Builder firstDelay(Duration delay) {
            firstDelay = positive(delay, "firstDelay");
            return this;
        }

        /** The bound that the delay grows to by doubling; by default 30 seconds. */
        public Builder longestDelay(Duration delay) {
            longestDelay = positive(delay, "longestDelay");
            return this;
        }

        /** How long a connection must last, logged in, for the delay to begin anew; by default 30 seconds. */
        public Builder stableAfter(Duration time) {
            stableAfter = positive(time, "stableAfter");
            return this;
        }

        /**
         * How long to wait at least after a login that was refused; by default, and at least, 30 seconds: a host that tries
         * wrong secrets quickly gets banned.
         */
        public Builder refusedDelay(Duration delay) {
            if (delay.compareTo(Duration.ofSeconds(30)) < 0) {
                throw new IllegalArgumentException(
                        "refusedDelay must be at least 30 seconds, not " + Durations.text(delay));
            }
            refusedDelay = Durations.capped(delay);
            return this;
        }

        /**
         * How many attempts in a row may fail before the client gives up; by default no end. With 0 it does not come back,
         * and {@link AmiClientBuilder#start} makes one attempt. One attempt goes through all addresses.
         */
        public Builder attempts(long attempts) {
            if (attempts < 0) {
                throw new IllegalArgumentException("attempts must not be negative, but is " + attempts);
            }
            this.attempts = attempts;
            return this;
        }

        /** How many logins in a row may be refused before the client gives up; by default 10, at least 1. */
        public Builder refusedLogins(int logins) {
            if (logins < 1) {
                throw new IllegalArgumentException("refusedLogins must be at least 1, not " + logins);
            }
            refusedLogins = logins;
            return this;
        }

        /** Makes the settings. */
        public Reconnect build() {
            if (longestDelay.compareTo(firstDelay) < 0) {
                throw new IllegalArgumentException("longestDelay, " + Durations.text(longestDelay)
                        + ", must not be less than firstDelay, " + Durations.text(firstDelay));
            }
            return new Reconnect(this);
        }

        private static Duration positive(Duration duration, String what) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException(what + " must be positive, not " + duration);
            }
            return Durations.capped(duration);
        }
    }
}
