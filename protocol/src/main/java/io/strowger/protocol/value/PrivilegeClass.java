package io.strowger.protocol.value;

import java.util.Locale;
import java.util.Optional;

/**
 * One of the 19 classes by which Asterisk sorts what an AMI user may do ({@code write}) and see ({@code read}).
 *
 * <p>An action needs any one of its classes, an event is sent to those who may read all of its classes. The names are
 * those of {@code manager.conf} and of the event mask, in the order of Asterisk's own bits.
 */
public enum PrivilegeClass {
    /** The system: modules, start and stop. */
    SYSTEM,
    /** Channels and calls. */
    CALL,
    /** Log messages. */
    LOG,
    /** Verbose messages. */
    VERBOSE,
    /** The command line. */
    COMMAND,
    /** Queues and agents. */
    AGENT,
    /** User events. */
    USER,
    /** Configuration files. */
    CONFIG,
    /** DTMF. */
    DTMF,
    /** Reports: lists and statistics. */
    REPORTING,
    /** Call detail records. */
    CDR,
    /** Variables and dialplan steps. */
    DIALPLAN,
    /** Placing calls. */
    ORIGINATE,
    /** AGI. */
    AGI,
    /** Call completion. */
    CC,
    /** Advice of charge. */
    AOC,
    /** Events of Asterisk's own tests. */
    TEST,
    /** Security events. */
    SECURITY,
    /** Messages outside calls. */
    MESSAGE;

    /** The name as it stands in {@code manager.conf}, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Looks a class up by the name that Asterisk uses, without regard to case. */
    public static Optional<PrivilegeClass> find(String wireName) {
        for (PrivilegeClass each : values()) {
            if (each.name().equalsIgnoreCase(wireName)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
