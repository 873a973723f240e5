package io.strowger.simulator.internal.ami;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one message: headers in order, straight into bytes. */
public final class Lines {
    private byte[] bytes = new byte[1024];
    private int size;

    /** Adds a header. */
    public Lines add(String name, String value) {
        put(name);
        put(": ");
        put(value);
        return end();
    }

    /** Adds a header with a number. */
    public Lines add(String name, long value) {
        put(name);
        put(": ");
        put(Long.toString(value));
        return end();
    }

    /** Adds a header whose name begins with a prefix, such as {@code Dest}. */
    public Lines add(String prefix, String name, String value) {
        put(prefix);
        put(name);
        put(": ");
        put(value);
        return end();
    }

    /** Adds a line that is no header. */
    public Lines line(String text) {
        put(text);
        return end();
    }

    /** Adds bytes as they are: whole lines made before. */
    public Lines block(byte[] lines) {
        room(lines.length);
        System.arraycopy(lines, 0, bytes, size, lines.length);
        size += lines.length;
        return this;
    }

    /** The bytes so far. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The bytes so far with the blank line that ends a message; the builder is empty then. */
    public byte[] message() {
        end();
        return take();
    }

    /** The bytes so far; the builder is empty then. */
    public byte[] take() {
        byte[] taken = bytes();
        size = 0;
        return taken;
    }

    private Lines end() {
        room(2);
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        return this;
    }

    private void put(String text) {
        int length = text.length();
        room(length);
        // in local variables, as a loop that writes fields is three times as slow
        byte[] to = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = at;
                block(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            to[at++] = (byte) c;
        }
        size = at;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
