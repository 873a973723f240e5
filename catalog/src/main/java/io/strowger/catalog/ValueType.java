package io.strowger.catalog;

import java.util.Optional;

/** How the value of a header reads. */
public enum ValueType {
    /** Any text. */
    TEXT("text"),
    /** Text in which Asterisk escapes quotes, backslashes and control characters as C does. */
    ESCAPED("escaped"),
    /** A priority of the dialplan: a number or a label. */
    PRIORITY("priority"),
    /** A decimal number of at most 32 bits. */
    INTEGER("integer"),
    /** A decimal number of at most 64 bits. */
    LONG("long"),
    /** A decimal fraction. */
    DECIMAL("decimal"),
    /** A truth value in any of Asterisk's spellings. */
    BOOLEAN("boolean"),
    /** A duration in seconds. */
    SECONDS("seconds"),
    /** A duration in milliseconds. */
    MILLIS("millis"),
    /** A duration as {@code HH:MM:SS}. */
    CLOCK("clock"),
    /** A moment in seconds since 1970. */
    EPOCH("epoch"),
    /** A date and time in text, left as it is. */
    DATETIME("datetime"),
    /** A hangup cause's number. */
    CAUSE("cause"),
    /** A channel state's number. */
    CHANNEL_STATE("channelState"),
    /** A caller id as {@code "name" <number>}. */
    CALLER_ID("callerId"),
    /** One of the values of an {@link EnumFact}. */
    ENUM("enum"),
    /** A channel variable as {@code name=value}. */
    VARIABLE("variable"),
    /** A channel variable as {@code name=value}, its value escaped as C does. */
    ESCAPED_VARIABLE("escapedVariable");

    private final String key;

    ValueType(String key) {
        this.key = key;
    }

    /** The word for it in the fact files. */
    public String key() {
        return key;
    }

    static Optional<ValueType> find(String key) {
        for (ValueType type : values()) {
            if (type.key.equals(key)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
