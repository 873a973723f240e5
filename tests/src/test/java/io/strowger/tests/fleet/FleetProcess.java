package io.strowger.tests.fleet;

import io.strowger.client.AmiFleet;
import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.event.VarSetEvent;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** The program that {@link FleetLoadTest} runs in a JVM of its own: follows many PBXs, and says how it goes, and how it went. */
public final class FleetProcess {
    /** How many events lie between two lines that say how far it is. */
    static final int STRIDE = 2_000;

    private FleetProcess() {}

    /** Takes the port, the number of PBXs, and the number of events that each will tell. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int pbxs = Integer.parseInt(args[1]);
        long events = Long.parseLong(args[2]) * pbxs;
        LongAdder lost = new LongAdder();
        CountDownLatch ready = new CountDownLatch(pbxs);
        CountDownLatch all = new CountDownLatch(1);
        long[] handled = {0};
        try (AmiFleet fleet = AmiFleet.builder()
                .defaults(client ->
                        client.host("127.0.0.1").port(port).user("fleet").secret("canary"))
                .open()) {
            fleet.events().onLost(notice -> {
                lost.add(notice.count());
                all.countDown();
            });
            fleet.events().onConnection(event -> {
                if (event instanceof ConnectionEvent.Ready) {
                    ready.countDown();
                }
            });
            fleet.events().on(VarSetEvent.class, event -> {
                if (event.variable() != null && ++handled[0] % STRIDE == 0) {
                    say("handled=" + handled[0]);
                }
                if (handled[0] == events) {
                    all.countDown();
                }
            });
            for (int i = 0; i < pbxs; i++) {
                fleet.add("pbx" + i, settings -> {});
            }
            ready.await();
            say("READY");
            all.await();
            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("strowger pbx"))
                    .count();
            say("handled=" + handled[0]);
            say("lost=" + lost.sum());
            say("threads=" + threads);
            say("cpu="
                    + ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                                    .getProcessCpuTime()
                            / 1_000_000);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
