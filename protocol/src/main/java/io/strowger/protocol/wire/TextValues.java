package io.strowger.protocol.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the forms in which Asterisk writes numbers, truth values and times; null for anything else. */
final class TextValues {
    /** No whole number or time of Asterisk has more characters. */
    private static final int LONGEST_NUMBER = 40;

    private static final long NANOS = 1_000_000_000L;

    private TextValues() {}

    /** The number that a piece of 1 to 18 digits and nothing else stands for; -1 for anything else. */
    static long digits(byte[] bytes, int start, int end) {
        if (start >= end || end - start > 18) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static @Nullable Integer integer(@Nullable String text) {
        Long value = longInteger(text);
        return value == null || value != value.intValue() ? null : (Integer) value.intValue();
    }

    static @Nullable Long longInteger(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER || !isNumber(digits, "")) {
            return null;
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    static @Nullable Double decimal(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER * 10 || !isNumber(digits, ".eE-+")) {
            return null;
        }
        try {
            return Double.valueOf(digits);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    static @Nullable Boolean bool(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "1", "y", "t", "enabled" -> Boolean.TRUE;
            case "no", "false", "off", "0", "n", "f", "disabled" -> Boolean.FALSE;
            default -> null;
        };
    }

    static @Nullable Duration seconds(@Nullable String text) {
        BigDecimal value = exact(text);
        return value == null ? null : duration(value);
    }

    static @Nullable Duration millis(@Nullable String text) {
        BigDecimal value = exact(text);
        return value == null ? null : duration(value.movePointLeft(3));
    }

    private static Duration duration(BigDecimal seconds) {
        long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
        return Duration.ofSeconds(seconds.longValue(), nanos);
    }

    /** Reads {@code HH:MM:SS}; there may be more than 99 hours. */
    static @Nullable Duration clock(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.strip().split(":", -1);
        if (parts.length != 3) {
            return null;
        }
        Long hours = longInteger(parts[0]);
        Long minutes = longInteger(parts[1]);
        Long seconds = longInteger(parts[2]);
        if (hours == null || minutes == null || seconds == null) {
            return null;
        }
        boolean fits = hours >= 0 && hours < NANOS && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
        return fits ? Duration.ofSeconds((hours * 60 + minutes) * 60 + seconds) : null;
    }

    static @Nullable Instant epoch(@Nullable String text) {
        Duration since = seconds(text);
        return since == null || since.isZero() || since.isNegative() ? null : Instant.EPOCH.plus(since);
    }

    /** A number without an exponent, and small enough for every type of time. */
    private static @Nullable BigDecimal exact(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST_NUMBER || !isNumber(digits, ".")) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(digits);
            return value.precision() - value.scale() > 15 ? null : value;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static boolean isNumber(String text, String alsoAllowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = i == 0 && (c == '-' || c == '+');
            if ((c < '0' || c > '9') && !sign && alsoAllowed.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
