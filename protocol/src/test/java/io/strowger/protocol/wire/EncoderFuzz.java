package io.strowger.protocol.wire;

import io.strowger.protocol.value.CallerId;
import io.strowger.protocol.value.EscapedText;
import io.strowger.protocol.value.Variable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold for any action that a program may send; run by Jazzer, see {@code protocol/fuzz.sh}.
 *
 * <p>The input is text: the name, the ActionID, and then names and values in turn, separated by U+0001.
 */
public final class EncoderFuzz {
    private EncoderFuzz() {}

    /** Called by Jazzer with each input; an error thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] parts = new String(input, StandardCharsets.UTF_8).split("\u0001", -1);
        String name = parts[0];
        String actionId = parts.length > 1 ? parts[1] : "1";
        List<Header> headers = new ArrayList<>();
        for (int i = 2; i + 1 < parts.length; i += 2) {
            headers.add(new Header(parts[i], parts[i + 1]));
        }
        byte[] bytes;
        try {
            bytes = MessageEncoder.encode(name, actionId, headers);
        } catch (IllegalArgumentException refused) {
            return;
        }
        roundTrip(bytes, name, actionId, headers);
        headers.forEach(header -> values(header.value()));
    }

    private static void roundTrip(byte[] bytes, String name, String actionId, List<Header> headers) {
        Decoded decoded = Decoded.of(new MessageDecoder(Limits.DEFAULT), bytes);
        List<Header> expected = new ArrayList<>();
        expected.add(new Header("Action", name));
        expected.add(new Header("ActionID", actionId));
        expected.addAll(headers);
        if (decoded.failure != null || decoded.midMessage || decoded.messages.size() != 1) {
            throw new AssertionError("an encoded action is not one message: " + decoded.outcome());
        }
        if (!decoded.messages.get(0).headers().equals(expected)) {
            throw new AssertionError("an encoded action reads differently: "
                    + decoded.messages.get(0).headers() + " instead of " + expected);
        }
        int lines = 0;
        int line = 0;
        for (byte b : bytes) {
            line = b == '\n' ? 0 : line + 1;
            lines += b == '\n' ? 1 : 0;
            if (line > MessageEncoder.MAX_LINE_BYTES + 1) {
                throw new AssertionError("a line is too long");
            }
        }
        if (lines > MessageEncoder.MAX_LINES + 1) {
            throw new AssertionError("a message has too many lines");
        }
    }

    /** Quoting of values that were accepted as headers fails in no way of its own. */
    private static void values(String value) {
        String quoted = new Variable("V", value).quoted();
        if (!unquoted(quoted).equals("V=" + value)) {
            throw new AssertionError("a variable reads differently: " + quoted);
        }
        CallerId callerId = new CallerId(value, "100");
        if (!callerId.equals(CallerId.parse(callerId.toString()))) {
            throw new AssertionError("a caller id reads differently: " + callerId);
        }
        EscapedText.unescape(value);
    }

    /** What Asterisk's {@code AST_STANDARD_APP_ARGS} makes of the first of its arguments. */
    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        int nested = 0;
        boolean inQuotes = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                plain.append(text.charAt(++i));
                continue;
            }
            nested += c == '(' || c == '[' ? 1 : (c == ')' || c == ']') && nested > 0 ? -1 : 0;
            inQuotes ^= c == '"';
            if (c == ',' && nested == 0 && !inQuotes) {
                break;
            }
            if (c != '"') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
