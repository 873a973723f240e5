package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.LoginException;
import io.strowger.client.Notices;
import io.strowger.client.OriginateOutcome;
import io.strowger.client.Reconnect;
import io.strowger.client.ScriptedPeer;
import io.strowger.protocol.action.OriginateAction;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the program's own code does to the link: its supplier of the secret, its factory of threads, its interrupts. */
@Timeout(60)
class UserCodeTest {
    private final ScriptedPeer peer = ScriptedPeer.start();
    private final List<Thread> made = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private Settings.Draft draft() {
        Settings.Draft draft = new Settings.Draft();
        draft.host = "127.0.0.1";
        draft.port = peer.port();
        draft.user = "alice";
        draft.secret("wonderland");
        draft.name = "pbx";
        draft.threadFactory = this::thread;
        return draft;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    private Thread link() {
        return made.get(0);
    }

    private void awaitThreads() throws Exception {
        for (Thread each : made) {
            each.join();
        }
    }

    private static RuntimeException unchecked(Exception checked) {
        return UserCodeTest.<RuntimeException>thrown(checked);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E thrown(Exception checked) throws E {
        throw (E) checked;
    }

    /** In other languages of the JVM nothing keeps a supplier from it. */
    @Test
    void aSupplierThatThrowsACheckedExceptionIsSaidAndLeavesNothingBehind() throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.awaitEnd();
        });
        Settings.Draft draft = draft();
        draft.secret = () -> {
            throw unchecked(new IOException("the vault is locked"));
        };
        LoginException failed = catchThrowableOfType(LoginException.class, () -> Connection.open(draft.settings()));
        assertThat(failed.kind()).isEqualTo(LoginException.Kind.NO_SECRET);
        assertThat(failed).hasCauseInstanceOf(IOException.class);
        awaitThreads();
        peer.join();
    }

    @Test
    void aFactoryThatThrowsACheckedExceptionForTheReaderLeavesNothingBehind() throws Exception {
        peer.play(ScriptedPeer.Line::awaitEnd);
        Settings.Draft draft = draft();
        draft.threadFactory = task -> {
            if (!made.isEmpty()) {
                throw unchecked(new IOException("no more threads"));
            }
            return thread(task);
        };
        assertThat(catchThrowable(() -> Connection.open(draft.settings()))).hasMessageContaining("no more threads");
        awaitThreads();
        peer.join();
    }

    @Test
    void anInterruptThatTheSupplierLeavesBehindDoesNoHarm() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.logOff();
        });
        Settings.Draft draft = draft();
        draft.secret = () -> {
            Thread.currentThread().interrupt();
            return "wonderland".toCharArray();
        };
        Connection connection = Connection.open(draft.settings());
        assertThat(connection.isConnected()).isTrue();
        connection.close();
        peer.join();
    }

    @Test
    void anInterruptOfTheLinkEndsTheClientInGoodOrder() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.success(line.action("Originate"));
            line.awaitEnd();
        });
        Connection connection = Connection.open(draft().settings());
        Notices notices = Notices.of(connection.events());
        CompletableFuture<AmiException> closed = new CompletableFuture<>();
        connection.events().onClosed(closed::complete);
        CompletableFuture<OriginateOutcome> call = connection
                .requests()
                .originate(OriginateAction.builder("Local/1@lab")
                        .application("Wait")
                        .timeout(Duration.ofHours(1))
                        .build());
        connection
                .requests()
                .submit(io.strowger.protocol.action.PingAction.builder().build(), Duration.ofSeconds(20));
        link().interrupt();
        ConnectionEvent.Disconnected end = notices.skipTo(ConnectionEvent.Disconnected.class);
        assertThat(end.retryIn()).isNull();
        notices.next(ConnectionEvent.Closed.class);
        assertThat(call.get(20, TimeUnit.SECONDS)).isInstanceOf(OriginateOutcome.OutcomeUnknown.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).hasMessageContaining("interrupted");
        assertThat(connection.isOpen()).isFalse();
        connection.close();
        awaitThreads();
        peer.join();
    }

    @Test
    void timeoutsWithoutEndAreTaken() throws Exception {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        peer.play(line -> {
            line.logIn();
            line.logOff();
        });
        Settings.Draft draft = draft();
        draft.connectTimeout = forEver;
        draft.loginTimeout = forEver;
        draft.actionTimeout = forEver;
        draft.closeTimeout = forEver;
        draft.writeTimeout = forEver;
        draft.keepAlive = forEver;
        draft.reconnect = Reconnect.builder()
                .longestDelay(forEver)
                .firstDelay(forEver)
                .stableAfter(forEver)
                .refusedDelay(forEver)
                .build();
        Connection connection = Connection.open(draft.settings());
        assertThat(connection.isConnected()).isTrue();
        connection.close();
        peer.join();
    }

    @Test
    void aResolverThreadThatCannotStartIsNotWaitedForAgain() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.logOff();
        });
        AtomicInteger resolvers = new AtomicInteger();
        Settings.Draft draft = draft();
        draft.host = "localhost";
        draft.reconnect = Reconnect.builder().firstDelay(Duration.ofMillis(1)).build();
        draft.threadFactory = task -> made.size() == 1 && resolvers.getAndIncrement() == 0
                ? new Thread(task) {
                    @Override
                    public void start() {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                }
                : thread(task);
        World world = new World(() -> 0.0, World.REAL.resolver(), delay -> Duration.ZERO);
        Connection connection = Connection.start(draft.settings(), world);
        Notices notices = Notices.of(connection.events());
        notices.skipTo(ConnectionEvent.Ready.class);
        connection.close();
        peer.join();
    }
}
