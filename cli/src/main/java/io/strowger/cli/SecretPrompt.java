package io.strowger.cli;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a secret at the terminal, without echo.
 *
 * <p>It talks to {@code /dev/tty}, so it works while the output goes into a pipe, where the console of Java 17 does not.
 */
final class SecretPrompt {
    private static final String TERMINAL = "/dev/tty";

    private SecretPrompt() {}

    /** Asks, and waits for a line; null where there is no terminal to ask at, or nobody answered. */
    static char @Nullable [] ask(String question) {
        try (OutputStream out = new FileOutputStream(TERMINAL);
                InputStream in = new FileInputStream(TERMINAL)) {
            return ask(question, out, in);
        } catch (IOException noTerminal) {
            return null;
        }
    }

    private static char @Nullable [] ask(String question, OutputStream out, InputStream in) throws IOException {
        Thread restore = new Thread(() -> {
            echo(true);
            endLine(out);
        });
        try {
            Runtime.getRuntime().addShutdownHook(restore);
            echo(false);
            out.write(question.getBytes(StandardCharsets.UTF_8));
            char @Nullable [] answer = line(in);
            endLine(out);
            return answer;
        } finally {
            echo(true);
            forget(restore);
        }
    }

    private static void endLine(OutputStream out) {
        try {
            out.write('\n');
        } catch (IOException terminalGone) {
            // then nobody sees the line either
        }
    }

    private static char @Nullable [] line(InputStream in) throws IOException {
        byte[] bytes = new byte[1024];
        int length = 0;
        int next;
        while ((next = in.read()) >= 0 && next != '\n' && length < bytes.length) {
            bytes[length++] = (byte) next;
        }
        if (next < 0 && length == 0) {
            return null;
        }
        char[] decoded = new char[length];
        var chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
        int count = chars.remaining();
        chars.get(decoded, 0, count);
        Arrays.fill(bytes, (byte) 0);
        return Arrays.copyOf(decoded, count);
    }

    private static void echo(boolean on) {
        try {
            new ProcessBuilder(List.of("stty", "-F", TERMINAL, on ? "echo" : "-echo"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noStty) {
            // the answer will show as it is typed; there is nothing better to do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // then the hook does its work
        }
    }
}
