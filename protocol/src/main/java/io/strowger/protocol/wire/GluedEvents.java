package io.strowger.protocol.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes apart the list items that Asterisk sends without an empty line between them.
 *
 * <p>{@code channels/chan_skinny.c} (up to Asterisk 20) ends none of the items of {@code SKINNYdevices} and
 * {@code SKINNYlines}, so that all of them and the event that ends the list arrive as one message. Only a message that
 * begins with such an item is taken apart: anywhere else a header called {@code Event} may be text of a user's own, as in a
 * UserEvent, and must not become an event.
 */
final class GluedEvents {
    private static final String FIRST_HEADER = "Event:";
    private static final List<String> ITEMS = List.of("Event: DeviceEntry\r\n", "Event: LineEntry\r\n");

    private GluedEvents() {}

    /** True where the message begins with one of those items. */
    static boolean in(byte[] message) {
        for (String item : ITEMS) {
            if (MessageBytes.startsWith(message, 0, message.length, item)) {
                return true;
            }
        }
        return false;
    }

    /** The events of such a message, in order. */
    static List<Message> split(byte[] message) {
        List<Message> events = new ArrayList<>();
        int start = 0;
        int line = 0;
        while (line < message.length) {
            line = MessageBytes.lineEnd(message, line, message.length, false);
            if (line == message.length || MessageBytes.startsWith(message, line, message.length, FIRST_HEADER)) {
                events.add(Message.wrap(Arrays.copyOfRange(message, start, line)));
                start = line;
            }
        }
        return events;
    }
}
