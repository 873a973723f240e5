package io.strowger.protocol.value;

import org.jspecify.annotations.Nullable;

/**
 * Why a channel was hung up: a Q.850 cause, or one of Asterisk's own.
 *
 * @param code the number on the wire, not negative
 */
public record HangupCause(int code) {
    /** 16: the call was cleared normally. */
    public static final HangupCause NORMAL_CLEARING = new HangupCause(16);

    /** Makes a cause from its number. */
    public HangupCause {
        if (code < 0) {
            throw new IllegalArgumentException("a hangup cause is not negative: " + code);
        }
    }

    /** Reads a number; null where there is no text or it is no number. */
    public static @Nullable HangupCause parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return new HangupCause(Integer.parseInt(text));
        } catch (IllegalArgumentException notACause) {
            return null;
        }
    }
}
