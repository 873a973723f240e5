package io.strowger.protocol.value;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a channel was hung up: a Q.850 cause, or one of Asterisk's own.
 *
 * <p>The constants are those of Asterisk's {@code causes.h}; a number without a constant is kept as it is.
 *
 * @param code the number on the wire, not negative
 */
public record HangupCause(int code) implements Comparable<HangupCause> {
    private record Known(HangupCause cause, String name, String description) {}

    private static final Map<Integer, Known> KNOWN = new TreeMap<>();

    /** 0: no cause was given. */
    public static final HangupCause NOT_DEFINED = constant(0, "NOT_DEFINED", "No cause was given.");

    /** 1: the number is not assigned to anyone. */
    public static final HangupCause UNALLOCATED = constant(1, "UNALLOCATED", "The number is not assigned to anyone.");

    /** 2: there is no route to the transit network asked for. */
    public static final HangupCause NO_ROUTE_TRANSIT_NET =
            constant(2, "NO_ROUTE_TRANSIT_NET", "There is no route to the transit network asked for.");

    /** 3: there is no route to the destination. */
    public static final HangupCause NO_ROUTE_DESTINATION =
            constant(3, "NO_ROUTE_DESTINATION", "There is no route to the destination.");

    /** 5: the trunk prefix was dialled wrongly. */
    public static final HangupCause MISDIALLED_TRUNK_PREFIX =
            constant(5, "MISDIALLED_TRUNK_PREFIX", "The trunk prefix was dialled wrongly.");

    /** 6: the channel cannot be used for this call. */
    public static final HangupCause CHANNEL_UNACCEPTABLE =
            constant(6, "CHANNEL_UNACCEPTABLE", "The channel cannot be used for this call.");

    /** 7: the call is being delivered over a channel that is already set up. */
    public static final HangupCause CALL_AWARDED_DELIVERED =
            constant(7, "CALL_AWARDED_DELIVERED", "The call is being delivered over a channel that is already set up.");

    /** 8: a call of higher priority took the circuit. */
    public static final HangupCause PRE_EMPTED =
            constant(8, "PRE_EMPTED", "A call of higher priority took the circuit.");

    /** 14: the number was ported to another network. */
    public static final HangupCause NUMBER_PORTED_NOT_HERE =
            constant(14, "NUMBER_PORTED_NOT_HERE", "The number was ported to another network.");

    /** 16: one of the parties hung up. */
    public static final HangupCause NORMAL_CLEARING = constant(16, "NORMAL_CLEARING", "One of the parties hung up.");

    /** 17: the called party is busy. */
    public static final HangupCause USER_BUSY = constant(17, "USER_BUSY", "The called party is busy.");

    /** 18: the called party's equipment did not respond. */
    public static final HangupCause NO_USER_RESPONSE =
            constant(18, "NO_USER_RESPONSE", "The called party's equipment did not respond.");

    /** 19: it rang, but nobody answered. */
    public static final HangupCause NO_ANSWER = constant(19, "NO_ANSWER", "It rang, but nobody answered.");

    /** 20: the called party is not registered or cannot be reached. */
    public static final HangupCause SUBSCRIBER_ABSENT =
            constant(20, "SUBSCRIBER_ABSENT", "The called party is not registered or cannot be reached.");

    /** 21: the called party refused the call. */
    public static final HangupCause CALL_REJECTED = constant(21, "CALL_REJECTED", "The called party refused the call.");

    /** 22: the called party has a new number. */
    public static final HangupCause NUMBER_CHANGED =
            constant(22, "NUMBER_CHANGED", "The called party has a new number.");

    /** 23: the call was sent on to another destination. */
    public static final HangupCause REDIRECTED_TO_NEW_DESTINATION =
            constant(23, "REDIRECTED_TO_NEW_DESTINATION", "The call was sent on to another destination.");

    /** 26: another phone answered the call. */
    public static final HangupCause ANSWERED_ELSEWHERE =
            constant(26, "ANSWERED_ELSEWHERE", "Another phone answered the call.");

    /** 27: the line to the called party is out of order. */
    public static final HangupCause DESTINATION_OUT_OF_ORDER =
            constant(27, "DESTINATION_OUT_OF_ORDER", "The line to the called party is out of order.");

