package io.strowger.client.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/**
 * What a client takes from its surroundings, so that tests can give something else.
 *
 * @param random numbers from 0 to 1, for the delays and the order of addresses
 * @param resolver looks up hosts
 * @param pause how long to wait really where a delay is due
 * @param clock tells when something happened, and nothing else: it may jump
 */
record World(DoubleSupplier random, Resolver resolver, UnaryOperator<Duration> pause, InstantSource clock) {
    /** The one that there is. */
    static final World REAL = new World(new Chance(), new NameService(), new Unchanged());

    /** With the clock that there is. */
    World(DoubleSupplier random, Resolver resolver, UnaryOperator<Duration> pause) {
        this(random, resolver, pause, InstantSource.system());
    }

    /** Looks up the addresses of a host; may take as long as it likes. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    // Classes instead of lambdas, which take several milliseconds of each program's start.

    private static final class Chance implements DoubleSupplier {
        @Override
        public double getAsDouble() {
            return ThreadLocalRandom.current().nextDouble();
        }
    }

    private static final class NameService implements Resolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
        }
    }

    private static final class Unchanged implements UnaryOperator<Duration> {
        @Override
        public Duration apply(Duration delay) {
            return delay;
        }
    }
}
