package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.Reconnect;
import io.strowger.testkit.Peer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many clients return to one server that was restarted, which lets in only so many at a time. */
class ManyClientsTest {
    private static final int CLIENTS = 500;
    private static final int AUTHLIMIT = 50;

    private final AtomicInteger unauthenticated = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** Over the limit Asterisk closes without a banner. */
    private void serve(Peer.Line line) throws Exception {
        int now = unauthenticated.incrementAndGet();
        AtomicBoolean counted = new AtomicBoolean(true);
        try {
            most.accumulateAndGet(now, Math::max);
            if (now > AUTHLIMIT) {
                refused.incrementAndGet();
                return;
            }
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 123456789");
            line.success(line.action("Login"), "Message: Authentication accepted");
            unauthenticated.decrementAndGet();
            counted.set(false);
            line.tellOfItself("22.5.0");
            line.serve();
        } finally {
            if (counted.get()) {
                unauthenticated.decrementAndGet();
            }
        }
    }

    @Test
    void fiveHundredComeBackWithinAMinuteAndStayUnderTheLimitOfSessionsThatAreNotLoggedIn() throws Exception {
        Peer before = new Peer();
        before.playToAll(this::serve);
        int port = before.port();
        CountDownLatch back = new CountDownLatch(CLIENTS);
        List<AmiClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                AmiClient ami = Clients.of(before)
                        .name("pbx" + i)
                        .reconnect(Reconnect.ALWAYS)
                        .connect();
                Clients.onReturn(ami, back::countDown);
                clients.add(ami);
            }
            before.close();
            try (Peer after = new Peer(new ServerSocket(port, 1_024, InetAddress.getLoopbackAddress()))) {
                after.playToAll(this::serve);
                assertThat(back.await(60, TimeUnit.SECONDS))
                        .as("%d are not back", back.getCount())
                        .isTrue();
                assertThat(most.get()).as("sessions not logged in").isLessThanOrEqualTo(AUTHLIMIT);
                assertThat(refused.get()).as("refused").isZero();
                for (AmiClient ami : clients) {
                    assertThat(ami.ping()).isPositive();
                }
                clients.parallelStream().forEach(AmiClient::close);
            }
        } finally {
            clients.parallelStream().forEach(AmiClient::close);
        }
    }
}
