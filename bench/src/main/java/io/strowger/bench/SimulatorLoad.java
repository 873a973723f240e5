package io.strowger.bench;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.RunningTraffic;
import io.strowger.simulator.pbx.Traffic;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many events a second the simulator writes to one client over a loopback socket, with how many channels alive.
 *
 * <p>The client only finds where messages end. Time is virtual, so the simulator goes as fast as it can.
 */
final class SimulatorLoad {
    private static final int CALLS_PER_SECOND = 1_000;
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final byte[] LOGIN =
            "Action: Login\r\nUsername: admin\r\nSecret: secret\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private SimulatorLoad() {}

    /** Measures with some thousand channels, and with fifty thousand; the argument is the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        measure(10_000, rounds);
        measure(50_000, rounds);
    }

    private static void measure(int channels, int rounds) throws Exception {
        double[] rates = new double[rounds];
        int alive = 0;
        round(channels);
        for (int i = 0; i < rounds; i++) {
            Round round = round(channels);
            rates[i] = round.eventsPerSecond();
            alive = round.channels();
        }
        Arrays.sort(rates);
        System.out.printf(
                "%,d channels: %,.0f events/s (median of %d; %,.0f to %,.0f)%n",
                alive, rates[rounds / 2], rounds, rates[0], rates[rounds - 1]);
    }

    private record Round(double eventsPerSecond, int channels) {}

    private static Round round(int channels) throws Exception {
        AtomicLong events = new AtomicLong();
        try (AmiSimulator asterisk = AmiSimulator.start();
                Socket client = new Socket(asterisk.host(), asterisk.port())) {
            client.getOutputStream().write(LOGIN);
            InputStream in = client.getInputStream();
            Thread reader = new Thread(() -> read(in, events), "reader");
            reader.setDaemon(true);
            reader.start();
            Duration talk = Duration.ofMillis(channels * 500L / CALLS_PER_SECOND);
            RunningTraffic running = asterisk.pbx()
                    .traffic(Traffic.builder()
                            .callsPerSecond(CALLS_PER_SECOND)
                            .talkTime(talk)
                            .answered(1)
                            .busy(0)
                            .noAnswer(0)
                            .build());
            asterisk.advance(talk.multipliedBy(2).plusSeconds(10));
            long before = events.get();
            long begin = System.nanoTime();
            asterisk.advance(MEASURED);
            double seconds = (System.nanoTime() - begin) / 1e9;
            int alive = asterisk.pbx().channels().size();
            running.stop();
            return new Round((events.get() - before) / seconds, alive);
        }
    }

    private static void read(InputStream in, AtomicLong events) {
        byte[] buffer = new byte[1 << 16];
        int ends = 0;
        try {
            for (int size = in.read(buffer); size > 0; size = in.read(buffer)) {
                long found = 0;
                for (int i = 0; i < size; i++) {
                    if (buffer[i] == '\n') {
                        if (++ends == 2) {
                            found++;
                            ends = 0;
                        }
                    } else if (buffer[i] != '\r') {
                        ends = 0;
                    }
                }
                events.addAndGet(found);
            }
        } catch (IOException e) {
            // the round is over
        }
    }
}
