package io.strowger.simulator.internal.functions;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Destination;
import io.strowger.simulator.internal.pbx.DialplanFunction;
import io.strowger.simulator.internal.pbx.FunctionTable;
import io.strowger.simulator.internal.pbx.Gosubs;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.pbx.Values;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions that compute texts: LEN, IF, CUT, BASE64_ENCODE, STRFTIME, MATH and their relatives. */
public final class TextFunctions implements Topic {
    /** A function that needs its argument alone. */
    private interface OfText {
        String apply(String argument);
    }

    @Override
    public void install(Switchboard pbx) {
        FunctionTable functions = pbx.functions();
        add(functions, "LEN", argument -> Integer.toString(argument.getBytes(StandardCharsets.UTF_8).length));
        add(functions, "TOUPPER", argument -> argument.toUpperCase(Locale.ROOT));
        add(functions, "TOLOWER", argument -> argument.toLowerCase(Locale.ROOT));
        add(
                functions,
                "BASE64_ENCODE",
                argument -> Base64.getEncoder().encodeToString(argument.getBytes(StandardCharsets.UTF_8)));
        add(functions, "BASE64_DECODE", TextFunctions::decode);
        add(
                functions,
                "URIENCODE",
                argument -> URLEncoder.encode(argument, StandardCharsets.UTF_8).replace("+", "%20"));
        add(
                functions,
                "URIDECODE",
                argument -> URLDecoder.decode(argument.replace("+", "%2B"), StandardCharsets.UTF_8));
        add(functions, "QUOTE", argument -> '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        add(functions, "MD5", argument -> digest("MD5", argument));
        add(functions, "SHA1", argument -> digest("SHA-1", argument));
        add(functions, "ISNULL", argument -> argument.isEmpty() ? "1" : "0");
        add(functions, "EXISTS", argument -> argument.isEmpty() ? "0" : "1");
        add(functions, "IF", TextFunctions::choose);
        add(functions, "FILTER", TextFunctions::filter);
        add(functions, "REGEX", TextFunctions::regex);
        add(functions, "MATH", TextFunctions::math);
        functions.add("EVAL", (board, channel, argument) -> board.values().replace(channel, argument));
        functions.add("CUT", TextFunctions::cut);
        functions.add("FIELDQTY", TextFunctions::fieldQuantity);
        functions.add("STRFTIME", (board, channel, argument) -> time(board, argument));
        functions.add("RAND", (board, channel, argument) -> random(board, argument));
        functions.add("INC", (board, channel, argument) -> add(board, channel, argument, 1));
        functions.add("DEC", (board, channel, argument) -> add(board, channel, argument, -1));
        functions.add("SET", (board, channel, argument) -> assign(board, channel, argument));
        functions.add("LOCAL", new Local());
        functions.add("ARRAY", new Array());
        functions.add("JITTERBUFFER", new Accepting());
        functions.add("DENOISE", new Accepting());
        functions.add("VOLUME", new Accepting());
        functions.add("AGC", new Accepting());
    }

    private static void add(FunctionTable functions, String name, OfText function) {
        functions.add(name, (board, channel, argument) -> function.apply(argument));
    }

    private static String decode(String argument) {
        try {
            return new String(Base64.getDecoder().decode(argument), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static String choose(String argument) {
        int question = argument.indexOf('?');
        if (question < 0) {
            return "";
        }
        String branches = argument.substring(question + 1);
        int colon = branches.indexOf(':');
        return Values.isTrue(argument.substring(0, question))
                ? colon < 0 ? branches : branches.substring(0, colon)
                : colon < 0 ? "" : branches.substring(colon + 1);
    }

    private static String filter(String argument) {
        String[] parts = argument.split(",", 2);
        return parts.length < 2 ? "" : parts[1].replaceAll("[^" + parts[0].replace("\\", "\\\\") + "]", "");
    }

    private static String regex(String argument) {
        int end = argument.lastIndexOf('"');
        if (!argument.startsWith("\"") || end < 1) {
            return "0";
        }
        String text = argument.substring(end + 1).strip();
        return java.util.regex.Pattern.compile(argument.substring(1, end))
                        .matcher(text)
                        .find()
                ? "1"
                : "0";
    }

    private static String math(String argument) {
        List<String> parts = Destination.split(argument);
        var matcher = java.util.regex.Pattern.compile("\\s*(-?[\\d.]+)\\s*([-+*/%<>=]+|MOD)\\s*(-?[\\d.]+)\\s*")
                .matcher(parts.get(0));
        if (!matcher.matches()) {
            return "";
        }
        double left = Double.parseDouble(matcher.group(1));
        double right = Double.parseDouble(matcher.group(3));
        double result = switch (matcher.group(2)) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%", "MOD" -> left % right;
            default -> Double.NaN;
        };
        if (Double.isNaN(result) || Double.isInfinite(result)) {
            return "";
        }
        boolean whole = parts.size() > 1 && parts.get(1).startsWith("i");
        return whole ? Long.toString((long) result) : String.format(Locale.ROOT, "%f", result);
    }

    private static String cut(Switchboard pbx, @Nullable Channel channel, String argument) {
        String[] parts = argument.split(",", 3);
        if (parts.length < 3) {
            return "";
        }
        String value = pbx.values().read(channel, parts[0]);
        String[] fields =
                (value == null ? "" : value).split(java.util.regex.Pattern.quote(parts[1].replace("\\", "")), -1);
        String[] range = parts[2].split("-", -1);
        int from = range[0].isEmpty() ? 1 : Integer.parseInt(range[0].strip());
        int to = range.length == 1 ? from : range[1].isEmpty() ? fields.length : Integer.parseInt(range[1].strip());
        StringBuilder kept = new StringBuilder();
        for (int i = Math.max(1, from); i <= Math.min(to, fields.length); i++) {
            kept.append(kept.length() == 0 ? "" : parts[1]).append(fields[i - 1]);
        }
        return kept.toString();
    }

    private static String fieldQuantity(Switchboard pbx, @Nullable Channel channel, String argument) {
        String[] parts = argument.split(",", 2);
        String value = pbx.values().read(channel, parts[0]);
        if (value == null || value.isEmpty() || parts.length < 2) {
            return "0";
        }
        return Integer.toString(value.split(java.util.regex.Pattern.quote(parts[1]), -1).length);
    }

    private static String time(Switchboard pbx, String argument) {
        String[] parts = argument.split(",", 3);
        Instant when = parts[0].matches("\\d+")
                ? Instant.ofEpochSecond(Long.parseLong(parts[0]))
                : pbx.world().now();
        ZoneId zone = parts.length > 1 && ZoneId.getAvailableZoneIds().contains(parts[1])
                ? ZoneId.of(parts[1])
                : ZoneOffset.UTC;
        return TimeFormat.format(when.atZone(zone), parts.length > 2 && !parts[2].isEmpty() ? parts[2] : "%c");
    }

    private static String random(Switchboard pbx, String argument) {
        String[] parts = argument.split(",");
        int least = parts[0].matches("\\d+") ? Integer.parseInt(parts[0]) : 0;
        int most = parts.length > 1 && parts[1].matches("\\d+") ? Integer.parseInt(parts[1]) : Integer.MAX_VALUE - 1;
        return Integer.toString(least + pbx.world().random().nextInt(Math.max(1, most - least + 1)));
    }

    private static String add(Switchboard pbx, @Nullable Channel channel, String name, int by) {
        String now = pbx.values().read(channel, name);
        String sum = new BigDecimal(now != null && now.matches("-?\\d+") ? now : "0")
                .add(BigDecimal.valueOf(by))
                .toPlainString();
        pbx.values().write(channel, name, sum);
        return sum;
    }

    private static String assign(Switchboard pbx, @Nullable Channel channel, String argument) {
        int equals = argument.indexOf('=');
        if (equals <= 0) {
            return "";
        }
        pbx.values().write(channel, argument.substring(0, equals), argument.substring(equals + 1));
        return argument.substring(equals + 1);
    }

    private static final class Local implements DialplanFunction {
        @Override
        public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
            String value = pbx.values().read(channel, argument);
            return value == null ? "" : value;
        }

        @Override
        public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
            if (channel == null) {
                return false;
            }
            channel.datastore(Gosubs.class, Gosubs::new).local(channel, argument, value);
            return true;
        }
    }

    private static final class Array implements DialplanFunction {
        @Override
        public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
            return "";
        }

        @Override
        public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
            String[] names = argument.split(",");
            List<String> values = Destination.split(value);
            for (int i = 0; i < names.length && i < values.size(); i++) {
                pbx.values().write(channel, names[i].strip(), values.get(i));
            }
            return true;
        }
    }

    /** A function about sound, which there is none of here: it can be set, and does nothing. */
    private static final class Accepting implements DialplanFunction {
        @Override
        public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
            return "";
        }

        @Override
        public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
            return channel != null;
        }
    }
}
