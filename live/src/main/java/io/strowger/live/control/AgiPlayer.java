package io.strowger.live.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** The commands of AGI that play and record files; futures complete on the common pool, or on the client's executor where Asterisk did not take the command; see {@link AgiChannel} for failures. Immutable. */
public final class AgiPlayer {
    private final AgiChannel agi;

    /**
     * How a file was played.
     *
     * @param digit the escape digit that ended it; empty where it was played to its end
     * @param endPosition where it ended, in samples; 0 where the file could not be opened
     */
    public record Played(Optional<Character> digit, int endPosition) {}

    /**
     * What the caller dialled.
     *
     * @param digits the digits; may be empty
     * @param isTimedOut true where the time was over before the last one
     */
    public record Dialled(String digits, boolean isTimedOut) {}

    /**
     * How a recording ended.
     *
     * @param digit the escape digit that ended it; empty where none did
     * @param why Asterisk's word: {@code dtmf}, {@code timeout}, {@code hangup}, ...; empty where it gave none
     * @param endPosition how long it is, in samples
     */
    public record Recorded(Optional<Character> digit, String why, int endPosition) {}

    AgiPlayer(AgiChannel agi) {
        this.agi = agi;
    }

    /** Plays a file, named without its ending, until its end or one of the escape digits ({@code STREAM FILE}). */
    public CompletableFuture<Played> streamFile(String file, String escapeDigits) {
        return streamFile(file, escapeDigits, 0);
    }

    /** Plays a file from that sample on. */
    public CompletableFuture<Played> streamFile(String file, String escapeDigits, int fromSample) {
        return agi.tried("STREAM FILE", AgiPlayer::played, file, escapeDigits, Integer.toString(fromSample));
    }

    /**
     * Plays a file that the caller may wind and pause with {@code #}, {@code *} and no key ({@code CONTROL STREAM FILE}, with its
     * defaults).
     */
    public CompletableFuture<Played> controlStreamFile(String file, String escapeDigits) {
        return agi.tried("CONTROL STREAM FILE", AgiPlayer::played, file, escapeDigits);
    }

    /**
     * Plays a file that the caller may wind and pause with those keys.
     *
     * @param skip how far one press winds
     * @param forward the key that winds forward; empty for none, as with the others
     */
    public CompletableFuture<Played> controlStreamFile(
            String file, String escapeDigits, Duration skip, String forward, String rewind, String pause) {
        return agi.tried(
                "CONTROL STREAM FILE",
                AgiPlayer::played,
                file,
                escapeDigits,
                AgiChannel.millis(skip),
                forward,
                rewind,
                pause);
    }

    /** Plays a file and waits for so long for one of those digits ({@code GET OPTION}). */
    public CompletableFuture<Played> option(String file, String escapeDigits, Duration timeout) {
        return agi.tried("GET OPTION", AgiPlayer::played, file, escapeDigits, AgiChannel.millis(timeout));
    }

    private static Played played(AgiReply reply) {
        return new Played(AgiChannel.digit(reply), reply.endPosition().orElse(0));
    }

    /**
     * Plays a file and takes digits ({@code GET DATA}).
     *
     * @param timeout how long to wait for each digit
     * @param most how many digits to take at most; {@code #} ends it before
     */
    public CompletableFuture<Dialled> data(String file, Duration timeout, int most) {
        return agi.run(
                "GET DATA",
                reply -> {
                    boolean isTimedOut = "timeout".equals(reply.value());
                    if (reply.result().equals("-1")) {
                        throw AgiException.failed("GET DATA", reply, agi.channel());
                    }
                    return new Dialled(reply.result(), isTimedOut);
                },
                file,
                AgiChannel.millis(timeout),
                Integer.toString(most));
    }

    /**
     * Records to a file ({@code RECORD FILE}).
     *
     * @param format the format and ending of the file, such as {@code wav}
     * @param timeout how long at most; zero for no limit
     * @param beep whether to beep at the beginning
     * @param silence after how long a silence to end; zero for never
     */
    public CompletableFuture<Recorded> record(
            String file, String format, String escapeDigits, Duration timeout, boolean beep, Duration silence) {
        List<String> arguments = new ArrayList<>(List.of(file, format, escapeDigits, limit(timeout)));
        if (beep) {
            arguments.add("BEEP");
        }
        if (!silence.isZero()) {
            arguments.add("s=" + silence.toSeconds());
        }
        return agi.tried("RECORD FILE", AgiPlayer::recorded, arguments.toArray(String[]::new));
    }

    private static String limit(Duration timeout) {
        return timeout.isZero() ? "-1" : AgiChannel.millis(timeout);
    }

    private static Recorded recorded(AgiReply reply) {
        OptionalInt end = reply.endPosition();
        String why = reply.value();
        return new Recorded(AgiChannel.digit(reply), why == null ? "" : why, end.orElse(0));
    }
}
