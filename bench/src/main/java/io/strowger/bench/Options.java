package io.strowger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be measured, and how long.
 *
 * @param home the repository
 * @param out where the table goes
 * @param jdks the folders of the JDKs
 * @param jvm more options of the clients' JVMs, to try them
 * @param profile true where the clients record themselves with JFR
 */
record Options(
        Path home,
        Path out,
        List<Path> jdks,
        Set<Contestant.Kind> kinds,
        Set<String> measures,
        int forks,
        int rounds,
        long events,
        int seconds,
        List<String> jvm,
        boolean profile) {
    static final List<String> ALL =
            List.of("typed", "rare", "count", "cpu", "latency", "ping", "load", "pipeline", "connect", "idle", "cli");

    /** Reads the arguments of the command line. */
    static Options of(String[] args) {
        boolean full = has(args, "--full");
        Path home = Path.of(value(args, "--home", ".")).toAbsolutePath().normalize();
        String kinds = value(args, "--clients", "");
        String measures = value(args, "--measures", "");
        String jdks = value(args, "--jdks", "");
        return new Options(
                home,
                Path.of(value(
                        args, "--out", home.resolve("bench/results/latest.md").toString())),
                jdks.isEmpty()
                        ? found(full)
                        : Stream.of(jdks.split(",")).map(Path::of).toList(),
                kinds.isEmpty()
                        ? EnumSet.allOf(Contestant.Kind.class)
                        : Arrays.stream(kinds.split(","))
                                .map(Contestant.Kind::of)
                                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Contestant.Kind.class))),
                measures.isEmpty() ? Set.copyOf(ALL) : Set.of(measures.split(",")),
                Integer.parseInt(value(args, "--forks", full ? "5" : "1")),
                Integer.parseInt(value(args, "--rounds", full ? "5" : "3")),
                Long.parseLong(value(args, "--events", full ? "401000" : "200500")),
                Integer.parseInt(value(args, "--seconds", full ? "5" : "3")),
                Stream.of(value(args, "--jvm", "").split(" "))
                        .filter(option -> !option.isEmpty())
                        .toList(),
                has(args, "--profile"));
    }

    boolean measures(String name) {
        return measures.contains(name);
    }

    /** The Java of this process, and in the full run the others of the usual folder. */
    private static List<Path> found(boolean full) {
        Path own = Path.of(System.getProperty("java.home"));
        Path usual = Path.of("/usr/lib/jvm");
        Set<Path> homes = new TreeSet<>();
        homes.add(own);
        if (full && Files.isDirectory(usual)) {
            try (Stream<Path> folders = Files.list(usual)) {
                folders.filter(folder -> Files.isExecutable(folder.resolve("bin/java")))
                        .map(Options::real)
                        .forEach(homes::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return List.copyOf(homes);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean has(String[] args, String option) {
        return List.of(args).contains(option);
    }

    private static String value(String[] args, String option, String otherwise) {
        int at = List.of(args).indexOf(option);
        return at >= 0 && at + 1 < args.length ? args[at + 1] : otherwise;
    }
}
