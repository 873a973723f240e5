package io.strowger.simulator.internal.pbx;

/**
 * Who is at an end of a call.
 *
 * @param number the number, or empty where it is not known
 * @param name the name, or empty where it is not known
 */
public record PartyId(String number, String name) {
    /** Nobody known. */
    public static final PartyId UNKNOWN = new PartyId("", "");

    private static final String NOT_KNOWN = "<unknown>";

    /** The number as events show it. */
    public String shownNumber() {
        return number.isEmpty() ? NOT_KNOWN : number;
    }

    /** The name as events show it. */
    public String shownName() {
        return name.isEmpty() ? NOT_KNOWN : name;
    }

    /** True where neither is known. */
    public boolean isUnknown() {
        return number.isEmpty() && name.isEmpty();
    }

    /** Reads {@code "Name" <number>}, {@code Name <number>} or a number alone. */
    public static PartyId parse(String text) {
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        if (open >= 0 && close > open) {
            String name = text.substring(0, open).strip();
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            return new PartyId(text.substring(open + 1, close), quoted ? name.substring(1, name.length() - 1) : name);
        }
        String bare = text.strip();
        boolean isNumber = !bare.isEmpty() && bare.chars().allMatch(c -> "0123456789*#+()-.".indexOf(c) >= 0);
        return isNumber ? new PartyId(bare, "") : new PartyId("", bare.replace("\"", ""));
    }
}
