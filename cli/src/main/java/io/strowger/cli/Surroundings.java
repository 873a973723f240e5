package io.strowger.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the command line finds around it; a test brings its own.
 *
 * @param variables the environment variables
 * @param out the standard output
 * @param err the standard error
 * @param style how the standard output may look
 * @param columns the width of the terminal, or what to take for it
 * @param home the folder of the project, where {@code lab/} is; null where unknown
 * @param prompt asks the person at the terminal for a secret; null where there is no terminal
 */
record Surroundings(
        Map<String, String> variables,
        Out out,
        PrintStream err,
        Style style,
        int columns,
        @Nullable Path home,
        Function<String, char @Nullable []> prompt) {

    /** The surroundings of this process, as the launcher script told them. */
    static Surroundings ofProcess() {
        Map<String, String> variables = System.getenv();
        boolean colours =
                canDraw(variables) && variables.getOrDefault("NO_COLOR", "").isEmpty();
        String home = System.getProperty("strowger.home");
        return new Surroundings(
                variables,
                new Out(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                new Style(colours),
                terminalColumns(),
                home == null ? null : Path.of(home),
                SecretPrompt::ask);
    }

    /** True where the output is a terminal on which a cursor can be moved, with colours or without. */
    boolean canDraw() {
        return canDraw(variables);
    }

    private static boolean canDraw(Map<String, String> variables) {
        return Boolean.getBoolean("strowger.terminal")
                && !variables.getOrDefault("TERM", "dumb").equals("dumb");
    }

    private static int terminalColumns() {
        int told = Integer.getInteger("strowger.columns", 0);
        return told == 0 ? 100 : Math.max(40, told);
    }

    /** The value of an environment variable, or null where it is absent or empty. */
    @Nullable String variable(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Tells the person something that is not the output: one line on standard error. */
    void say(String message) {
        err.println("strowger: " + message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }
}
