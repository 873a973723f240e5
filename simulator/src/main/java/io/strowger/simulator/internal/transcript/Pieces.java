package io.strowger.simulator.internal.transcript;

import io.strowger.simulator.internal.server.RequestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts the bytes of one direction into what ends with a blank line, and finds headers in it; what is between two ends is
 * kept as it is, however odd.
 */
final class Pieces {
    private Pieces() {}

    /**
     * One piece.
     *
     * @param begin where it begins in the stream
     * @param text its bytes in Latin-1
     */
    record Piece(int begin, String text) {
        int end() {
            return begin + text.length();
        }

        /** The first value of that header; empty where there is none. */
        String header(String name) {
            String wanted = name.toLowerCase(Locale.ROOT) + ":";
            for (String line : text.split("\r?\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(wanted)) {
                    return line.substring(wanted.length()).strip();
                }
            }
            return "";
        }

        boolean isResponse() {
            return text.stripLeading().startsWith("Response:");
        }
    }

    /** What a server sent: its banner, and then messages. */
    static List<Piece> ofServer(byte[] stream) {
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        int banner = text.startsWith("Asterisk Call Manager") ? text.indexOf('\n') + 1 : 0;
        List<Piece> pieces = new ArrayList<>();
        if (banner > 0) {
            pieces.add(new Piece(0, text.substring(0, banner)));
        }
        pieces.addAll(cut(text, banner));
        return pieces;
    }

    /** What a client sent: requests, as a server tells one from the next. */
    static List<Piece> ofClient(byte[] stream) {
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        List<Piece> pieces = new ArrayList<>();
        RequestReader requests = new RequestReader(new ByteArrayInputStream(stream));
        int begin = 0;
        try {
            while (requests.next() != null) {
                int end = (int) requests.position();
                pieces.add(new Piece(begin, text.substring(begin, end)));
                begin = end;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
        if (begin < text.length()) {
            pieces.add(new Piece(begin, text.substring(begin)));
        }
        return pieces;
    }

    private static List<Piece> cut(String text, int from) {
        List<Piece> pieces = new ArrayList<>();
        int begin = from;
        while (begin < text.length()) {
            int blank = text.indexOf("\r\n\r\n", begin);
            int end = blank < 0 ? text.length() : blank + 4;
            pieces.add(new Piece(begin, text.substring(begin, end)));
            begin = end;
        }
        return pieces;
    }
}
