package io.strowger.protocol.wire;

/** How the end of a message is told. */
enum Framing {
    /** By CRLF CRLF. */
    ENVELOPE,
    /** By the marker at the end of a command's output, and CRLF CRLF. */
    FOLLOWS,
    /** By any empty line. */
    TEXT;

    /** Told by the first line, which {@code end} may lie behind. */
    static Framing of(byte[] bytes, int start, int end) {
        if (CommandText.follows(bytes, start, end)) {
            return FOLLOWS;
        }
        return MessageBytes.kind(bytes, start, end) == Message.Kind.OTHER ? TEXT : ENVELOPE;
    }

    /** True where the message is surely an {@link #ENVELOPE}, as far as it can be told from a part of its first line. */
    static boolean isEnvelope(byte[] bytes, int start, int end) {
        if (MessageBytes.isEvent(bytes, start, end)) {
            return true;
        }
        return switch (MessageBytes.kind(bytes, start, end)) {
            case EVENT, ACTION -> true;
            case RESPONSE -> CommandText.cannotFollow(bytes, start, end);
            case OTHER -> false;
        };
    }
}
