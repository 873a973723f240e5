package io.strowger.simulator.internal.dialplan;

/** Which of two patterns comes first: the one that matches fewer digits at the first place where they differ. */
final class Specialty {
    private Specialty() {}

    static int compare(String one, String other) {
        int i = 1;
        int j = 1;
        while (i < one.length() && j < other.length()) {
            int order = Integer.compare(width(one, i), width(other, j));
            if (order != 0) {
                return order;
            }
            i = next(one, i);
            j = next(other, j);
        }
        return Integer.compare(other.length() - j, one.length() - i);
    }

    private static int width(String pattern, int at) {
        return switch (pattern.charAt(at)) {
            case '.' -> 1000;
            case '!' -> 2000;
            case 'X', 'x' -> 10;
            case 'Z', 'z' -> 9;
            case 'N', 'n' -> 8;
            case '[' -> setWidth(pattern.substring(at + 1, next(pattern, at) - 1));
            default -> 1;
        };
    }

    private static int setWidth(String set) {
        int width = 0;
        for (int i = 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                width += set.charAt(i + 2) - set.charAt(i) + 1;
                i += 2;
            } else {
                width++;
            }
        }
        return width;
    }

    private static int next(String pattern, int at) {
        int end = pattern.charAt(at) == '[' ? pattern.indexOf(']', at) : at;
        return (end < 0 ? pattern.length() - 1 : end) + 1;
    }
}
