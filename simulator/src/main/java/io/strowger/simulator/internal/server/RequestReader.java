package io.strowger.simulator.internal.server;

import io.strowger.protocol.wire.Header;
import io.strowger.simulator.internal.ami.ActionRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts what a client sends into actions, with the limits of the real server; for use by one thread. */
final class RequestReader {
    /** So long may a line be, without its line end. */
    static final int LINE_BYTES = 1022;

    /** So many headers may a request have. */
    static final int HEADERS = 128;

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private final byte[] line = new byte[LINE_BYTES];
    private int position;
    private int limit;

    /** A request, or why it is none. */
    record Read(ActionRequest request, @Nullable String refusal) {}

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request; null at the end of the stream. */
    @Nullable Read next() throws IOException {
        List<Header> headers = new ArrayList<>();
        String refusal = null;
        while (true) {
            int length = line();
            if (length == -1) {
                return null;
            }
            if (length > LINE_BYTES) {
                refusal = "Failed to parse message: line too long";
            } else if (length > 0) {
                if (headers.size() < HEADERS) {
                    headers.add(header(length));
                } else if (refusal == null) {
                    refusal = "Too many lines in message or allocation failure";
                }
            } else if (!headers.isEmpty() || refusal != null) {
                return new Read(new ActionRequest(headers), refusal);
            }
        }
    }

    /** Reads a line; its length without the line end, more than {@link #LINE_BYTES} where it is too long, -1 at the end. */
    private int line() throws IOException {
        int length = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (c == '\n') {
                return length > 0 && length <= LINE_BYTES && line[length - 1] == '\r' ? length - 1 : length;
            }
            if (length < LINE_BYTES) {
                line[length] = (byte) c;
            } else if (length == LINE_BYTES && c == '\r') {
                continue;
            }
            length++;
        }
        return -1;
    }

    private int read() throws IOException {
        if (position == limit) {
            position = 0;
            limit = in.read(buffer, 0, buffer.length);
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        return buffer[position++] & 0xff;
    }

    private Header header(int length) {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        int nul = text.indexOf('\0');
        String seen = nul < 0 ? text : text.substring(0, nul);
        int colon = seen.indexOf(':');
        if (colon < 0) {
            return new Header("", seen);
        }
        return new Header(seen.substring(0, colon), seen.substring(colon + 1).stripLeading());
    }
}
