package io.strowger.simulator.internal.queues;

import org.jspecify.annotations.Nullable;

/** What the application Queue is given: {@code name,options,URL,announcement,timeout,AGI,[macro,]gosub,rule,position}. */
record QueueArguments(String queue, String options, int timeout, int position) {
    static QueueArguments parse(String data, boolean hasMacro) {
        String[] parts = data.split(",", -1);
        return new QueueArguments(
                part(parts, 0), part(parts, 1), number(part(parts, 4)), number(part(parts, hasMacro ? 9 : 8)));
    }

    boolean has(char option) {
        return options.indexOf(option) >= 0;
    }

    private static String part(String[] parts, int at) {
        return at < parts.length ? parts[at].strip() : "";
    }

    /** Reads a number; zero where there is none. */
    static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
