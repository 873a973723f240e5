package io.strowger.bench;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Fault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.pbx.Pbx;
import io.strowger.simulator.pbx.Queue;
import io.strowger.simulator.pbx.RunningTraffic;
import io.strowger.simulator.pbx.Traffic;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The process of the PBX that {@link LiveLoad} follows: a simulator whose time passes when it is told to. */
final class LivePbx {
    /** Calls from telephone to telephone, into queues, and into conferences and an office with many variables. */
    private static final double PHONES_PER_SECOND = 850;

    private static final double QUEUES_PER_SECOND = 50;
    private static final double OTHERS_PER_SECOND = 100;
    private static final int QUEUES = 20;
    private static final int MEMBERS_EACH = 60;
    private static final String DIALPLAN = """
            [default]
            exten => _8XX,1,Answer()
             same => n,ConfBridge(${EXTEN})
            exten => _7XX,1,Answer()
             same => n,Set(CUSTOMER=42)
             same => n,Set(__CAMPAIGN=autumn)
             same => n,Set(LANGUAGE_CHOSEN=en)
             same => n,MusicOnHold()
            """;

    private LivePbx() {}

    /**
     * Prints port, user and secret; then takes {@code calls SECONDS_OF_TALK}, {@code queues NUMBER MEMBERS}, {@code stop},
     * {@code cut}, or milliseconds to let pass, and answers each with the number of channels.
     */
    public static void main(String[] arguments) throws Exception {
        try (AmiSimulator asterisk = AmiSimulator.start();
                BufferedReader orders =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            say(asterisk.port() + " " + asterisk.user() + " " + asterisk.secret());
            List<RunningTraffic> running = new ArrayList<>();
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                switch (words[0]) {
                    case "calls" -> running.addAll(calls(asterisk.pbx(), Integer.parseInt(words[1])));
                    case "queues" -> queues(asterisk.pbx(), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                    case "stop" -> running.forEach(RunningTraffic::stop);
                    case "cut" -> asterisk.inject(Fault.cut(), Moment.now());
                    default -> asterisk.advance(Duration.ofMillis(Long.parseLong(words[0])));
                }
                say(Integer.toString(asterisk.pbx().channels().size()));
            }
        }
    }

    private static List<RunningTraffic> calls(Pbx pbx, int secondsOfTalk) {
        String[] names = new String[QUEUES];
        for (int i = 0; i < QUEUES; i++) {
            names[i] = "team" + i;
            Queue queue = pbx.queue(names[i]).set("strategy", "rrmemory").set("timeout", "15");
            for (int member = 0; member < MEMBERS_EACH; member++) {
                String phone = "PJSIP/agent" + i + "-" + member;
                pbx.endpoint(phone).answersAfter(Duration.ofSeconds(2));
                queue.member(phone);
            }
        }
        pbx.dialplan(DIALPLAN);
        return List.of(
                pbx.traffic(traffic(PHONES_PER_SECOND, secondsOfTalk)
                        .answered(8)
                        .busy(1)
                        .noAnswer(1)
                        .build()),
                pbx.traffic(traffic(QUEUES_PER_SECOND, secondsOfTalk)
                        .queues(names)
                        .queueShare(1)
                        .build()),
                pbx.traffic(traffic(OTHERS_PER_SECOND, secondsOfTalk)
                        .extensions("default", "801", "802", "803", "804", "805", "806", "807", "808", "701", "702")
                        .build()));
    }

    private static Traffic.Builder traffic(double callsPerSecond, int secondsOfTalk) {
        return Traffic.builder().callsPerSecond(callsPerSecond).talkTime(Duration.ofSeconds(secondsOfTalk));
    }

    private static void queues(Pbx pbx, int number, int members) {
        for (int i = 0; i < number; i++) {
            Queue queue = pbx.queue("queue" + i);
            for (int member = i; member < members; member += number) {
                queue.member("PJSIP/member" + member);
            }
        }
    }

    private static void say(String answer) {
        System.out.println("@" + answer);
    }
}
