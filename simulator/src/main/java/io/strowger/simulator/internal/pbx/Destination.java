package io.strowger.simulator.internal.pbx;

import io.strowger.simulator.internal.dialplan.Extension;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the dialplan, as Goto and Gosub name it.
 *
 * @param arguments those in parentheses behind it
 */
public record Destination(String context, String exten, int priority, List<String> arguments) {
    /** Makes a destination with an unmodifiable list. */
    public Destination {
        arguments = List.copyOf(arguments);
    }

    /**
     * Reads {@code [[context,]exten,]priority[(argument,...)]}, where the priority may be a label, or relative as in
     * {@code +1}; what is left out is where the channel is. Null where there is no such label.
     */
    public static @Nullable Destination parse(Channel channel, String text) {
        int open = text.indexOf('(');
        String place = open < 0 ? text : text.substring(0, open);
        int close = text.lastIndexOf(')');
        List<String> arguments =
                open < 0 ? List.of() : split(text.substring(open + 1, close < open ? text.length() : close));
        String[] parts = place.split(",", -1);
        ChannelProfile now = channel.profile();
        String context = parts.length > 2 && !parts[0].isBlank() ? parts[0].strip() : now.context();
        String exten =
                parts.length > 1 && !parts[parts.length - 2].isBlank() ? parts[parts.length - 2].strip() : now.exten();
        int priority = priority(channel, context, exten, parts[parts.length - 1].strip());
        return priority < 0 ? null : new Destination(context, exten, priority, arguments);
    }

    private static int priority(Channel channel, String context, String exten, String text) {
        int now = channel.profile().priority();
        try {
            int number = Integer.parseInt(text);
            return text.startsWith("+") || text.startsWith("-") ? now + number : number;
        } catch (NumberFormatException e) {
            Extension extension = channel.pbx().dialplan().find(context, exten);
            return extension == null ? -1 : extension.labelled(text);
        }
    }

    /** Cuts arguments at commas that are neither in parentheses nor in quotes. */
    public static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                continue;
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth <= 0 && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
