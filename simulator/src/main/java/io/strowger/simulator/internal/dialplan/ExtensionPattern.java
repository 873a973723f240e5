package io.strowger.simulator.internal.dialplan;

/** Matches numbers against a pattern such as {@code _2XX}, {@code _X.} or {@code _[1-3]!}. */
public final class ExtensionPattern {
    private ExtensionPattern() {}

    /** True where the pattern is the number itself, or begins with an underscore and matches it. */
    public static boolean matches(String pattern, String number) {
        if (!isPattern(pattern)) {
            return pattern.equals(number);
        }
        return matches(pattern, 1, number, 0);
    }

    /** True where the number is only the beginning of others that the pattern matches. */
    static boolean mayGrow(String pattern, String number) {
        if (!isPattern(pattern)) {
            return pattern.length() > number.length() && pattern.startsWith(number);
        }
        int at = 1;
        for (int digit = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '.' || c == '!') {
                return true;
            }
            if (c == '-' || c == ' ') {
                continue;
            }
            if (digit == number.length()) {
                return true;
            }
            int end = c == '[' ? Math.max(at, pattern.indexOf(']', at)) : at;
            if (!isOneOf(pattern.substring(at, end + 1), number.charAt(digit))) {
                return false;
            }
            at = end;
            digit++;
        }
        return false;
    }

    /** True for what begins with an underscore. */
    public static boolean isPattern(String text) {
        return text.startsWith("_");
    }

    private static boolean matches(String pattern, int p, String number, int n) {
        int at = p;
        int digit = n;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '!') {
                return true;
            }
            if (c == '.') {
                return digit < number.length();
            }
            if (c == '-' || c == ' ') {
                at++;
                continue;
            }
            if (digit == number.length()) {
                return false;
            }
            int end = c == '[' ? pattern.indexOf(']', at) : at;
            if (!isOneOf(pattern.substring(at, Math.max(at, end) + 1), number.charAt(digit))) {
                return false;
            }
            at = Math.max(at, end) + 1;
            digit++;
        }
        return digit == number.length();
    }

    private static boolean isOneOf(String element, char digit) {
        return switch (element.charAt(0)) {
            case 'X', 'x' -> digit >= '0' && digit <= '9';
            case 'Z', 'z' -> digit >= '1' && digit <= '9';
            case 'N', 'n' -> digit >= '2' && digit <= '9';
            case '[' -> isInSet(element.substring(1, element.length() - 1), digit);
            default -> element.charAt(0) == digit;
        };
    }

    private static boolean isInSet(String set, char digit) {
        for (int i = 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                if (digit >= set.charAt(i) && digit <= set.charAt(i + 2)) {
                    return true;
                }
                i += 2;
            } else if (set.charAt(i) == digit) {
                return true;
            }
        }
        return false;
    }
}
