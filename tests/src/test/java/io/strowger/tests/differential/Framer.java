package io.strowger.tests.differential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts what a server sends into messages, without Strowger's own decoder: a second witness of what was on the wire.
 *
 * <p>A line ends with CRLF, a message with an empty line. The first line of all is the banner. An empty line where a message
 * could begin is told as such. Text without an envelope may end with LF before the empty line.
 */
final class Framer {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private final Consumer<List<String>> sink;
    private boolean bannerSeen;
    private int before;

    Framer(Consumer<List<String>> sink) {
        this.sink = sink;
    }

    void feed(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            line.write(bytes[i]);
            if (before == '\r' && bytes[i] == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                lineEnded(text.substring(0, text.length() - 2));
            }
            before = bytes[i];
        }
    }

    /** What came after the last whole message; empty at the end of a connection that was not cut. */
    List<String> rest() {
        List<String> rest = new ArrayList<>(lines);
        if (line.size() > 0) {
            rest.add(readable(line.toString(StandardCharsets.UTF_8)));
        }
        return rest;
    }

    private void lineEnded(String text) {
        if (!bannerSeen) {
            bannerSeen = true;
            sink.accept(List.of(readable(text)));
        } else if (!text.isEmpty()) {
            lines.add(readable(text));
            if (text.endsWith("\n") && !lines.get(0).matches("(Response|Event): .*")) {
                messageEnded();
            }
        } else {
            messageEnded();
        }
    }

    private void messageEnded() {
        sink.accept(lines.isEmpty() ? List.of(Entry.EMPTY_LINE) : List.copyOf(lines));
        lines.clear();
    }

    /** The text with a visible sign for each control character, such as U+240A for a line feed. */
    static String readable(String text) {
        StringBuilder readable = new StringBuilder(text.length());
        text.chars().forEach(c -> readable.append((char) (c < ' ' ? '\u2400' + c : c)));
        return readable.toString();
    }
}
