package io.strowger.simulator;

import java.time.Duration;
import java.util.Random;

/**
 * When a {@link Fault} strikes; immutable.
 *
 * <p>Bytes and messages are counted for each connection by itself, from its banner on: the banner's bytes count, and it is
 * message 0.
 */
public sealed interface Moment {
    /**
     * At once, on all connections; on the next one where there is none. With {@link InjectedFault#onEachConnection} on all
     * that come later too.
     */
    static Moment now() {
        return new AtTime(Duration.ZERO);
    }

    /** After so much time of the simulator's clock, on all connections; on the next one where there is none then. */
    static Moment after(Duration time) {
        return new AtTime(time);
    }

    /** When a connection was sent so many bytes: between two bytes of a message perhaps. */
    static Moment atByte(long bytes) {
        return new AtByte(bytes);
    }

    /** Just before a connection is sent its message of that number; 1 is the first one behind the banner. */
    static Moment atMessage(long number) {
        return new AtMessage(number);
    }

    /** At a message that chance chooses, of the first so many; the same one for the same seed. */
    static Moment atRandomMessage(long seed, int most) {
        return new AtMessage(1L + new Random(seed).nextInt(most));
    }

    /** At a byte that chance chooses, of the first so many; the same one for the same seed. */
    static Moment atRandomByte(long seed, int most) {
        return new AtByte(1L + new Random(seed).nextInt(most));
    }

    /**
     * A time.
     *
     * @param time how long after the injection
     */
    record AtTime(Duration time) implements Moment {
        /** Refuses a time below zero. */
        public AtTime {
            if (time.isNegative()) {
                throw new IllegalArgumentException("a fault strikes now or later, not before: " + time);
            }
        }
    }

    /**
     * A place in the stream.
     *
     * @param bytes how many bytes are sent before
     */
    record AtByte(long bytes) implements Moment {
        /** Refuses a number below zero. */
        public AtByte {
            notNegative(bytes, "byte");
        }
    }

    /**
     * A place between two messages.
     *
     * @param number the message that would be next
     */
    record AtMessage(long number) implements Moment {
        /** Refuses a number below zero. */
        public AtMessage {
            notNegative(number, "message");
        }
    }

    private static void notNegative(long number, String of) {
        if (number < 0) {
            throw new IllegalArgumentException("there is no " + of + " of that number: " + number);
        }
    }
}
