package io.strowger.simulator.internal.pbx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes variables and functions, and replaces them in texts; for use inside the world only. */
public final class Values {
    private final Switchboard pbx;
    private final Map<String, String> globals = new LinkedHashMap<>();

    Values(Switchboard pbx) {
        this.pbx = pbx;
    }

    /** The global variables. */
    public Map<String, String> globals() {
        return globals;
    }

    /** Sets a global variable and raises VarSet. */
    public void global(String name, String value) {
        globals.put(name, value);
        pbx.channelEvents().globalVarSet(name, value);
    }

    /** The value of {@code NAME} or {@code FUNCTION(argument)}; null where there is none. */
    public @Nullable String read(@Nullable Channel channel, String name) {
        int open = name.indexOf('(');
        if (open > 0 && name.endsWith(")")) {
            DialplanFunction function = pbx.functions().find(name.substring(0, open));
            return function == null ? null : function.read(pbx, channel, name.substring(open + 1, name.length() - 1));
        }
        if (channel != null) {
            String built = builtIn(channel, name);
            String value = built == null ? channel.variables().find(name) : built;
            if (value != null) {
                return value;
            }
        }
        return switch (name) {
            case "EPOCH" -> Long.toString(pbx.world().now().getEpochSecond());
            case "SYSTEMNAME" -> pbx.settings().systemName();
            default -> globals.get(name);
        };
    }

    /** Sets {@code NAME} or {@code FUNCTION(argument)}; false where there is no such function, or it cannot be written. */
    public boolean write(@Nullable Channel channel, String name, String value) {
        int open = name.indexOf('(');
        if (open > 0 && name.endsWith(")")) {
            DialplanFunction function = pbx.functions().find(name.substring(0, open));
            return function != null && function.write(pbx, channel, name.substring(open + 1, name.length() - 1), value);
        }
        if (channel == null) {
            global(name, value);
        } else {
            channel.variables().put(name, value);
        }
        return true;
    }

    /** Replaces {@code ${...}} and {@code $[...]} in a text, from the inside out. */
    public String replace(@Nullable Channel channel, String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            boolean isValue = dollar >= 0 && text.startsWith("${", dollar);
            boolean isExpression = dollar >= 0 && text.startsWith("$[", dollar);
            int close = isValue
                    ? closing(text, dollar + 2, "${", '}')
                    : isExpression ? closing(text, dollar + 2, "[", ']') : -1;
            if (dollar < 0) {
                break;
            }
            if (close < 0) {
                replaced.append(text, at, dollar + 1);
                at = dollar + 1;
                continue;
            }
            String inner = replace(channel, text.substring(dollar + 2, close));
            replaced.append(text, at, dollar).append(isValue ? part(channel, inner) : Expression.evaluate(inner));
            at = close + 1;
        }
        return replaced.append(text, Math.min(at, text.length()), text.length()).toString();
    }

    /** True for what counts as true in a condition: neither empty nor zero. */
    public static boolean isTrue(String text) {
        return Expression.isTrue(text.strip());
    }

    private String part(@Nullable Channel channel, String inner) {
        int parenthesis = inner.lastIndexOf(')');
        int colon = inner.indexOf(':', Math.max(0, parenthesis));
        String whole = read(channel, colon < 0 ? inner : inner.substring(0, colon));
        String value = whole == null ? "" : whole;
        if (colon < 0) {
            return value;
        }
        String[] range = inner.substring(colon + 1).split(":", 2);
        int begin = number(range[0]);
        int from = begin < 0 ? Math.max(0, value.length() + begin) : Math.min(begin, value.length());
        if (range.length == 1 || range[1].isEmpty()) {
            return value.substring(from);
        }
        int length = number(range[1]);
        int to = length < 0 ? value.length() + length : Math.min(value.length(), from + length);
        return to <= from ? "" : value.substring(from, to);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int closing(String text, int from, String opening, char closing) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith(opening, i)) {
                depth++;
            } else if (text.charAt(i) == closing && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String builtIn(Channel channel, String name) {
        return switch (name) {
            case "EXTEN" -> channel.profile.exten;
            case "CONTEXT" -> channel.profile.context;
            case "PRIORITY" -> Integer.toString(channel.profile.priority);
            case "CHANNEL" -> channel.name();
            case "UNIQUEID" -> channel.uniqueid();
            case "CALLINGPRES", "CALLINGANI2", "CALLINGTON", "CALLINGTNS" -> "0";
            case "HANGUPCAUSE" -> Integer.toString(channel.hangupCause());
            default -> null;
        };
    }
}
