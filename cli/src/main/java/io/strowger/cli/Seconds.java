package io.strowger.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are typed: {@code 30}, {@code 1.5s}, {@code 500ms}, {@code 2m}, {@code 1h}. */
final class Seconds {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|)");

    private Seconds() {}

    /** Reads a duration; a number without a unit is in seconds. */
    static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new UsageException("'" + text + "' is no duration: write 30, 1.5s, 500ms or 2m");
        }
        long nanosPerUnit = switch (form.group(2)) {
            case "ms" -> 1_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000_000_000L;
        };
        return Duration.ofNanos(new BigDecimal(form.group(1))
                .multiply(BigDecimal.valueOf(nanosPerUnit))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue());
    }
}