    /** 28: the number is incomplete or not of a valid form. */
    public static final HangupCause INVALID_NUMBER_FORMAT =
            constant(28, "INVALID_NUMBER_FORMAT", "The number is incomplete or not of a valid form.");

    /** 29: the network refuses the service asked for. */
    public static final HangupCause FACILITY_REJECTED =
            constant(29, "FACILITY_REJECTED", "The network refuses the service asked for.");

    /** 30: this answers an enquiry for the call's status. */
    public static final HangupCause RESPONSE_TO_STATUS_ENQUIRY =
            constant(30, "RESPONSE_TO_STATUS_ENQUIRY", "This answers an enquiry for the call's status.");

    /** 31: the call ended normally, for a reason not told. */
    public static final HangupCause NORMAL_UNSPECIFIED =
            constant(31, "NORMAL_UNSPECIFIED", "The call ended normally, for a reason not told.");

    /** 34: no circuit or channel is free. */
    public static final HangupCause NORMAL_CIRCUIT_CONGESTION =
            constant(34, "NORMAL_CIRCUIT_CONGESTION", "No circuit or channel is free.");

    /** 38: the network is out of order. */
    public static final HangupCause NETWORK_OUT_OF_ORDER =
            constant(38, "NETWORK_OUT_OF_ORDER", "The network is out of order.");

    /** 41: the network failed for a moment; another try may work. */
    public static final HangupCause NORMAL_TEMPORARY_FAILURE =
            constant(41, "NORMAL_TEMPORARY_FAILURE", "The network failed for a moment; another try may work.");

    /** 42: the switching equipment is overloaded. */
    public static final HangupCause SWITCH_CONGESTION =
            constant(42, "SWITCH_CONGESTION", "The switching equipment is overloaded.");

    /** 43: information that was sent along was dropped on the way. */
    public static final HangupCause ACCESS_INFO_DISCARDED =
            constant(43, "ACCESS_INFO_DISCARDED", "Information that was sent along was dropped on the way.");

    /** 44: the channel asked for is not available. */
    public static final HangupCause REQUESTED_CHAN_UNAVAIL =
            constant(44, "REQUESTED_CHAN_UNAVAIL", "The channel asked for is not available.");

    /** 50: the service asked for is not subscribed to. */
    public static final HangupCause FACILITY_NOT_SUBSCRIBED =
            constant(50, "FACILITY_NOT_SUBSCRIBED", "The service asked for is not subscribed to.");

    /** 52: outgoing calls are barred. */
    public static final HangupCause OUTGOING_CALL_BARRED =
            constant(52, "OUTGOING_CALL_BARRED", "Outgoing calls are barred.");

    /** 54: incoming calls are barred. */
    public static final HangupCause INCOMING_CALL_BARRED =
            constant(54, "INCOMING_CALL_BARRED", "Incoming calls are barred.");

    /** 57: the caller may not use this bearer capability. */
    public static final HangupCause BEARERCAPABILITY_NOTAUTH =
            constant(57, "BEARERCAPABILITY_NOTAUTH", "The caller may not use this bearer capability.");

    /** 58: this bearer capability is not available now. */
    public static final HangupCause BEARERCAPABILITY_NOTAVAIL =
            constant(58, "BEARERCAPABILITY_NOTAVAIL", "This bearer capability is not available now.");

    /** 65: this bearer capability is not supported, such as a codec that nobody shares. */
    public static final HangupCause BEARERCAPABILITY_NOTIMPL = constant(
            65,
            "BEARERCAPABILITY_NOTIMPL",
            "This bearer capability is not supported, such as a codec that nobody shares.");

    /** 66: this type of channel is not supported. */
    public static final HangupCause CHAN_NOT_IMPLEMENTED =
            constant(66, "CHAN_NOT_IMPLEMENTED", "This type of channel is not supported.");

    /** 69: the service asked for is not supported. */
    public static final HangupCause FACILITY_NOT_IMPLEMENTED =
            constant(69, "FACILITY_NOT_IMPLEMENTED", "The service asked for is not supported.");

    /** 81: the call reference belongs to no call. */
    public static final HangupCause INVALID_CALL_REFERENCE =
            constant(81, "INVALID_CALL_REFERENCE", "The call reference belongs to no call.");

