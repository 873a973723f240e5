package io.strowger.protocol.value;

import io.strowger.protocol.wire.Banner;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of Asterisk, as its banner or its own text tells it.
 *
 * <p>Up to 1.8 the release is told by the second number, so {@code 1.4} has major 1 and minor 4; since 10 the major number
 * alone tells it. Ordered by release; the text takes no part in the order.
 *
 * @param major the first number, such as 22; 1 for everything before 10
 * @param minor the second number, or -1 where it is not known
 * @param text what it was read from, such as {@code 22.10.1} or the banner
 */
public record AsteriskVersion(int major, int minor, String text) implements Comparable<AsteriskVersion> {
    /** The major number of the interface to that of the server ({@code AMI_VERSION} of each release). */
    private static final Map<Integer, Integer> BY_BANNER = Map.ofEntries(
            Map.entry(2, 13),
            Map.entry(3, 14),
            Map.entry(4, 15),
            Map.entry(5, 16),
            Map.entry(6, 17),
            Map.entry(7, 18),
            Map.entry(8, 19),
            Map.entry(9, 20),
            Map.entry(10, 21),
            Map.entry(11, 22),
            Map.entry(12, 23));

    /** A number, not preceded by a dot or digit, and perhaps a second one: {@code 22.10}, {@code 18}. */
    private static final Pattern NUMBERS = Pattern.compile("(?<![0-9.])([0-9]{1,4})(?:\\.([0-9]{1,4}))?(?![0-9])");

    /**
     * The version that a banner stands for; null for an interface that is newer than this version of Strowger.
     *
     * <p>The number in the banner is the interface's: 5 is Asterisk 16, 11 is 22. Where several releases share it, the
     * newest of them is taken: 1.4 for AMI 1.0, 1.8 for 1.1, 13 for 2.
     */
    public static @Nullable AsteriskVersion of(Banner banner) {
        if (banner.major() == 1) {
            return switch (banner.minor()) {
                case 0 -> new AsteriskVersion(1, 4, banner.text());
                case 1 -> new AsteriskVersion(1, 8, banner.text());
                case 2 -> new AsteriskVersion(10, -1, banner.text());
                case 3 -> new AsteriskVersion(11, -1, banner.text());
                default -> null;
            };
        }
        Integer major = BY_BANNER.get(banner.major());
        return major == null ? null : new AsteriskVersion(major, -1, banner.text());
    }

    /**
     * Reads the server's own words, as {@code CoreSettings} or {@code core show version} give them; null where they hold no
     * number, as {@code GIT-master-1a2b3c} does.
     *
     * <p>Takes {@code 22.10.1+dfsg-1}, {@code Asterisk 22.10.1 built by ...}, {@code certified-18.9-cert1},
     * {@code certified/18.9-cert1}, {@code GIT-20-1a2b3c}, {@code SVN-branch-1.8-r123}.
     */
    public static @Nullable AsteriskVersion parse(@Nullable String text) {
        if (text == null || text.contains("GIT-master") || text.contains("SVN-trunk")) {
            return null;
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.find()) {
            return null;
        }
        String minor = numbers.group(2);
        return new AsteriskVersion(
                Integer.parseInt(numbers.group(1)), minor == null ? -1 : Integer.parseInt(minor), text);
    }

    /** True for that release and later ones; {@code isAtLeast(16)}. */
    public boolean isAtLeast(int release) {
        return major >= release;
    }

    @Override
    public int compareTo(AsteriskVersion other) {
        int order = Integer.compare(major, other.major);
        return order != 0 ? order : Integer.compare(minor, other.minor);
    }

    /** The release and what it was read from. */
    @Override
    public String toString() {
        return major + (minor < 0 ? "" : "." + minor) + " (" + text + ")";
    }
}
