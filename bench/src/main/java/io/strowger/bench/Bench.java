package io.strowger.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the measures, each client in a JVM of its own against the same server, and writes the table. */
final class Bench {
    private static final int CPU_RATE = 20_000;
    /** So many seconds the JVM still compiles at that rate, which is not what is measured. */
    private static final int UNTIL_COMPILED = 20;

    private static final int LATENCY_RATE = 50_000;
    private static final int WINDOW = 1_024;
    private static final int PINGS = 20_000;
    private static final int PIPELINED = 300_000;
    private static final int IDLE = 1_000;
    private static final int FRESH = 5;

    /** All of it is touched before, since the first touch of a page may take a virtual machine longer than all else. */
    private static final List<String> MEMORY = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");

    private final Options options;
    private final Path jdk;
    private final Samples samples = new Samples();

    private Bench(Options options, Path jdk) {
        this.options = options;
        this.jdk = jdk;
    }

    public static void main(String[] args) throws IOException {
        Options options = Options.of(args);
        Report report = new Report(options);
        for (Path jdk : options.jdks()) {
            Bench bench = new Bench(options, jdk);
            for (int fork = 1; fork <= options.forks(); fork++) {
                bench.say("fork " + fork + " of " + options.forks());
                bench.fork();
            }
            report.add(jdk, bench.samples);
        }
        Files.createDirectories(options.out().toAbsolutePath().getParent());
        Files.writeString(options.out(), report.text());
        if (List.of(args).contains("--publish")) {
            report.publish(options.home().resolve("docs/performance.md"));
        }
        System.out.print(report.text());
    }

    private void fork() {
        Map<Contestant.Kind, Child> workers = new EnumMap<>(Contestant.Kind.class);
        try (Child pbx = Child.java(jdk, MEMORY, classPath(null), Pbx.class)) {
            String[] ports = pbx.answer().split(" ");
            for (Contestant.Kind kind : options.kinds()) {
                workers.put(kind, worker(kind, ports));
            }
            workers.values().forEach(Child::answer);
            floods(workers);
            paced(workers);
            actions(workers);
            fresh(ports);
        } finally {
            workers.values().forEach(Child::close);
        }
    }

    private void floods(Map<Contestant.Kind, Child> workers) {
        for (Reading reading : List.of(Reading.TYPED, Reading.RARE, Reading.COUNT)) {
            String measure = reading.name().toLowerCase(java.util.Locale.ROOT);
            String order = "flood " + reading + " " + options.events();
            if (!options.measures(measure)) {
                continue;
            }
            each(workers, order, null);
            each(workers, order, null);
            for (int round = 0; round < (reading == Reading.COUNT ? 1 : options.rounds()); round++) {
                each(workers, order, measure);
            }
        }
    }

    private void paced(Map<Contestant.Kind, Child> workers) {
        if (options.measures("cpu")) {
            each(workers, "pace TYPED " + CPU_RATE + " " + UNTIL_COMPILED, null);
            each(workers, "pace TYPED " + CPU_RATE + " " + options.seconds(), "cpu");
        }
        Map<Contestant.Kind, Child> clients = new EnumMap<>(workers);
        clients.remove(Contestant.Kind.FLOOR);
        if (options.measures("latency")) {
            each(clients, "pace STAMPED " + LATENCY_RATE + " 2", null);
            each(clients, "pace STAMPED " + LATENCY_RATE + " " + options.seconds(), "latency");
        }
    }

    private void actions(Map<Contestant.Kind, Child> workers) {
        Map<Contestant.Kind, Child> clients = new EnumMap<>(workers);
        clients.remove(Contestant.Kind.READ_LINE);
        if (options.measures("ping")) {
            each(clients, "ping " + PINGS + " 0", null);
            each(clients, "ping " + PINGS + " 0", null);
            for (int round = 0; round < options.rounds(); round++) {
                each(clients, "ping " + PINGS + " 0", "ping");
            }
        }
        clients.remove(Contestant.Kind.FLOOR);
        if (options.measures("load")) {
            each(clients, "ping " + PINGS + " " + CPU_RATE, null);
            each(clients, "ping " + PINGS + " " + CPU_RATE, "load");
        }
        if (options.measures("pipeline")) {
            each(clients, "pipeline " + PIPELINED + " " + WINDOW, null);
            for (int round = 0; round < options.rounds(); round++) {
                each(clients, "pipeline " + PIPELINED + " " + WINDOW, "pipeline");
            }
        }
    }

