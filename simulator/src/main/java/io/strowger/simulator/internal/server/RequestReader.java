package io.strowger.simulator.internal.server;

import io.strowger.protocol.wire.Header;
import io.strowger.simulator.internal.ami.ActionRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a client sends into actions, with the limits and the oddities of the real server; for use by one thread.
 *
 * <p>A line that fills the buffer of 1024 bytes without its end is thrown away but for its last byte. Where that byte is
 * the return of a line of exactly 1023 bytes, it forms a blank line with the line feed behind it, and so the request ends
 * there: its rest is taken for another request.
 */
public final class RequestReader {
    private static final int BUFFER_BYTES = 1024;

    /** So many headers may a request have. */
    private static final int HEADERS = 128;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int scanned;
    private long position;
    private boolean tooLong;

    /**
     * A request, or why it is none.
     *
     * @param request what was understood
     * @param refusal the error to answer with, or null
     */
    public record Read(ActionRequest request, @Nullable String refusal) {}

    /** Makes a reader of a stream. */
    public RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request; null at the end of the stream. */
    public @Nullable Read next() throws IOException {
        List<Header> headers = new ArrayList<>();
        String refusal = null;
        tooLong = false;
        for (String line = line(); line != null; line = line()) {
            if (tooLong) {
                tooLong = false;
                refusal = "Failed to parse message: line too long";
            }
            if (line.isEmpty()) {
                return new Read(new ActionRequest(headers), refusal);
            }
            if (headers.size() < HEADERS) {
                headers.add(header(line));
            } else {
                refusal = "Too many lines in message or allocation failure";
            }
        }
        return null;
    }

    /** Where in the stream the last request ended. */
    public long position() {
        return position;
    }

    /** The next line without its end; null at the end of the stream. */
    private @Nullable String line() throws IOException {
        while (true) {
            while (scanned < filled) {
                if (buffer[scanned++] == '\n') {
                    return take(scanned);
                }
            }
            if (filled == BUFFER_BYTES) {
                tooLong = true;
                buffer[0] = buffer[BUFFER_BYTES - 1];
                position += BUFFER_BYTES - 1;
                filled = 1;
                scanned = 1;
            }
            int read = in.read(buffer, filled, BUFFER_BYTES - filled);
            if (read < 0) {
                return null;
            }
            filled += read;
        }
    }

    private String take(int end) {
        int length = end >= 2 && buffer[end - 2] == '\r' ? end - 2 : end - 1;
        String line = new String(buffer, 0, length, StandardCharsets.UTF_8);
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        filled -= end;
        position += end;
        scanned = 0;
        return line;
    }

    private static Header header(String line) {
        int nul = line.indexOf('\0');
        String seen = nul < 0 ? line : line.substring(0, nul);
        int colon = seen.indexOf(':');
        if (colon < 0) {
            return new Header("", seen);
        }
        int value = colon + 1;
        while (value < seen.length() && seen.charAt(value) <= ' ') {
            value++;
        }
        return new Header(seen.substring(0, colon), seen.substring(value));
    }
}
