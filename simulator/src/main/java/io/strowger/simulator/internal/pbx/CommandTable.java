package io.strowger.simulator.internal.pbx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands of the command line, by their words; for use inside the world only. */
public final class CommandTable {
    private final Map<String, Command> byWords = new TreeMap<>();

    /** What a command does. */
    @FunctionalInterface
    public interface Command {
        /** Does it, and writes what it prints. */
        void run(Line line);
    }

    /** One line that was typed: the words behind the command, and what is printed in return. */
    public static final class Line {
        private final List<String> arguments;
        private final List<String> output = new ArrayList<>();
        private boolean failed;

        private Line(List<String> arguments) {
            this.arguments = List.copyOf(arguments);
        }

        /** The words behind the command. */
        public List<String> arguments() {
            return arguments;
        }

        /** True where these are the words behind the command. */
        public boolean has(String... words) {
            return arguments.equals(List.of(words));
        }

        /** Prints lines. */
        public Line print(String... lines) {
            Collections.addAll(output, lines);
            return this;
        }

        /** Prints how the command is to be used: the command failed then. */
        public void usage(String... lines) {
            failed = true;
            print(lines);
        }

        /** What was printed. */
        public List<String> output() {
            return List.copyOf(output);
        }

        /** True where the command was not understood. */
        public boolean isFailed() {
            return failed;
        }
    }

    /** Adds a command such as {@code core show channels}. */
    public void add(String words, Command command) {
        if (byWords.put(words, command) != null) {
            throw new IllegalArgumentException("there are two commands " + words);
        }
    }

    /** All commands. */
    public Collection<String> all() {
        return Collections.unmodifiableCollection(byWords.keySet());
    }

    /** Runs what was typed; null where there is no such command. */
    public @Nullable Line run(String typed) {
        List<String> words = List.of(typed.strip().split("\\s+"));
        for (int size = words.size(); size > 0; size--) {
            Command command = byWords.get(String.join(" ", words.subList(0, size)));
            if (command != null) {
                Line line = new Line(words.subList(size, words.size()));
                command.run(line);
                return line;
            }
        }
        return null;
    }
}