    /** 88: the destination cannot take a call of this kind. */
    public static final HangupCause INCOMPATIBLE_DESTINATION =
            constant(88, "INCOMPATIBLE_DESTINATION", "The destination cannot take a call of this kind.");

    /** 95: a signalling message was invalid. */
    public static final HangupCause INVALID_MSG_UNSPECIFIED =
            constant(95, "INVALID_MSG_UNSPECIFIED", "A signalling message was invalid.");

    /** 96: a signalling message lacked a required element. */
    public static final HangupCause MANDATORY_IE_MISSING =
            constant(96, "MANDATORY_IE_MISSING", "A signalling message lacked a required element.");

    /** 97: a signalling message was of an unknown type. */
    public static final HangupCause MESSAGE_TYPE_NONEXIST =
            constant(97, "MESSAGE_TYPE_NONEXIST", "A signalling message was of an unknown type.");

    /** 98: a signalling message did not fit the state of the call. */
    public static final HangupCause WRONG_MESSAGE =
            constant(98, "WRONG_MESSAGE", "A signalling message did not fit the state of the call.");

    /** 99: a signalling message held an unknown element. */
    public static final HangupCause IE_NONEXIST =
            constant(99, "IE_NONEXIST", "A signalling message held an unknown element.");

    /** 100: an element of a signalling message was invalid. */
    public static final HangupCause INVALID_IE_CONTENTS =
            constant(100, "INVALID_IE_CONTENTS", "An element of a signalling message was invalid.");

    /** 101: a signalling message came in the wrong state of the call. */
    public static final HangupCause WRONG_CALL_STATE =
            constant(101, "WRONG_CALL_STATE", "A signalling message came in the wrong state of the call.");

    /** 102: a timer ran out before the far end answered. */
    public static final HangupCause RECOVERY_ON_TIMER_EXPIRE =
            constant(102, "RECOVERY_ON_TIMER_EXPIRE", "A timer ran out before the far end answered.");

    /** 103: a required element of a signalling message had the wrong length. */
    public static final HangupCause MANDATORY_IE_LENGTH_ERROR = constant(
            103, "MANDATORY_IE_LENGTH_ERROR", "A required element of a signalling message had the wrong length.");

    /** 111: the far end broke the protocol. */
    public static final HangupCause PROTOCOL_ERROR = constant(111, "PROTOCOL_ERROR", "The far end broke the protocol.");

    /** 127: another network ended the call and did not tell why. */
    public static final HangupCause INTERWORKING =
            constant(127, "INTERWORKING", "Another network ended the call and did not tell why.");

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
            return of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException notACause) {
            return null;
        }
    }

    /** The cause of that number; null where there is none, or it is negative. */
    public static @Nullable HangupCause of(@Nullable Integer code) {
        if (code == null || code < 0) {
            return null;
        }
        Known known = KNOWN.get(code);
        return known == null ? new HangupCause(code) : known.cause;
    }

    /** Looks a constant up by its name, without regard to case, with or without {@code AST_CAUSE_} before it. */
    public static Optional<HangupCause> find(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("AST_CAUSE_") ? upper.substring("AST_CAUSE_".length()) : upper;
        return KNOWN.values().stream()
                .filter(known -> known.name.equals(bare))
                .map(Known::cause)
                .findFirst();
    }

    /** The causes that have a constant, by number. */
    public static List<HangupCause> known() {
        return KNOWN.values().stream().map(Known::cause).toList();
    }

    /** Asterisk's name, such as {@code NORMAL_CLEARING}, or {@code CAUSE_<number>} where it has none. */
    public String name() {
        Known known = KNOWN.get(code);
        return known == null ? "CAUSE_" + code : known.name;
    }

    /** One sentence on what the cause means. */
    public String description() {
        Known known = KNOWN.get(code);
        return known == null ? "A cause that Asterisk has no name for." : known.description;
    }

    @Override
    public int compareTo(HangupCause other) {
        return Integer.compare(code, other.code);
    }

    /** The number and the name, such as {@code 16 NORMAL_CLEARING}. */
    @Override
    public String toString() {
        return code + " " + name();
    }

    private static HangupCause constant(int code, String name, String description) {
        HangupCause cause = new HangupCause(code);
        KNOWN.put(code, new Known(cause, name, description));
        return cause;
    }
}
