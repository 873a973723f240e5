package io.strowger.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.AmiFleet;
import io.strowger.client.AmiListener;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Reconnect;
import io.strowger.client.Subscriber;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import io.strowger.testkit.Peer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters of clients, from the first to the last. */
class AmiMetricsTest {
    private final Peer peer = new Peer();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AmiMetrics metrics = new AmiMetrics(registry, List.of(Tag.of("site", "here")));
    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    private AmiClientBuilder client(String name) {
        return AmiClient.builder()
                .host("127.0.0.1")
                .port(peer.port())
                .user("alice")
                .secret("wonderland")
                .name(name)
                .reconnect(Reconnect.NEVER)
                .listener(metrics);
    }

    private void play(Peer.Script script) {
        peer.play(line -> {
            line.logIn();
            script.play(line);
        });
    }

    private double gauge(String name, String pbx) {
        return registry.get(name).tags("pbx", pbx, "site", "here").gauge().value();
    }

    private double count(String name, String pbx) {
        return registry.get(name).tags("pbx", pbx).functionCounter().count();
    }

    @Test
    void aClientHasItsMetersUntilItHasEnded() throws Exception {
        play(line -> {
            line.success(line.action("Ping"));
            line.error(line.action("Ping"), "no");
            line.logOff();
        });
        AmiClient client = client("vienna").listener(new Closed(closed)).connect();
        client.ping();
        Throwable refused =
                catchThrowable(() -> client.send(PingAction.builder().build()));

        assertThat(refused).isNotNull();
        assertThat(gauge("strowger.connected", "vienna")).isEqualTo(1);
        assertThat(count("strowger.sessions", "vienna")).isEqualTo(1);
        assertThat(count("strowger.responses", "vienna")).isEqualTo(6);
        assertThat(count("strowger.bytes.read", "vienna")).isPositive();
        assertThat(count("strowger.bytes.written", "vienna")).isPositive();
        assertThat(gauge("strowger.actions.pending", "vienna")).isZero();
        assertThat(registry.get("strowger.silence").timeGauge().value(TimeUnit.SECONDS))
                .isBetween(0.0, 60.0);
        assertThat(registry.get("strowger.actions")
                        .tags("pbx", "vienna", "action", "Ping", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("strowger.actions")
                        .tags("action", "Ping", "outcome", "error")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("strowger.actions.answer")
                        .tags("action", "Ping")
                        .timer()
                        .count())
                .isEqualTo(2);

        client.close();
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(registry.getMeters()).isEmpty();
        Throwable late = catchThrowable(() -> client.send(PingAction.builder().build()));
        assertThat(late).isNotNull();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aSubscriberHasItsMetersWhileItIsOpen() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        play(line -> {
            subscribed.await();
            line.message("Event: Hangup", "Channel: PJSIP/1-1");
            running.await();
            line.message("Event: Hangup", "Channel: PJSIP/1-2");
            line.message("Event: Hangup", "Channel: PJSIP/1-3");
            line.success(line.action("Ping"));
            line.success(line.action("Ping"));
            line.logOff();
        });
        AmiClient client = client("vienna").connect();
        Subscriber slow = client.subscriber("slow").queueSize(1).open();
        slow.on(HangupEvent.class, event -> {
            running.countDown();
            await(goOn);
        });
        subscribed.countDown();
        client.ping();
        // What one read brought is in the queues before the next read.
        client.ping();

        Tags tags = Tags.of("pbx", "vienna", "subscriber", "slow");
        assertThat(registry.get("strowger.subscriber.queued").tags(tags).gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("strowger.subscriber.lost")
                        .tags(tags)
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("strowger.subscriber.delivered")
                        .tags(tags)
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.find("strowger.subscriber.queued")
                        .tags("subscriber", "events")
                        .gauge())
                .isNotNull();
        goOn.countDown();
        slow.close();
        client.close();
    }

    @Test
    void clientsOfOneNameShareTheirMetersAndTheLastTakesThemAway() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        play(line -> line.logOff());
        AmiClient first = client("vienna").listener(new Closed(both)).connect();
        play(line -> line.logOff());
        AmiClient second = client("vienna").listener(new Closed(both)).connect();
        play(line -> line.logOff());
        AmiClient other = client("linz").connect();

        assertThat(gauge("strowger.connected", "vienna")).isEqualTo(2);
        assertThat(gauge("strowger.connected", "linz")).isEqualTo(1);
        first.close();
        assertThat(gauge("strowger.connected", "vienna")).isEqualTo(1);
        second.close();
        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.getTag("pbx")).isEqualTo("linz"));
        other.close();
    }

    @Test
    void theMetersOfAFleetComeAndGoWithItsClients() throws Exception {
        CountDownLatch ready = new CountDownLatch(2);
        CountDownLatch gone = new CountDownLatch(2);
        try (AmiFleet fleet = AmiFleet.builder()
                .defaults(client -> client.host("127.0.0.1")
                        .port(peer.port())
                        .user("alice")
                        .secret("wonderland")
                        .listener(metrics)
                        .listener(new Ready(ready))
                        .listener(new Closed(gone)))
                .open()) {
            for (String name : List.of("vienna", "linz")) {
                play(line -> line.logOff());
                AmiClient unused = fleet.add(name, settings -> {});
                assertThat(registry.find("strowger.connected").tags("pbx", name).gauge())
                        .isNotNull();
            }
            assertThat(ready.await(20, TimeUnit.SECONDS)).isTrue();
            fleet.remove("vienna");
            fleet.remove("linz");
            assertThat(gone.await(40, TimeUnit.SECONDS)).isTrue();
            assertThat(registry.getMeters()).isEmpty();
        }
    }

    @Test
    void noMeterShowsTheSecret() throws Exception {
        play(line -> {
            Message action = line.action("Wonder");
            line.error(action, "No " + action.text("Secret"));
            line.logOff();
        });
        AmiClient client = client("vienna").connect();
        Throwable refused = catchThrowable(() -> client.send(
                GenericAction.builder("Wonder").header("Secret", "wonderland").build()));

        assertThat(refused).isNotNull();
        assertThat(registry.getMeters())
                .isNotEmpty()
                .allSatisfy(meter ->
                        assertThat(meter.getId() + " " + meter.measure()).doesNotContain("wonderland"));
        assertThat(metrics.toString()).doesNotContain("wonderland");
        client.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Counts the sessions that are ready. */
    private record Ready(CountDownLatch latch) implements AmiListener {
        @Override
        public void connectionChanged(ConnectionEvent event) {
            if (event instanceof ConnectionEvent.Ready) {
                latch.countDown();
            }
        }
    }

    /** Behind the metrics, so that they have been told. */
    private record Closed(CountDownLatch latch) implements AmiListener {
        @Override
        public void clientClosed(AmiClient client) {
            latch.countDown();
        }
    }
}
