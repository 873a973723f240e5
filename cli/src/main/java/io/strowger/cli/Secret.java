package io.strowger.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the AMI user's secret: an option, a file, a variable, or the person at the terminal, in this order. */
final class Secret {
    /** What some editors put in front of a text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Secret() {}

    /** Decides where the secret comes from; it is read when the login needs it. */
    static Supplier<char[]> chosen(ConnectionOptions options, Surroundings surroundings) {
        String argument = options.secret.orNull();
        if (argument != null) {
            surroundings.say("warning: --secret shows in the process list; STROWGER_SECRET or --secret-file does not");
            return argument::toCharArray;
        }
        Path file = options.secretFile.orNull();
        if (file != null) {
            char[] secret = read(ConnectionOptions.readable("--secret-file", file));
            return secret::clone;
        }
        String variable = surroundings.variable("STROWGER_SECRET");
        if (variable != null) {
            return variable::toCharArray;
        }
        char @Nullable [] answer = surroundings.prompt().apply("Secret: ");
        if (answer == null) {
            throw new UsageException("no secret: set STROWGER_SECRET, or give --secret-file");
        }
        return answer::clone;
    }

    private static char[] read(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int begin = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
            int end = text.indexOf('\n');
            String line = text.substring(begin, end < 0 ? text.length() : end).stripTrailing();
            if (line.isEmpty()) {
                throw new UsageException("--secret-file: the first line of " + file + " is empty");
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new UsageException("--secret-file: cannot read " + file);
        }
    }
}
