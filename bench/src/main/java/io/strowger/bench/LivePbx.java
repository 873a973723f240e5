package io.strowger.bench;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.RunningTraffic;
import io.strowger.simulator.pbx.Traffic;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The process of the PBX that {@link LiveLoad} follows: a simulator whose time passes when it is told to. */
final class LivePbx {
    private static final int CALLS_PER_SECOND = 1_000;

    private LivePbx() {}

    /** Prints port, user and secret; then takes {@code calls SECONDS_OF_TALK}, {@code stop}, or milliseconds to let pass. */
    public static void main(String[] arguments) throws Exception {
        try (AmiSimulator asterisk = AmiSimulator.start();
                BufferedReader orders =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            say(asterisk.port() + " " + asterisk.user() + " " + asterisk.secret());
            RunningTraffic running = null;
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.startsWith("calls ")) {
                    running = asterisk.pbx().traffic(traffic(Integer.parseInt(order.substring("calls ".length()))));
                } else if (order.equals("stop") && running != null) {
                    running.stop();
                } else {
                    asterisk.advance(Duration.ofMillis(Long.parseLong(order)));
                }
                say(Integer.toString(asterisk.pbx().channels().size()));
            }
        }
    }

    private static Traffic traffic(int secondsOfTalk) {
        return Traffic.builder()
                .callsPerSecond(CALLS_PER_SECOND)
                .talkTime(Duration.ofSeconds(secondsOfTalk))
                .answered(8)
                .busy(1)
                .noAnswer(1)
                .build();
    }

    private static void say(String answer) {
        System.out.println("@" + answer);
    }
}
