package io.strowger.bench;

import io.strowger.bench.Contestant.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Something to reach: a figure, and what it has to be.
 *
 * @param format how the figure is shown
 * @param atLeast true where more is better
 */
record Goal(String what, ToDoubleFunction<Samples> figure, String format, boolean atLeast, double bound) {
    /** The goals, in the order of the table. */
    static List<Goal> all(double eventBytes) {
        return List.of(
                atLeast("typed events: times asterisk-java's newest", s -> over(s, Kind.ASTERISK_JAVA), 12),
                atLeast("typed events: times asterisk-java 3.41.0", s -> over(s, Kind.ASTERISK_JAVA_OLDER), 9),
                atLeast("typed events: share of the floor", s -> over(s, Kind.FLOOR), 0.6),
                atLeast(
                        "a rare type: share of the floor",
                        s -> of(s, "rare.persecond") / s.median(Kind.FLOOR, "rare.persecond"),
                        0.85),
                atMost(
                        "CPU per event at 20,000/s: share of asterisk-java's newest",
                        s -> of(s, "cpu.cpu") / s.median(Kind.ASTERISK_JAVA, "cpu.cpu"),
                        0.1),
                atMost("bytes allocated per event beyond its own size", s -> of(s, "count.bytes") - eventBytes, 200),
                atMost("idle round trip p50: times a bare socket's", s -> bare(s, "ping.p50"), 1.15),
                atMost("idle round trip p99: times a bare socket's", s -> bare(s, "ping.p99"), 1.15),
                atMost(
                        "round trip p99 with 20,000 events/s: share of asterisk-java's newest",
                        s -> of(s, "load.p99") / s.median(Kind.ASTERISK_JAVA, "load.p99"),
                        0.5),
                atLeast(
                        "pipelined actions/s: times asterisk-java's newest",
                        s -> of(s, "pipeline.persecond") / s.median(Kind.ASTERISK_JAVA, "pipeline.persecond"),
                        2),
                atMost("bytes allocated per pipelined action", s -> of(s, "pipeline.bytes"), 1_024),
                atMost("actions to log in", s -> of(s, "connect.actions"), 2),
                atMost("connect to ready in a fresh JVM, ms", s -> of(s, "connect.ms"), 150),
                atMost("latency p99 at 50,000 events/s, ms", s -> of(s, "latency.p99") / 1e3, 5),
                atMost("latency p99.9 at 50,000 events/s, ms", s -> of(s, "latency.p999") / 1e3, 20),
                atMost("heap per idle connection, KB", s -> of(s, "idle.kb"), 100),
                atLeast("idle connections in 256 MB of heap", s -> of(s, "idle.connections"), 1_000),
                atMost("./strowger ping as a whole process, ms", s -> of(s, "cli.ms"), 500));
    }

    /** True, false, or neither where it was not measured. */
    String told(Samples samples) {
        double value = figure.applyAsDouble(samples);
        if (Double.isNaN(value)) {
            return "not measured |";
        }
        boolean met = atLeast ? value >= bound : value <= bound;
        return String.format(Locale.ROOT, format, value) + " | " + (met ? "met" : "**not met**");
    }

    String target() {
        return (atLeast ? "at least " : "at most ") + String.format(Locale.ROOT, format, bound);
    }

    private static Goal atLeast(String what, ToDoubleFunction<Samples> figure, double bound) {
        return new Goal(what, figure, format(bound), true, bound);
    }

    private static Goal atMost(String what, ToDoubleFunction<Samples> figure, double bound) {
        return new Goal(what, figure, format(bound), false, bound);
    }

    private static String format(double bound) {
        return bound < 10 && bound != Math.rint(bound) ? "%.2f" : bound < 20 ? "%.1f" : "%.0f";
    }

    private static double of(Samples samples, String measure) {
        return samples.median(Kind.STROWGER, measure);
    }

    private static double over(Samples samples, Kind other) {
        return of(samples, "typed.persecond") / samples.median(other, "typed.persecond");
    }

    private static double bare(Samples samples, String measure) {
        return of(samples, measure) / samples.median(Kind.FLOOR, measure);
    }
}
