package io.strowger.simulator.internal.ami;

import io.strowger.protocol.value.PrivilegeClass;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** A set of privilege classes, as bits in Asterisk's own order. */
public final class Classes {
    /** No class: for events that only a list sends. */
    public static final Classes NONE = new Classes(0);

    /** The class {@code system}. */
    public static final Classes SYSTEM = of(PrivilegeClass.SYSTEM);
    /** The class {@code call}. */
    public static final Classes CALL = of(PrivilegeClass.CALL);
    /** The class {@code agent}. */
    public static final Classes AGENT = of(PrivilegeClass.AGENT);
    /** The class {@code user}. */
    public static final Classes USER = of(PrivilegeClass.USER);
    /** The class {@code dtmf}. */
    public static final Classes DTMF = of(PrivilegeClass.DTMF);
    /** The class {@code reporting}. */
    public static final Classes REPORTING = of(PrivilegeClass.REPORTING);
    /** The class {@code cdr}. */
    public static final Classes CDR = of(PrivilegeClass.CDR);
    /** The class {@code dialplan}. */
    public static final Classes DIALPLAN = of(PrivilegeClass.DIALPLAN);
    /** The class {@code agi}. */
    public static final Classes AGI = of(PrivilegeClass.AGI);
    /** The class {@code security}. */
    public static final Classes SECURITY = of(PrivilegeClass.SECURITY);
    /** All 19 classes. */
    public static final Classes ALL = of(PrivilegeClass.values());

    private final int bits;
    private final byte[] header;

    private Classes(int bits) {
        this.bits = bits;
        this.header = ("Privilege: " + this + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A set of the given classes. */
    public static Classes of(PrivilegeClass... classes) {
        int bits = 0;
        for (PrivilegeClass each : classes) {
            bits |= 1 << each.ordinal();
        }
        return new Classes(bits);
    }

    /** A set of the given classes. */
    public static Classes of(Collection<PrivilegeClass> classes) {
        return of(classes.toArray(PrivilegeClass[]::new));
    }

    /** A set from its bits. */
    public static Classes ofBits(int bits) {
        return new Classes(bits & ALL.bits);
    }

    /** One bit for each class, in the order of {@link PrivilegeClass}. */
    public int bits() {
        return bits;
    }

    /** True where nothing is missing from the mask. */
    public boolean allIn(int mask) {
        return (bits & mask) == bits;
    }

    /** True where at least one is in the mask. */
    public boolean anyIn(int mask) {
        return (bits & mask) != 0;
    }

    /** The header {@code Privilege} with its line end. */
    byte[] header() {
        return header;
    }

    /** The classes as Asterisk writes them behind an event: separated by commas, and {@code all} at the end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (PrivilegeClass each : PrivilegeClass.values()) {
            if ((bits & 1 << each.ordinal()) != 0) {
                text.append(each.wireName()).append(',');
            }
        }
        return text.append("all").toString();
    }
}
