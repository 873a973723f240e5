package io.strowger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The process of one client: measures what it is told to, a line in, a line out. */
final class Worker {
    private static final long PATIENCE_SECONDS = 120;

    private final Contestant.Kind kind;
    private final int amiPort;
    private final Orders orders;

    private Worker(Contestant.Kind kind, int amiPort, int controlPort) {
        this.kind = kind;
        this.amiPort = amiPort;
        this.orders = new Orders(controlPort);
    }

    /** Arguments: the client, the port of AMI, the port of the orders; then orders from the input until it ends. */
    public static void main(String[] args) throws Exception {
        Worker worker = new Worker(Contestant.Kind.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("@ready");
        String line;
        while ((line = in.readLine()) != null) {
            System.out.println("@" + worker.measure(line.split(" ")));
        }
        System.exit(0);
    }

    private String measure(String[] order) throws Exception {
        return switch (order[0]) {
            case "flood" -> flood(Reading.valueOf(order[1]), Long.parseLong(order[2]));
            case "pace" -> pace(Reading.valueOf(order[1]), Integer.parseInt(order[2]), Integer.parseInt(order[3]));
            case "ping" -> ping(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
            case "pipeline" -> pipeline(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
            default -> throw new IllegalArgumentException("no such measure: " + order[0]);
        };
    }

    /** As many events as fast as they come: events a second, and what each cost. */
    private String flood(Reading reading, long events) throws Exception {
        Tally tally = new Tally(0);
        String expected = orders.tell("expect " + events + " " + reading);
        try (Contestant contestant = kind.make()) {
            contestant.open(amiPort, reading, tally);
            Cost before = Cost.now();
            orders.send("flood " + events);
            awaitEnd(tally);
            Cost cost = Cost.now().since(before);
            orders.answer();
            if (kind != Contestant.Kind.FLOOR && reading != Reading.COUNT) {
                check(expected.equals(Long.toString(tally.checksum())), tally);
            }
            check(reading == Reading.RARE || tally.events() == events, tally);
            return events(cost, events);
        }
    }

    /** Events at a steady rate: what each cost, and how late the stamped ones were. */
    private String pace(Reading reading, int perSecond, int seconds) throws Exception {
        int events = perSecond * seconds;
        Tally tally = new Tally(reading == Reading.STAMPED ? events : 0);
        try (Contestant contestant = kind.make()) {
            contestant.open(amiPort, reading, tally);
            Cost before = Cost.now();
            orders.send("pace " + events + " " + perSecond + " " + (reading == Reading.STAMPED));
            awaitEnd(tally);
            Cost cost = Cost.now().since(before);
            orders.answer();
            check(tally.events() == events, tally);
            return events(cost, events) + (reading == Reading.STAMPED ? " " + quantiles(tally.latencies(), 1) : "");
        }
    }

    /** Round trips, one after the other, with so many events a second meanwhile: how long they took, in microseconds. */
    private String ping(int count, int load) throws Exception {
        Tally tally = new Tally(0);
        try (Contestant contestant = kind.make()) {
            contestant.open(amiPort, load > 0 ? Reading.TYPED : Reading.NONE, tally);
            if (load > 0) {
                orders.tell("load " + load);
            }
            long[] nanos = new long[count];
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                contestant.ping();
                nanos[i] = System.nanoTime() - start;
            }
            if (load > 0) {
                orders.tell("stop");
            }
            return quantiles(nanos, 1e3);
        }
    }

    /** Many actions under way at once: actions a second, and what each cost. */
    private String pipeline(int count, int window) throws Exception {
        try (Contestant contestant = kind.make()) {
            contestant.open(amiPort, Reading.NONE, new Tally(0));
            Cost before = Cost.now();
            contestant.pipeline(count, window);
            return events(Cost.now().since(before), count);
        }
    }

    private static void awaitEnd(Tally tally) throws InterruptedException {
        check(tally.ended().await(PATIENCE_SECONDS, TimeUnit.SECONDS), tally);
    }

    private static void check(boolean right, Tally tally) {
        if (!right) {
            throw new IllegalStateException(
                    "not what was sent: " + tally.events() + " events, checksum " + tally.checksum());
        }
    }

    private static String events(Cost cost, long events) {
        return String.format(
                Locale.ROOT,
                "persecond=%.1f cpu=%.4f bytes=%.1f",
                events * 1e9 / cost.nanos(),
                cost.cpuNanos() / 1e3 / events,
                (double) cost.allocatedBytes() / events);
    }

    private static String quantiles(long[] values, double unit) throws IOException {
        java.util.Arrays.sort(values);
        if (values.length == 0) {
            throw new IOException("nothing was measured");
        }
        return String.format(
                Locale.ROOT,
                "p50=%.2f p99=%.2f p999=%.2f max=%.2f",
                at(values, 0.5) / unit,
                at(values, 0.99) / unit,
                at(values, 0.999) / unit,
                at(values, 1) / unit);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.floor(share * sorted.length)))];
    }
}
