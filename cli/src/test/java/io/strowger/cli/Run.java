package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run of the command line, with what it printed.
 *
 * @param status the exit status
 * @param out the standard output
 * @param err the standard error
 */
record Run(int status, String out, String err) {
    /** Runs a command line with a user and a secret in the environment. */
    static Run of(String... arguments) {
        return in(Map.of("STROWGER_USER", "admin", "STROWGER_SECRET", "s3cret"), arguments);
    }

    /** Runs a command line in an environment of its own; nobody is at the terminal. */
    static Run in(Map<String, String> variables, String... arguments) {
        return in(variables, written -> {}, arguments);
    }

    /** Runs a command line; what it prints is told as it comes, with all that came before. */
    static Run in(Map<String, String> variables, Consumer<String> watch, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                watch.accept(toString(StandardCharsets.UTF_8));
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = to(out, err, variables, arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command line that prints there; gives the exit status. */
    static int to(OutputStream out, Map<String, String> variables, String... arguments) {
        return to(out, OutputStream.nullOutputStream(), variables, arguments);
    }

    private static int to(OutputStream out, OutputStream err, Map<String, String> variables, String... arguments) {
        Surroundings surroundings = new Surroundings(
                new HashMap<>(variables),
                new Out(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Style(false),
                100,
                null,
                question -> null);
        return Strowger.run(surroundings, arguments);
    }

    /** The lines of the standard output. */
    List<String> lines() {
        return out.lines().toList();
    }

    /** Checks that it ended with that status and one line on standard error that says so. */
    void failedWith(int expected, String words) {
        assertThat(status).as(err).isEqualTo(expected);
        assertThat(err.lines()).as(err).hasSize(1);
        assertThat(err).startsWith("strowger: ").contains(words);
    }
}
