package io.strowger.simulator.internal.functions;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Formats times as the C function strftime does. */
final class TimeFormat {
    private TimeFormat() {}

    static String format(ZonedDateTime time, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                text.append(one(time, format.charAt(++i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String one(ZonedDateTime time, char letter) {
        return switch (letter) {
            case 'Y' -> pattern(time, "yyyy");
            case 'y' -> pattern(time, "yy");
            case 'm' -> pattern(time, "MM");
            case 'd' -> pattern(time, "dd");
            case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
            case 'H' -> pattern(time, "HH");
            case 'I' -> pattern(time, "hh");
            case 'M' -> pattern(time, "mm");
            case 'S' -> pattern(time, "ss");
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'j' -> pattern(time, "DDD");
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 's' -> Long.toString(time.toEpochSecond());
            case 'q' -> pattern(time, "SSS");
            case 'F' -> pattern(time, "yyyy-MM-dd");
            case 'T' -> pattern(time, "HH:mm:ss");
            case 'R' -> pattern(time, "HH:mm");
            case 'D' -> pattern(time, "MM/dd/yy");
            case 'c' -> format(time, "%a %b %e %H:%M:%S %Y");
            case 'z' -> pattern(time, "xx");
            case 'Z' -> pattern(time, "zzz");
            case '%' -> "%";
            default -> "%" + letter;
        };
    }

    private static String pattern(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
