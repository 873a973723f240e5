package io.strowger.simulator.internal.dialplan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells applications that are run from those that only a real Asterisk has, and from mistyped ones. */
public final class Applications {
    private static final System.Logger LOG = System.getLogger(Applications.class.getName());
    private static final String FILE = "applications.txt";
    private static final List<String> OF_ASTERISK = read();

    private final Predicate<String> isRun;
    private final boolean isLenient;

    /**
     * Makes one.
     *
     * @param isRun whether a name in any letter case is that of an application that is run
     * @param isLenient whether what only a real Asterisk has is let through, with a warning
     */
    public Applications(Predicate<String> isRun, boolean isLenient) {
        this.isRun = isRun;
        this.isLenient = isLenient;
    }

    /** Lets through whatever a real Asterisk has. */
    public static Applications ofAsterisk() {
        return new Applications(Applications::isOfAsterisk, false);
    }

    /**
     * Makes sure that an application can be run.
     *
     * @param place where it is named, for the warning
     * @throws IllegalArgumentException where it cannot; the message says whether it was mistyped, and what may be meant
     */
    public void check(String name, String place) {
        if (isRun.test(name)) {
            return;
        }
        if (!isOfAsterisk(name)) {
            throw new IllegalArgumentException("Asterisk has no application '" + name + "'"
                    + nearest(name).map(near -> "; did you mean " + near + "?").orElse(""));
        }
        String message = "a real Asterisk has the application " + name + ", but the simulator does not run it";
        if (!isLenient) {
            throw new IllegalArgumentException(message);
        }
        LOG.log(System.Logger.Level.WARNING, () -> place + ": " + message + ": who comes to it is hung up");
    }

    private Optional<String> nearest(String name) {
        int limit = Math.max(1, name.length() / 3);
        return OF_ASTERISK.stream()
                .filter(isRun)
                .filter(each -> difference(name, each) <= limit)
                .min(Comparator.comparingInt(each -> difference(name, each)));
    }

    /** How many letters one has and the other has not, wherever they stand. */
    private static int difference(String one, String other) {
        StringBuilder left = new StringBuilder(other.toLowerCase(Locale.ROOT));
        int missing = 0;
        for (char letter : one.toLowerCase(Locale.ROOT).toCharArray()) {
            int found = left.indexOf(String.valueOf(letter));
            if (found < 0) {
                missing++;
            } else {
                left.deleteCharAt(found);
            }
        }
        return missing + left.length();
    }

    private static boolean isOfAsterisk(String name) {
        return OF_ASTERISK.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static List<String> read() {
        try (InputStream in = Applications.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the file " + FILE + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
