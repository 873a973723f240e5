package io.strowger.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures that need a JVM of their own: how long it takes to connect, and how much memory idle connections take. */
final class Fresh {
    /** Longer than threads are kept that have nothing to do. */
    private static final long UNTIL_IDLE = TimeUnit.SECONDS.toNanos(12);

    private Fresh() {}

    /** Arguments: the client, the port of AMI, the port of the orders, how many connections. */
    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[3]);
        String measured = connections == 1 ? connect(args) : idle(args, connections);
        System.out.println("@" + measured);
        System.exit(0);
    }

    private static String connect(String[] args) throws Exception {
        Contestant contestant = Contestant.Kind.of(args[0]).make();
        int port = Integer.parseInt(args[1]);
        Tally tally = new Tally(0);
        long start = System.nanoTime();
        contestant.open(port, Reading.NONE, tally);
        double millis = (System.nanoTime() - start) / 1e6;
        try (Orders orders = new Orders(Integer.parseInt(args[2]))) {
            return String.format(Locale.ROOT, "ms=%.1f actions=%s", millis, orders.tell("actions"));
        }
    }

    private static String idle(String[] args, int connections) throws Exception {
        int port = Integer.parseInt(args[1]);
        List<Contestant> open = new ArrayList<>();
        open.add(opened(args[0], port));
        long before = used();
        for (int i = 0; i < connections; i++) {
            open.add(opened(args[0], port));
        }
        long after = used();
        LockSupport.parkNanos(UNTIL_IDLE);
        return String.format(
                Locale.ROOT,
                "kb=%.1f connections=%d threads=%d",
                (after - before) / 1024.0 / connections,
                open.size() - 1,
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static Contestant opened(String kind, int port) throws Exception {
        Contestant contestant = Contestant.Kind.of(kind).make();
        contestant.open(port, Reading.NONE, new Tally(0));
        return contestant;
    }

    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            memory.gc();
            used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
