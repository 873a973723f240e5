package io.strowger.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a peer has read, up to 1 MiB: more would look like a leak of the client's. */
final class Received {
    private static final int MOST = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Takes the next byte. */
    void write(int next) {
        if (bytes.size() <= MOST) {
            bytes.write(next);
        }
    }

    /** All of it; fails where more came than is kept. */
    String text() {
        if (bytes.size() > MOST) {
            throw new IllegalStateException("more came than is kept");
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
