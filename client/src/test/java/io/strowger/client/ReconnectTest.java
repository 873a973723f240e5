package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.ConnectionEvent.AttemptFailed;
import io.strowger.client.ConnectionEvent.Closed;
import io.strowger.client.ConnectionEvent.Connected;
import io.strowger.client.ConnectionEvent.Connecting;
import io.strowger.client.ConnectionEvent.Disconnected;
import io.strowger.client.ConnectionEvent.FullyBooted;
import io.strowger.client.ConnectionEvent.Ready;
import io.strowger.client.ConnectionEvent.ShutdownAnnounced;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that comes back when its connection has ended. */
@Timeout(60)
class ReconnectTest {
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
    void comesBackAndTellsAllInOrder() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            listening.await();
            line.message("Event: First");
            line.message("Event: Shutdown", "Shutdown: Cleanly", "Restart: True");
            line.close();
            peer.play(second -> {
                second.logIn();
                second.message("Event: FullyBooted", "Status: Fully Booted");
                second.message("Event: Second");
                second.logOff();
            });
        });
        AmiClient client = client().connect();
        Notices notices = Notices.andEventsOf(client.events());
        listening.countDown();
        assertThat(notices.skipTo(io.strowger.protocol.event.Event.class)
                        .origin()
                        .session())
                .isEqualTo(1);
        notices.event("Shutdown");
        assertThat(notices.next(ShutdownAnnounced.class).restart()).isTrue();
        Disconnected end = notices.next(Disconnected.class);
        assertThat(end.session()).isEqualTo(1);
        assertThat(end.reason()).isInstanceOf(ConnectionLostException.class);
        assertThat(notices.next(Connecting.class).attempt()).isEqualTo(1);
        Connected again = notices.skipTo(Connected.class);
        assertThat(again.isReconnect()).isTrue();
        assertThat(again.session()).isEqualTo(2);
        assertThat(again.address()).isEqualTo("127.0.0.1:" + peer.port());
        Gap gap = Objects.requireNonNull(again.gap());
        assertThat(gap.pbx()).isEqualTo("pbx");
        assertThat(gap.to()).isEqualTo(again.at());
        notices.skipTo(FullyBooted.class);
        assertThat(notices.skipTo(io.strowger.protocol.event.Event.class)
                        .origin()
                        .session())
                .isEqualTo(2);
        client.close();
        assertThat(notices.skipTo(Disconnected.class).reason()).isInstanceOf(ClosedException.class);
        assertThat(notices.next(Closed.class).reason()).isInstanceOf(ClosedException.class);
    }

    @Test
    void tellsOnceThatAllIsOverAndWhenThePbxCouldNotBeHeard() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            listening.await();
            line.close();
            peer.play(second -> {
                second.logIn();
                second.logOff();
            });
        });
        AmiClient client = client().connect();
        CompletableFuture<Gap> gap = new CompletableFuture<>();
        CompletableFuture<AmiException> closed = new CompletableFuture<>();
        Notices notices = Notices.of(client.events());
        client.events().onGap(gap::complete);
        client.events().onClosed(closed::complete);
        listening.countDown();
        notices.skipTo(Disconnected.class);
        notices.skipTo(Ready.class);
        assertThat(gap.get(10, TimeUnit.SECONDS).length()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(closed).isNotDone();
        assertThat(client.isOpen()).isTrue();
        client.close();
        assertThat(closed.get(10, TimeUnit.SECONDS)).isInstanceOf(ClosedException.class);
    }

    @Test
    void setsMaskAndFiltersAgain() throws Exception {
        ScriptedPeer.Script session = line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            Message login = line.action("Login");
            assertThat(login.text("Events")).isEqualTo("system,call");
            line.success(login);
            line.tellOfItself("22.5.0");
            Message filter = line.action("Filter");
            assertThat(filter.text("Filter")).isEqualTo("Event: Newchannel");
            line.success(filter);
        };
        CompletableFuture<Void> second = new CompletableFuture<>();
        peer.play(line -> {
            session.play(line);
            line.success(line.action("Go"));
            peer.play(again -> {
                session.play(again);
                second.complete(null);
                again.logOff();
            });
            line.close();
        });
        AmiClient client = client().events(PrivilegeClass.CALL, PrivilegeClass.SYSTEM)
                .filter(EventFilter.including("Event: Newchannel"))
                .connect();
        Notices notices = Notices.of(client.events());
        client.send(generic("Go"));
        second.get(20, TimeUnit.SECONDS);
        notices.skipTo(Disconnected.class);
        notices.skipTo(Ready.class);
        client.close();
        peer.join();
    }

    @Test
    void whatWasPendingIsNotSentAgainAndNewActionsGoToTheNewSession() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.action("First");
            peer.play(second -> {
                second.logIn();
                second.success(second.action("Second"), "Message: done");
                second.logOff();
            });
            line.close();
        });
        AmiClient client = client().connect();
        Notices notices = Notices.of(client.events());
        CompletableFuture<Answer> first = client.sendAsync(generic("First"));
        assertThat(first)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(OutcomeUnknownException.class);
        Disconnected end = notices.skipTo(Disconnected.class);
        assertThat(end.outcomeUnknown()).isEqualTo(1);
        assertThat(end.notSent()).isZero();
        notices.skipTo(Ready.class);
        assertThat(client.isConnected()).isTrue();
        assertThat(client.send(generic("Second")).response().text()).isEqualTo("done");
        client.close();
        peer.join();
    }

    @Test
    void aCallThatWasUnderWayIsUnknownAndANewOneIsNot() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.success(line.action("Originate"));
            peer.play(second -> {
                second.logIn();
                Message originate = second.action("Originate");
                second.success(originate);
                second.message(
                        "Event: OriginateResponse",
                        "Response: Success",
                        "Uniqueid: " + originate.text("ChannelId"),
                        "Reason: 4");
                second.logOff();
            });
            line.close();
        });
        AmiClient client = client().connect();
        Notices notices = Notices.of(client.events());
        OriginateAction call = OriginateAction.builder("Local/1@lab")
                .application("Wait")
                .timeout(Duration.ofSeconds(20))
                .build();
        assertThat(client.originate(call).get(20, TimeUnit.SECONDS))
                .isInstanceOf(OriginateOutcome.OutcomeUnknown.class);
        notices.skipTo(Disconnected.class);
        notices.skipTo(Ready.class);
        assertThat(client.originate(call).get(20, TimeUnit.SECONDS)).isInstanceOf(OriginateOutcome.Answered.class);
        client.close();
        peer.join();
    }

    @Test
    void givesUpAfterSoManyAttempts() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            listening.await();
            peer.play(ScriptedPeer.Line::close);
            peer.play(ScriptedPeer.Line::close);
            line.close();
        });
        AmiClient client = peer.client()
                .reconnect(Reconnect.builder()
                        .firstDelay(Duration.ofMillis(1))
                        .attempts(2)
                        .build())
                .connect();
        Notices notices = Notices.of(client.events());
        CompletableFuture<AmiException> closed = new CompletableFuture<>();
        client.events().onClosed(closed::complete);
        listening.countDown();
        assertThat(notices.skipTo(AttemptFailed.class).retryIn()).isNotNull();
        assertThat(notices.skipTo(AttemptFailed.class).retryIn()).isNull();
        assertThat(notices.next(Closed.class).reason()).isInstanceOf(AmiConnectException.class);
        assertThat(closed.get(10, TimeUnit.SECONDS)).isInstanceOf(AmiConnectException.class);
        assertThat(client.isOpen()).isFalse();
        assertThatThrownBy(() -> client.send(generic("Late"))).isInstanceOf(NotSentException.class);
        peer.join();
    }

    @Test
    void aRefusedLoginIsNotTriedAgainForAWhile() throws Exception {
        CountDownLatch listening = new CountDownLatch(1);
        peer.play(line -> {
            listening.await();
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.error(line.action("Login"), "Authentication failed");
            line.close();
        });
        AmiClient client = client().start();
        Notices notices = Notices.of(client.events());
        listening.countDown();
        assertThat(notices.skipTo(AttemptFailed.class).retryIn()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        client.close();
        notices.next(Closed.class);
        peer.join();
    }
}
