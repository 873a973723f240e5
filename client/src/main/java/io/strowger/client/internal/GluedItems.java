package io.strowger.client.internal;

import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.wire.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes items of a list apart that came without the blank lines between them.
 *
 * <p>{@code SKINNYdevices} and {@code SKINNYlines} of Asterisk 16 send all items and the end of the list as one message.
 */
final class GluedItems {
    private static final byte[] EVENT = "\r\nEvent: ".getBytes(StandardCharsets.US_ASCII);

    private GluedItems() {}

    /** True where a message of a list holds more than one event of that list. */
    static boolean in(Message message, ActionInfo list) {
        List<String> events = message.all("Event");
        return events.size() > 1 && events.stream().allMatch(name -> isNamed(list, name));
    }

    /** True for the name of an item or of the end of the list. */
    static boolean isNamed(ActionInfo list, String name) {
        return name.equalsIgnoreCase(list.complete()) || list.items().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The events, each as a message of its own. */
    static List<Message> apart(Message message) {
        byte[] bytes = message.bytes();
        List<Message> parts = new ArrayList<>();
        int from = 0;
        for (int at = 1; at + EVENT.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + EVENT.length, EVENT, 0, EVENT.length)) {
                parts.add(Message.of(Arrays.copyOfRange(bytes, from, at + 2)));
                from = at + 2;
            }
        }
        parts.add(Message.of(Arrays.copyOfRange(bytes, from, bytes.length)));
        return parts;
    }
}
