package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.Subscriber;
import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a PBX that starts is asked, with one that takes twenty seconds of simulated time to start. */
@Timeout(60)
class ReadinessTest {
    private static final Duration BOOT = Duration.ofSeconds(20);

    private final AmiSimulator asterisk =
            AmiSimulator.builder().bootTime(BOOT).lenient().start();
    private final AmiClient client = AmiClient.builder()
            .host(asterisk.host())
            .port(asterisk.port())
            .user(asterisk.user())
            .secret(asterisk.secret())
            .connect();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        client.close();
        asterisk.close();
    }

    /** Tells what it is called for; has asked a session that it was begun with. */
    private final class Scribe implements Readiness.Hands {
        private volatile int asked = -1;

        @Override
        public boolean isWith(int session) {
            return session == asked;
        }

        @Override
        public void starting() {
            told.add("starting");
        }

        @Override
        public void begin(int session) {
            asked = session;
            told.add("begin " + session);
        }

        @Override
        public void bootedLate() {
            told.add("booted late");
        }

        @Override
        public void away(int session, String reason) {
            told.add("away " + session);
        }
    }

    private void look(Duration longest) {
        Readiness readiness = new Readiness(client, new Scribe(), longest);
        Subscriber subscriber = client.events();
        subscriber.onConnection(readiness::notice);
        readiness.look();
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void isAskedOnceItHasStarted() throws Exception {
        look(Duration.ofDays(1));
        assertThat(next()).isEqualTo("starting");
        asterisk.advance(BOOT);
        assertThat(next()).isEqualTo("begin 1");
        client.close();
        assertThat(next()).isEqualTo("away 1");
        assertThat(told).isEmpty();
    }

    @Test
    void isAskedAtOnceWhereItHasStartedLongAgo() throws Exception {
        asterisk.advance(BOOT);
        client.ping();
        look(Duration.ofDays(1));
        assertThat(next()).isEqualTo("begin 1");
        assertThat(told).isEmpty();
    }

    @Test
    void isAskedBeforeThatWhereItTakesTooLongAndAgainBehindIt() throws Exception {
        look(Duration.ofMillis(10));
        assertThat(next()).isEqualTo("starting");
        assertThat(next()).isEqualTo("begin 1");
        asterisk.advance(BOOT);
        assertThat(next()).isEqualTo("booted late");
        assertThat(told).isEmpty();
    }
}
