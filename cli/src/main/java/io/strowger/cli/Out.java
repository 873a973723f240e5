package io.strowger.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The standard output: text in UTF-8 whatever the locale, buffered, and honest about a closed pipe.
 *
 * <p>Not for use by several threads at once.
 */
final class Out {
    private final OutputStream stream;

    Out(OutputStream stream) {
        this.stream = new BufferedOutputStream(stream, 1 << 16);
    }

    /** Writes a line. */
    void line(String text) {
        bytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are. */
    void bytes(byte[] bytes) {
        try {
            stream.write(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The same output for those who write text. */
    PrintWriter writer() {
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] chars, int offset, int length) {
                bytes(new String(chars, offset, length).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void flush() {
                // at the end of the program
            }

            @Override
            public void close() {
                // it is not this writer's to close
            }
        });
    }

    /** Hands on what was written so far. */
    void flush() {
        try {
            stream.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** A reader that has gone ends the program quietly; a full disk has to be told. */
    private static RuntimeException failure(IOException e) {
        String reason = String.valueOf(e.getMessage());
        return reason.toLowerCase(Locale.ROOT).contains("pipe")
                ? new ClosedPipeException(e)
                : new UncheckedIOException(new IOException("cannot write the output: " + reason, e));
    }
}
