package io.strowger.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The format in which Asterisk 13 and before send the output of a command.
 *
 * <p>{@code Response: Follows}, {@code Privilege: Command}, perhaps an ActionID, then the text as the command printed it
 * with lone line feeds, and {@code --END COMMAND--}, which stands on the last text line where that has no line feed
 * ({@code action_command} of {@code main/manager.c}).
 */
final class CommandText {
    private static final byte[] END = "--END COMMAND--".getBytes(StandardCharsets.US_ASCII);

    private static final String RESPONSE = "Response:";
    private static final String FOLLOWS = "Follows";

    private CommandText() {}

    /** True where the message that begins at {@code start} has this format; {@code end} may lie behind its first line. */
    static boolean follows(byte[] bytes, int start, int end) {
        if (!MessageBytes.startsWith(bytes, start, end, RESPONSE)) {
            return false;
        }
        int word = start + RESPONSE.length();
        while (word < end && bytes[word] == ' ') {
            word++;
        }
        int after = word + FOLLOWS.length();
        return MessageBytes.startsWith(bytes, word, end, FOLLOWS) && isLineEnd(bytes, after, end);
    }

    /** True where a response that begins at {@code start} is sure not to have this format, even if its first line is cut off. */
    static boolean cannotFollow(byte[] bytes, int start, int end) {
        int word = start + RESPONSE.length();
        while (word < end && bytes[word] == ' ') {
            word++;
        }
        return word < end && !MessageBytes.startsWith(bytes, word, word + 1, "F");
    }

    private static boolean isLineEnd(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        if (at < end && bytes[at] == '\r') {
            at++;
        }
        return at == end || bytes[at] == '\n';
    }

    /** True where a line, given without its line end, is the last one. */
    static boolean endsText(byte[] bytes, int start, int end) {
        return MessageBytes.endsWith(bytes, start, end, END);
    }

    /** The offset of the text: after the leading lines that are headers of this format. */
    static int start(byte[] bytes) {
        int start = MessageBytes.lineEnd(bytes, 0, bytes.length, true);
        while (start < bytes.length) {
            int next = MessageBytes.lineEnd(bytes, start, bytes.length, true);
            boolean header = next - start > 1
                    && bytes[next - 2] == '\r'
                    && (MessageBytes.startsWith(bytes, start, next, "Privilege:")
                            || MessageBytes.startsWith(bytes, start, next, "ActionID:"));
            if (!header) {
                return start;
            }
            start = next;
        }
        return start;
    }

    /** The lines of the text, without line ends and without the marker. */
    static List<String> lines(byte[] bytes) {
        int start = start(bytes);
        int end = bytes.length;
        while (end > start && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return endsText(bytes, start, end) ? split(bytes, start, end - END.length) : split(bytes, start, bytes.length);
    }

    /** Splits a piece at its line feeds; the last line may lack one. */
    static List<String> split(byte[] bytes, int start, int end) {
        List<String> lines = new ArrayList<>();
        int line = start;
        while (line < end) {
            int next = MessageBytes.lineEnd(bytes, line, end, true);
            int last = next;
            if (bytes[last - 1] == '\n') {
                last -= last - 1 > line && bytes[last - 2] == '\r' ? 2 : 1;
            }
            lines.add(MessageBytes.text(bytes, line, last));
            line = next;
        }
        return List.copyOf(lines);
    }
}
