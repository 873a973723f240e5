package io.strowger.protocol.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a channel: Asterisk's own eleven, told by number in the header {@code ChannelState}. */
public enum ChannelState {
    /** 0: down and available. */
    DOWN,
    /** 1: down but reserved. */
    RESERVED,
    /** 2: off hook. */
    OFFHOOK,
    /** 3: digits were dialled. */
    DIALING,
    /** 4: the far end rings. */
    RING,
    /** 5: the near end rings. */
    RINGING,
    /** 6: answered. */
    UP,
    /** 7: busy. */
    BUSY,
    /** 8: off hook, digits were dialled. */
    DIALING_OFFHOOK,
    /** 9: an incoming call was seen, before it rings. */
    PRERING,
    /** 10: muted. */
    MUTE,
    /** A number that this version of Strowger does not know; the header has it. */
    UNKNOWN;

    private static final List<ChannelState> BY_NUMBER = List.of(values());

    /** Reads Asterisk's number; null where there is no text, {@link #UNKNOWN} where it is none of the known ones. */
    public static @Nullable ChannelState parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() == 1) {
            int digit = text.charAt(0) - '0';
            return digit >= 0 && digit <= 9 ? BY_NUMBER.get(digit) : UNKNOWN;
        }
        return text.equals("10") ? MUTE : UNKNOWN;
    }

    /** Asterisk's number, 0 to 10; -1 for {@link #UNKNOWN}. */
    public int number() {
        return this == UNKNOWN ? -1 : ordinal();
    }
}
