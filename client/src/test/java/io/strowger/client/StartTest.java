package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.client.ConnectionEvent.AttemptFailed;
import io.strowger.client.ConnectionEvent.Connected;
import io.strowger.client.ConnectionEvent.Connecting;
import io.strowger.client.ConnectionEvent.Ready;
import io.strowger.protocol.action.GenericAction;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first attempt of a client: awaited, or not. */
@Timeout(60)
class StartTest {
    private static final Reconnect SOON = Reconnect.builder()
            .firstDelay(Duration.ofMillis(5))
            .longestDelay(Duration.ofMillis(20))
            .build();

    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private AmiClientBuilder client() {
        return peer.client().reconnect(SOON);
    }

    private static GenericAction generic(String name) {
        return GenericAction.builder(name).build();
    }

    @Test
    void startsDisconnectedAndKeepsTrying() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        peer.play(line -> {
            listening.await();
            line.close();
            peer.play(second -> {
                second.logIn();
                second.success(second.action("Go"));
                second.logOff();
            });
        });
        AmiClient client = client().start();
        Notices notices = Notices.of(client.events());
        assertThat(client.isOpen()).isTrue();
        assertThat(client.isConnected()).isFalse();
        assertThatThrownBy(client::server).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> client.send(generic("Go")))
                .isInstanceOf(NotSentException.class)
                .isNotInstanceOf(ClosedException.class)
                .hasMessageContaining("not connected");
        listening.countDown();
        AttemptFailed failed = notices.skipTo(AttemptFailed.class);
        assertThat(failed.attempt()).isEqualTo(1);
        assertThat(failed.reason())
                .isInstanceOfSatisfying(
                        AmiConnectException.class,
                        reason -> assertThat(reason.kind()).isEqualTo(AmiConnectException.Kind.NO_BANNER));
        assertThat(failed.retryIn()).isLessThanOrEqualTo(Duration.ofMillis(20));
        assertThat(notices.next(Connecting.class).attempt()).isEqualTo(2);
        assertThat(notices.next(Connected.class).isReconnect()).isFalse();
        notices.next(Ready.class);
        assertThat(client.send(generic("Go")).response().isSuccess()).isTrue();
        client.close();
        peer.join();
    }

    @Test
    void failsAtOnceWhereConnectIsAskedFor() throws Exception {
        peer.play(ScriptedPeer.Line::close);
        AmiConnectException failed = catchThrowableOfType(AmiConnectException.class, () -> client().connect());
        assertThat(failed.kind()).isEqualTo(AmiConnectException.Kind.NO_BANNER);
        assertThat(failed.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains("failsAtOnceWhereConnectIsAskedFor"));
    }
}
