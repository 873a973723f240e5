package io.strowger.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The terminal of this process, whose keys are told one by one while this is open, by a thread of its own.
 *
 * <p>It is asked and set by {@code stty}, which each Unix has; Java itself cannot do it.
 */
final class Keyboard implements AutoCloseable {
    private static final File TERMINAL = new File("/dev/tty");

    private final String before;
    private volatile boolean closed;

    private Keyboard(String before) {
        this.before = before;
    }

    /** Begins to tell keys: single characters, or {@code up} and {@code down}. */
    static Keyboard open(Consumer<String> keys) throws IOException {
        Keyboard keyboard = new Keyboard(stty("-g").strip());
        stty("-icanon", "-echo", "min", "1", "susp", "undef"); // stopped, it would leave the screen as it is
        Thread thread = new Thread(() -> keyboard.read(System.in, keys), "keyboard");
        thread.setDaemon(true);
        thread.start();
        return keyboard;
    }

    /** The terminal's rows and columns; what was given where it does not tell. */
    static int[] size(int rows, int columns) {
        try {
            String[] words = stty("size").strip().split(" ");
            int[] size = {Integer.parseInt(words[0]), Integer.parseInt(words[1])};
            return size[0] > 0 && size[1] > 0 ? size : new int[] {rows, columns};
        } catch (IOException | RuntimeException noTerminal) {
            return new int[] {rows, columns};
        }
    }

    private void read(InputStream in, Consumer<String> keys) {
        try {
            for (int c = in.read(); c >= 0 && !closed; c = in.read()) {
                if (c == 0x1b) {
                    escape(in, keys);
                } else {
                    keys.accept(String.valueOf((char) c));
                }
            }
        } catch (IOException e) {
            keys.accept("q");
        }
    }

    private static void escape(InputStream in, Consumer<String> keys) throws IOException {
        if (in.available() == 0) {
            keys.accept("escape");
        } else if (in.read() == '[') {
            switch (in.read()) {
                case 'A' -> keys.accept("up");
                case 'B' -> keys.accept("down");
                default -> {}
            }
        }
    }

    private static String stty(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("stty");
        builder.command().addAll(java.util.List.of(arguments));
        Process process =
                builder.redirectInput(TERMINAL).redirectError(Redirect.DISCARD).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("the terminal cannot be set by stty");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    /** Leaves the terminal as it was. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                stty(before);
            } catch (IOException e) {
                // the terminal has gone
            }
        }
    }
}
