package io.strowger.protocol.wire;

import java.util.Objects;

/**
 * One line of a message: a name and a value.
 *
 * <p>Names compare without regard to case on the wire, and one name may occur more than once in a message; see
 * {@link Message#all(String)}. A record is a plain carrier: what may be <em>sent</em> is checked by
 * {@link MessageEncoder}, since servers do send headers that they would not accept.
 *
 * @param name the header's name as sent or received, without the colon; empty for a line without a colon
 * @param value the text after the colon and the blanks that follow it; may be empty
 */
public record Header(String name, String value) {
    /** Makes a header; neither part may be null. */
    public Header {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** Shows the line as it stands on the wire, without its line end. */
    @Override
    public String toString() {
        return name + ": " + value;
    }
}
