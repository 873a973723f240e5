package io.strowger.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers actions: many at once where many came at once, as cheaply as it can. */
final class PbxAnswers {
    private static final byte[] ACTION_ID = ascii("actionid:");
    private static final byte[] SUCCESS = ascii("Response: Success\r\n");
    private static final byte[] GOODBYE = ascii("Response: Goodbye\r\n");
    private static final byte[] PONG = ascii("Ping: Pong\r\nTimestamp: 1795234491.364912\r\n\r\n");
    private static final byte[] BLANK = ascii("\r\n");

    private ByteBuffer out = ByteBuffer.allocateDirect(128 * 1024);
    private boolean over;
    private int actions;
    private volatile int actionsToLogin;

    /** Reads each complete action, and gives the answers to write. */
    ByteBuffer to(ByteBuffer in) {
        out.clear();
        int start = in.position();
        for (int i = start + 3; i < in.limit(); i++) {
            if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n' && in.get(i - 3) == '\r') {
                answer(in, start, i - 1);
                start = i + 1;
                i = start + 2;
            }
        }
        in.position(start);
        return out.flip();
    }

    /** True when the client logged off. */
    boolean isOver() {
        return over;
    }

    /** How many actions came, up to the Login. */
    int actionsToLogin() {
        return actionsToLogin;
    }

    private void answer(ByteBuffer in, int start, int end) {
        actions++;
        if (out.remaining() < end - start + 1_024) {
            out = ByteBuffer.allocateDirect(out.capacity() * 2).put(out.flip());
        }
        int name = start + "Action: ".length();
        boolean ping = (in.get(name) | 0x20) == 'p' && (in.get(name + 1) | 0x20) == 'i';
        if (ping) {
            out.put(SUCCESS);
            putActionId(in, start, end);
            out.put(PONG);
            return;
        }
        int nameEnd = name;
        while (in.get(nameEnd) != '\r') {
            nameEnd++;
        }
        byte[] text = new byte[nameEnd - name];
        in.get(name, text);
        String action = new String(text, StandardCharsets.US_ASCII);
        if (action.equalsIgnoreCase("Login")) {
            actionsToLogin = actions;
        }
        over = action.equalsIgnoreCase("Logoff");
        out.put(over ? GOODBYE : SUCCESS);
        putActionId(in, start, end);
        out.put(ascii(rest(action))).put(BLANK);
    }

    private static String rest(String action) {
        return switch (action.toLowerCase(java.util.Locale.ROOT)) {
            case "challenge" -> "Challenge: 230776291\r\n";
            case "login" -> "Message: Authentication accepted\r\n";
            case "coresettings" -> "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n";
            case "command" -> "Message: Command output follows\r\nOutput: Asterisk 22.10.1\r\n";
            default -> "";
        };
    }

    private void putActionId(ByteBuffer in, int start, int end) {
        int line = start;
        while (line < end) {
            int lineEnd = line;
            while (in.get(lineEnd) != '\n') {
                lineEnd++;
            }
            if (isActionId(in, line)) {
                out.put(out.position(), in, line, lineEnd + 1 - line);
                out.position(out.position() + lineEnd + 1 - line);
                return;
            }
            line = lineEnd + 1;
        }
    }

    private static boolean isActionId(ByteBuffer in, int line) {
        for (int i = 0; i < ACTION_ID.length; i++) {
            int c = in.get(line + i);
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != ACTION_ID[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
