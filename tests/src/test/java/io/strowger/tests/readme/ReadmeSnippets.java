package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.AmiFleet;
import io.strowger.client.FleetAnswers;
import io.strowger.client.OriginateOutcome;
import io.strowger.live.Call;
import io.strowger.live.Channel;
import io.strowger.live.LiveState;
import io.strowger.live.Queue;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.PingResponse;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.QueueStatusItem;
import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The Java of the README, compiled and run; the regions stand there word for word. */
final class ReadmeSnippets {
    private ReadmeSnippets() {}

    static void tour(String host, int port, String secret) {
        // region tour
        AmiClientBuilder pbx =
                AmiClient.builder().host(host).port(port).user("admin").secret(secret);
        try (AmiClient ami = pbx.connect()) {
            ami.events().on(HangupEvent.class, e -> System.out.println(e.channel() + ": " + e.causeText()));

            QueueStatusAction support =
                    QueueStatusAction.builder().queue("support").build();
            for (QueueStatusItem item : ami.send(support)) {
                System.out.println(item);
            }

            OriginateAction call = OriginateAction.builder("PJSIP/6001")
                    .context("lab")
                    .exten("202")
                    .priority(1)
                    .build();
            OriginateOutcome outcome = ami.originate(call).join(); // answered, busy, no answer, ...
            System.out.println(outcome);
        }
        // endregion
    }

    static void fleet(String host, int port, String secret, Runnable application) {
        // region fleet
        try (AmiFleet fleet = AmiFleet.builder()
                .defaults(pbx -> pbx.user("admin").secret(secret))
                .open()) {
            fleet.events()
                    .on(HangupEvent.class, e -> System.out.println(e.origin().pbx() + ": " + e.channel()));
            fleet.events().onConnection(System.out::println); // connecting, ready, disconnected and why, ...
            fleet.events().onGap(gap -> System.out.println(gap.pbx() + " unheard for " + gap.length()));
            fleet.events().onLost(lost -> System.out.println(lost.count() + " events came too fast"));
            fleet.add("berlin", pbx -> pbx.host(host).port(port)); // connects by itself, and comes back by itself
            fleet.add("paris", pbx -> pbx.host(host).port(port));

            application.run();
            FleetAnswers<PingResponse> pongs =
                    fleet.sendAll(PingAction.builder().build());
            System.out.println(pongs.answers().keySet() + " answered, " + pongs.failures() + " did not");
            fleet.health().values().forEach(System.out::println);
        }
        // endregion
    }

    static void wallboard(AmiClient ami, Runnable application) {
        // region wallboard
        try (LiveState live = LiveState.follow(ami)) { // returns when it is in step
            live.queues().watch(change -> {
                Queue queue = change.after();
                System.out.println(
                        queue.name() + ": " + queue.waiting() + " wait, " + queue.available() + " members free");
            });
            live.calls().onChange(change -> {
                if (change.isEnd()) {
                    Call call = change.after();
                    String caller = call.caller().map(Channel::device).orElse("somebody");
                    System.out.println(caller + ": " + call.outcome() + ", talked for " + call.talked());
                }
            });
            live.onStatus(System.out::println); // stale, resynchronising, in step: per view, and why

            application.run();
            System.out.println("differences to the PBX: " + live.audit().join());
        }
        // endregion
    }

    /** What is tested: something that calls somebody back. */
    interface Application {
        default AmiClient connect(String host, int port) {
            return AmiClient.builder()
                    .host(host)
                    .port(port)
                    .user("admin")
                    .secret("secret")
                    .connect();
        }

        CompletableFuture<OriginateOutcome> callBack(AmiClient ami, String phone, String extension);
    }

    static void test(Application application) {
        // region test
        try (AmiSimulator asterisk = AmiSimulator.start();
                AmiClient ami = application.connect(asterisk.host(), asterisk.port())) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            asterisk.pbx().extension("200", steps -> steps.answer().waits(Duration.ofHours(1)));
            CompletableFuture<OriginateOutcome> call = application.callBack(ami, "PJSIP/alice", "200");
            asterisk.takeAction(); // its Originate has arrived
            asterisk.advance(Duration.ofSeconds(3)); // alice answers
            assertThat(call.join().isAnswered()).isTrue();
        }
        // endregion
    }
}
