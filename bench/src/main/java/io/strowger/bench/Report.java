package io.strowger.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table: the machine, what each client did, and what was to be reached. */
final class Report {
    /** What the columns are: title, measure, format. */
    private static final List<String[]> COLUMNS = List.of(
            new String[] {"typed, events/s", "typed.persecond", "%,.0f"},
            new String[] {"rare, events/s", "rare.persecond", "%,.0f"},
            new String[] {"CPU at full speed, us/event", "typed.cpu", "%.2f"},
            new String[] {"CPU at 20,000/s, us/event", "cpu.cpu", "%.2f"},
            new String[] {"allocated, bytes/event", "count.bytes", "%,.0f"},
            new String[] {"with three strings", "typed.bytes", "%,.0f"},
            new String[] {"ping p50, us", "ping.p50", "%.1f"},
            new String[] {"ping p99, us", "ping.p99", "%.1f"},
            new String[] {"ping p50 under load, us", "load.p50", "%.0f"},
            new String[] {"ping p99 under load, us", "load.p99", "%.0f"},
            new String[] {"pipelined, actions/s", "pipeline.persecond", "%,.0f"},
            new String[] {"bytes/action", "pipeline.bytes", "%,.0f"},
            new String[] {"latency p50, us", "latency.p50", "%.0f"},
            new String[] {"latency p99, us", "latency.p99", "%.0f"},
            new String[] {"latency p99.9, us", "latency.p999", "%.0f"},
            new String[] {"actions to log in", "connect.actions", "%.0f"},
            new String[] {"connect to ready, ms", "connect.ms", "%.0f"},
            new String[] {"heap per idle connection, KB", "idle.kb", "%.1f"},
            new String[] {"threads for 1,000 connections", "idle.threads", "%.0f"});

    private static final String BEGIN = "<!-- measured: ";
    private static final String END = "<!-- end of what was measured -->";

    private final Options options;
    private final Mix mix = Mix.rounds(10, 1);
    private final StringBuilder text = new StringBuilder();

    Report(Options options) {
        this.options = options;
        line("Machine: " + machine() + ".");
        line("");
        line(String.format(
                Locale.ROOT,
                "Run of %s at commit %s: %d fork(s), %d round(s), %,d events a round, of %.0f bytes and %.0f headers on"
                        + " average. Medians.",
                LocalDate.now(ZoneOffset.UTC),
                run("git", "-C", options.home().toString(), "describe", "--always", "--dirty"),
                options.forks(),
                options.rounds(),
                options.events(),
                eventBytes(),
                mix.headersPerEvent()));
    }

    /** Adds what was measured with one JDK. */
    void add(Path jdk, Samples samples) {
        line("");
        line("### " + javaVersion(jdk));
        line("");
        line("| | " + options.kinds().stream().map(Contestant.Kind::title).collect(Collectors.joining(" | ")) + " |");
        line("| :-- |" + " --: |".repeat(options.kinds().size()));
        for (String[] column : COLUMNS) {
            if (options.kinds().stream().anyMatch(kind -> samples.has(kind, column[1]))) {
                line("| " + column[0] + " | "
                        + options.kinds().stream()
                                .map(kind -> cell(samples.median(kind, column[1]), column[2]))
                                .collect(Collectors.joining(" | "))
                        + " |");
            }
        }
        line("");
        line("| goal | bound | measured | |");
        line("| :-- | --: | --: | :-- |");
        for (Goal goal : Goal.all(eventBytes())) {
            line("| " + goal.what() + " | " + goal.target() + " | " + goal.told(samples) + " |");
        }
    }

    String text() {
        return text.toString();
    }

    /** Puts the tables into a document, between the two lines that mark their place. */
    void publish(Path document) throws IOException {
        String before = Files.readString(document);
        int start = before.indexOf('\n', before.indexOf(BEGIN)) + 1;
        int end = before.indexOf(END);
        if (start <= 0 || end < start) {
            throw new IOException(document + " does not say where the tables go");
        }
        Files.writeString(document, before.substring(0, start) + "\n" + text + "\n" + before.substring(end));
    }

    private double eventBytes() {
        return (double) mix.bytes().length / mix.events();
    }

    private static String cell(double value, String format) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            String cpu = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown CPU");
            return Runtime.getRuntime().availableProcessors() + " cores (" + cpu + "), " + System.getProperty("os.name")
                    + " " + System.getProperty("os.version") + ", shared by server and client";
        } catch (IOException notLinux) {
            return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name");
        }
    }

    private static String javaVersion(Path jdk) {
        return "JDK "
                + run(jdk.resolve("bin/java").toString(), "-version")
                        .lines()
                        .filter(line -> line.contains("Runtime"))
                        .map(line -> line.replaceFirst(".*\\(build ([^)]*)\\).*", "$1"))
                        .findFirst()
                        .orElse(jdk.getFileName().toString());
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            return "unknown";
        }
    }
}
