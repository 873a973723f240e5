package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.ConnectionEvent.AttemptFailed;
import io.strowger.client.ConnectionEvent.Closed;
import io.strowger.client.ConnectionEvent.Connected;
import io.strowger.client.ConnectionEvent.Connecting;
import io.strowger.client.ConnectionEvent.Disconnected;
import io.strowger.client.ConnectionEvent.FullyBooted;
import io.strowger.client.ConnectionEvent.Ready;
import io.strowger.client.ConnectionEvent.ShutdownAnnounced;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.EventFilter;
import io.strowger.client.LoginException;
import io.strowger.client.NotSentException;
import io.strowger.client.Reconnect;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client whose real server goes away and comes back. */
@RealAsterisk
record ReconnectTest(LabServer pbx) {
    private static final Reconnect SOON = Reconnect.builder()
            .firstDelay(Duration.ofMillis(100))
            .longestDelay(Duration.ofSeconds(1))
            .build();

    private static <T> T next(BlockingQueue<?> told, Class<T> type) throws InterruptedException {
        while (true) {
            Object next = told.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("waiting for " + type.getSimpleName()).isNotNull();
            if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
    }

    @Test
    void tellsOfARestartInOrderAndIsBackAfterIt() throws Exception {
        LabServer own = LabServer.start(pbx.version());
        BlockingQueue<ConnectionEvent> told = new LinkedBlockingQueue<>();
        try (AmiClient ami = own.client("admin").reconnect(SOON).connect()) {
            ami.events().onConnection(told::add);
            // over AMI, the session that asks would be too busy to be told
            List<String> unused = own.cli("core restart now");
            ShutdownAnnounced announced = next(told, ShutdownAnnounced.class);
            assertThat(announced.restart()).isTrue();
            assertThat(announced.session()).isEqualTo(1);
            assertThat(next(told, Disconnected.class).reason()).isInstanceOf(ConnectionLostException.class);
            assertThat(ami.isConnected()).isFalse();
            next(told, Connecting.class);
            // the lab's server does not start by itself
            own.restart();
            Connected connected = next(told, Connected.class);
            assertThat(connected.session()).isEqualTo(2);
            assertThat(Objects.requireNonNull(connected.gap()).length()).isPositive();
            Object first = next(told, ConnectionEvent.class);
            Object second = next(told, ConnectionEvent.class);
            assertThat(new Object[] {first, second}).hasAtLeastOneElementOfType(Ready.class);
            assertThat(new Object[] {first, second}).hasAtLeastOneElementOfType(FullyBooted.class);
            assertThat(ami.ping()).isPositive();
        } finally {
            own.remove();
        }
        next(told, Disconnected.class);
        next(told, Closed.class);
    }

    @Test
    void isBackAfterAKillWithItsMaskAndItsFilters() throws Exception {
        LabServer own = LabServer.start(pbx.version());
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        try (AmiClient ami = own.client("admin")
                .reconnect(SOON)
                .events(PrivilegeClass.USER)
                .filter(EventFilter.including("UserEvent: Wanted"))
                .connect()) {
            ami.events().onAll(told::add);
            ami.events().onConnection(told::add);
            own.kill();
            assertThat(next(told, Disconnected.class).reason()).isInstanceOf(ConnectionLostException.class);
            own.restart();
            next(told, Ready.class);
            ami.send(UserEventAction.builder("Other").build());
            ami.send(UserEventAction.builder("Wanted").build());
            Event event = next(told, Event.class);
            assertThat(event.name()).isEqualTo("UserEvent");
            assertThat(event.header("UserEvent")).isEqualTo("Wanted");
            assertThat(event.origin().session()).isEqualTo(2);
        } finally {
            own.remove();
        }
    }

    @Test
    void aWrongSecretIsTriedOnceInHalfAMinute() throws Exception {
        BlockingQueue<ConnectionEvent> told = new LinkedBlockingQueue<>();
        try (AmiClient ami = pbx.client("admin").secret("wrong").reconnect(SOON).start()) {
            ami.events().onConnection(told::add);
            AttemptFailed failed = next(told, AttemptFailed.class);
            assertThat(failed.reason()).isInstanceOf(LoginException.class);
            assertThat(failed.retryIn()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            assertThat(told.poll(3, TimeUnit.SECONDS)).isNull();
            assertThat(ami.isOpen()).isTrue();
        }
        AmiException end = next(told, Closed.class).reason();
        assertThat(end).isInstanceOf(NotSentException.class);
    }

    @Test
    void knowsWhatItsUserMayDoWhereItMayAsk() {
        try (AmiClient ami = pbx.connect()) {
            assertThat(ami.server().readClasses()).containsExactlyInAnyOrder(PrivilegeClass.values());
            assertThat(ami.server().writeClasses()).containsExactlyInAnyOrder(PrivilegeClass.values());
        }
        long before = System.nanoTime();
        try (AmiClient ami = pbx.client("calls").connect()) {
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(900));
            assertThat(ami.server().readClasses()).isNull();
            assertThat(ami.server().writeClasses()).isNull();
        }
    }
}
