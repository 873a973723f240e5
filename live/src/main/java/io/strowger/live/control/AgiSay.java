package io.strowger.live.control;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The {@code SAY ...} commands of AGI: done when all is said or an escape digit was pressed, which is the result. Futures complete on the common pool, or on the client's executor where Asterisk did not take the command; see
 * {@link AgiChannel} for failures. Immutable.
 */
public final class AgiSay {
    private final AgiChannel agi;

    AgiSay(AgiChannel agi) {
        this.agi = agi;
    }

    /** Spells a text, letter by letter ({@code SAY ALPHA}). */
    public CompletableFuture<Optional<Character>> alpha(String text, String escapeDigits) {
        return agi.digit("SAY ALPHA", text, escapeDigits);
    }

    /** Spells a text with words for the letters ({@code SAY PHONETIC}). */
    public CompletableFuture<Optional<Character>> phonetic(String text, String escapeDigits) {
        return agi.digit("SAY PHONETIC", text, escapeDigits);
    }

    /** Says digit by digit ({@code SAY DIGITS}). */
    public CompletableFuture<Optional<Character>> digits(String digits, String escapeDigits) {
        return agi.digit("SAY DIGITS", digits, escapeDigits);
    }

    /** Says a number ({@code SAY NUMBER}). */
    public CompletableFuture<Optional<Character>> number(int number, String escapeDigits) {
        return agi.digit("SAY NUMBER", Integer.toString(number), escapeDigits);
    }

    /** Says a number in a grammatical gender: {@code f}, {@code m}, {@code n} or another that the language has. */
    public CompletableFuture<Optional<Character>> number(int number, String escapeDigits, String gender) {
        return agi.digit("SAY NUMBER", Integer.toString(number), escapeDigits, gender);
    }

    /** Says the date of an instant, in the server's time zone ({@code SAY DATE}). */
    public CompletableFuture<Optional<Character>> date(Instant when, String escapeDigits) {
        return agi.digit("SAY DATE", seconds(when), escapeDigits);
    }

    /** Says the time of day of an instant, in the server's time zone ({@code SAY TIME}). */
    public CompletableFuture<Optional<Character>> time(Instant when, String escapeDigits) {
        return agi.digit("SAY TIME", seconds(when), escapeDigits);
    }

    /** Says date and time as the language does, in the server's time zone ({@code SAY DATETIME}). */
    public CompletableFuture<Optional<Character>> dateTime(Instant when, String escapeDigits) {
        return agi.digit("SAY DATETIME", seconds(when), escapeDigits);
    }

    /** Says date and time in that form, as {@code voicemail.conf} explains it, such as {@code ABdY 'digits/at' IMp}. */
    public CompletableFuture<Optional<Character>> dateTime(
            Instant when, String escapeDigits, String format, ZoneId zone) {
        return agi.digit("SAY DATETIME", seconds(when), escapeDigits, format, zone.getId());
    }

    private static String seconds(Instant when) {
        return Long.toString(when.getEpochSecond());
    }
}