    /** Lets each client do the same, one after the other; without a name it is only to warm up. */
    private void each(Map<Contestant.Kind, Child> workers, String order, @Nullable String measure) {
        workers.forEach((kind, worker) -> {
            String answer = worker.ask(order);
            if (measure != null) {
                say(kind.id() + " " + measure + ": " + answer);
                samples.add(kind, measure, answer);
            }
        });
    }

    private void fresh(String[] ports) {
        for (Contestant.Kind kind : options.kinds()) {
            if (kind == Contestant.Kind.READ_LINE || kind == Contestant.Kind.FLOOR) {
                continue;
            }
            for (int i = 0; options.measures("connect") && i < FRESH; i++) {
                fresh(kind, ports, "connect", "1", List.of());
            }
            if (options.measures("idle")) {
                fresh(kind, ports, "idle", Integer.toString(IDLE), List.of("-Xmx256m"));
            }
        }
        if (options.measures("cli")) {
            commandLine(ports[0]); // builds the program where that is needed
        }
        for (int i = 0; options.measures("cli") && i < FRESH; i++) {
            samples.add(Contestant.Kind.STROWGER, "cli", "ms=" + commandLine(ports[0]));
        }
    }

    private void fresh(Contestant.Kind kind, String[] ports, String measure, String connections, List<String> more) {
        List<String> jvm = new ArrayList<>(opened());
        jvm.addAll(more);
        try (Child child =
                Child.java(jdk, jvm, freshPath(kind), Fresh.class, kind.id(), ports[0], ports[1], connections)) {
            String answer = child.answer();
            say(kind.id() + " " + measure + ": " + answer);
            samples.add(kind, measure, answer);
        }
    }

    /** The time of a whole {@code ./strowger ping}, in milliseconds. */
    private double commandLine(String port) {
        ProcessBuilder command = new ProcessBuilder(
                options.home().resolve("strowger").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                port,
                "--user",
                Contestant.NAME,
                "ping");
        command.environment().put("STROWGER_SECRET", Contestant.NAME);
        command.environment().put("JAVA_HOME", jdk.toString());
        command.redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            long start = System.nanoTime();
            if (command.start().waitFor() != 0) {
                throw new IllegalStateException("strowger ping failed");
            }
            double millis = (System.nanoTime() - start) / 1e6;
            say("strowger ping: " + millis + " ms");
            return millis;
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Child worker(Contestant.Kind kind, String[] ports) {
        List<String> jvm = new ArrayList<>(opened());
        jvm.addAll(MEMORY);
        jvm.addAll(options.jvm());
        if (options.profile() && kind == Contestant.Kind.STROWGER) {
            Path recording = options.out().resolveSibling(kind.id() + "-" + jdk.getFileName() + ".jfr");
            jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + recording + ",dumponexit=true");
            jvm.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
        }
        return Child.java(jdk, jvm, classPath(kind), Worker.class, kind.id(), ports[0], ports[1]);
    }

    /** What it takes to give asterisk-java a larger queue; the same for all. */
    private static List<String> opened() {
        return List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");
    }

    private String classPath(Contestant.@Nullable Kind kind) {
        Path target = options.home().resolve("bench/target");
        String own = target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
        return kind == Contestant.Kind.ASTERISK_JAVA_OLDER
                ? target.resolve("older") + "/*" + File.pathSeparator + own
                : own;
    }

    /** An application with Strowger has no more than these; to look for classes in other jars would take time. */
    private String freshPath(Contestant.Kind kind) {
        if (kind != Contestant.Kind.STROWGER) {
            return classPath(kind);
        }
        Path target = options.home().resolve("bench/target");
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            return Stream.concat(
                            Stream.of(target.resolve("classes")),
                            jars.filter(jar -> jar.getFileName().toString().startsWith("strowger-")))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void say(String what) {
        System.err.printf("%tT %s: %s%n", System.currentTimeMillis(), jdk.getFileName(), what);
        System.err.flush();
    }
}
