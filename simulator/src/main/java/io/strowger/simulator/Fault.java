package io.strowger.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/**
 * Something that goes wrong on purpose, given to {@link AmiSimulator#inject}; immutable.
 *
 * <p>Faults combine: inject as many as there shall be. Of several slow lines the slowest counts, of several late responses
 * the latest; what is counted (lost events, duplicates, wrong passwords) adds up. All durations and rates are of the
 * simulator's clock, so on virtual time a stalled client gets its bytes when time is advanced, and the same requests meet
 * the same bytes each time.
 */
public sealed interface Fault {
    /** Ends the connection, in the middle of a message perhaps, with an orderly end of the stream. */
    static Fault cut() {
        return new Cut(false);
    }

    /** Ends the connection as a crash of the machine does: the client sees a connection reset. */
    static Fault reset() {
        return new Cut(true);
    }

    /** Holds back all that is sent for a while. */
    static Fault stall(Duration time) {
        if (time.isZero()) {
            throw new IllegalArgumentException("a stall takes a time; one without end is stall()");
        }
        return new Stall(time);
    }

    /** Holds back all that is sent until the fault is ended. */
    static Fault stall() {
        return new Stall(Duration.ZERO);
    }

    /** Sends so many bytes a second from now on. */
    static Fault slow(int bytesPerSecond) {
        return new Slow(bytesPerSecond);
    }

    /** Sends bytes that are no AMI between what is sent: the text in Latin-1. */
    static Fault garbage(String text) {
        return new Garbage(text);
    }

    /** Sends so many bytes of chance between what is sent. */
    static Fault garbage(long seed, int bytes) {
        byte[] chance = new byte[atLeastOne(bytes, "bytes")];
        new Random(seed).nextBytes(chance);
        return new Garbage(new String(chance, StandardCharsets.ISO_8859_1));
    }

    /** Writes each byte by itself from now on. */
    static Fault split() {
        return new Split();
    }

    /** Sends the next messages twice each. */
    static Fault duplicate(int messages) {
        return new Duplicate(messages);
    }

    /** Does not send the next events; responses and lists are sent. */
    static Fault lost(int events) {
        return new Lost(events);
    }

    /** Answers each further action so much later, while events are sent as ever. */
    static Fault late(Duration delay) {
        return new Late(delay);
    }

    /** Refuses the next logins as if their secrets were wrong. */
    static Fault wrongPassword(int logins) {
        return new WrongPassword(logins);
    }

    /** Sends so many events {@code UserEvent} at once to everybody. */
    static Fault flood(int events) {
        return new Flood(events);
    }

    /** Restarts the server, which says so by the event Shutdown: all calls and connections end, the port stays the same. */
    static Restart restart() {
        return new Restart(true, true, Duration.ZERO, Duration.ZERO);
    }

    /** Restarts the server as a crash does, without a word. */
    static Restart crash() {
        return new Restart(false, true, Duration.ZERO, Duration.ZERO);
    }

    /** Ends the server for good, which says so by the event Shutdown. */
    static Restart shutdown() {
        return new Restart(true, false, Duration.ZERO, Duration.ZERO);
    }

    /**
     * An end of the connection.
     *
     * @param hard whether the client sees a reset
     */
    record Cut(boolean hard) implements Fault {}

    /**
     * A time without a byte.
     *
     * @param time how long; without end where it is zero
     */
    record Stall(Duration time) implements Fault {
        /** Refuses a time below zero. */
        public Stall {
            notNegative(time);
        }
    }

    /**
     * A slow line.
     *
     * @param bytesPerSecond how fast; at least 1
     */
    record Slow(int bytesPerSecond) implements Fault {
        /** Refuses a rate below 1. */
        public Slow {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("at least one byte a second, else it is a stall: " + bytesPerSecond);
            }
        }
    }

    /**
     * Bytes that do not belong there.
     *
     * @param text the bytes in Latin-1
     */
    record Garbage(String text) implements Fault {}

    /** One write for each byte. */
    record Split() implements Fault {}

    /**
     * Messages sent twice.
     *
     * @param messages how many
     */
    record Duplicate(int messages) implements Fault {
        /** Refuses a number below 1. */
        public Duplicate {
            atLeastOne(messages, "messages");
        }
    }

    /**
     * Events that are not sent.
     *
     * @param events how many
     */
    record Lost(int events) implements Fault {
        /** Refuses a number below 1. */
        public Lost {
            atLeastOne(events, "events");
        }
    }

    /**
     * Late responses.
     *
     * @param delay how late
     */
    record Late(Duration delay) implements Fault {
        /** Refuses a delay below zero. */
        public Late {
            notNegative(delay);
        }
    }

    /**
     * Refused logins.
     *
     * @param logins how many
     */
    record WrongPassword(int logins) implements Fault {
        /** Refuses a number below 1. */
        public WrongPassword {
            atLeastOne(logins, "logins");
        }
    }

    /**
     * Many events at once.
     *
     * @param events how many
     */
    record Flood(int events) implements Fault {
        /** Refuses a number below 1. */
        public Flood {
            atLeastOne(events, "events");
        }
    }

    /**
     * An end of the server, and a new start.
     *
     * @param announced whether the event Shutdown tells of it
     * @param returns whether there is a new start
     * @param refusing so long actions are answered with "Asterisk is shutting down" before the end
     * @param down so long nobody can connect before the new start
     */
    record Restart(boolean announced, boolean returns, Duration refusing, Duration down) implements Fault {
        /** Refuses times below zero. */
        public Restart {
            notNegative(refusing);
            notNegative(down);
        }

        /** Lets the server refuse actions for a while before it ends. */
        public Restart refusing(Duration time) {
            return new Restart(announced, returns, time, down);
        }

        /** Lets nobody connect for a while after the end. */
        public Restart down(Duration time) {
            return new Restart(announced, returns, refusing, time);
        }
    }

    private static int atLeastOne(int number, String of) {
        if (number < 1) {
            throw new IllegalArgumentException("a fault needs at least one of the " + of + ": " + number);
        }
        return number;
    }

    private static void notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a fault takes no time below zero: " + time);
        }
    }
}
