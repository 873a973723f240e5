package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.ClosedException;
import io.strowger.client.LoginException;
import io.strowger.client.Reconnect;
import io.strowger.client.ScriptedPeer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client closed, or held up, in every stage of its life, in a world of the test's making. */
@Timeout(60)
class StagesTest {
    private final ScriptedPeer peer = ScriptedPeer.start();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        released.countDown();
        peer.close();
    }

    private Settings.Draft draft(String name) {
        Settings.Draft draft = new Settings.Draft();
        draft.host = "127.0.0.1";
        draft.port = peer.port();
        draft.user = "alice";
        draft.secret("wonderland");
        draft.name = name;
        return draft;
    }

    private static World world(World.Resolver resolver) {
        return new World(() -> 0.5, resolver, delay -> Duration.ZERO);
    }

    private InetAddress[] hanging(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException stopped) {
            throw (UnknownHostException) new UnknownHostException("stopped").initCause(stopped);
        }
        return InetAddress.getAllByName("127.0.0.1");
    }

    private static List<String> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(each -> each.startsWith("strowger " + name))
                .toList();
    }

    /** A look-up is interrupted at the end, but not waited for: a real one may hang in the system. */
    private static void joinLookup(String name) throws InterruptedException {
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().equals("strowger " + name + " resolver")) {
                each.join(10_000);
            }
        }
    }

    private static void closesAtOnce(Connection connection, String name) throws Exception {
        CompletableFuture<AmiException> reason = new CompletableFuture<>();
        connection.events().onClosed(reason::complete);
        long before = System.nanoTime();
        connection.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        joinLookup(name);
        assertThat(threads(name)).isEmpty();
        assertThat(reason.get(10, TimeUnit.SECONDS)).isInstanceOf(ClosedException.class);
        assertThat(connection.isOpen()).isFalse();
        connection.close();
    }

    @Test
    void aLookupThatHangsIsBoundedAndNotBegunTwice() {
        Settings.Draft draft = draft("stage-dns");
        draft.host = "pbx.example.com";
        draft.connectTimeout = Duration.ofMillis(200);
        AmiConnectException late = catchThrowableOfType(
                AmiConnectException.class, () -> Connection.open(draft.settings(), world(this::hanging)));
        assertThat(late.kind()).isEqualTo(AmiConnectException.Kind.TIMEOUT);
        assertThat(late).hasMessageContaining("pbx.example.com");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void whileALookupHangsTheNextAttemptWaitsForTheSame() throws Exception {
        Settings.Draft draft = draft("stage-dns-again");
        draft.host = "pbx.example.com";
        draft.connectTimeout = Duration.ofMillis(50);
        draft.reconnect = Reconnect.builder().attempts(4).build();
        Connection connection = Connection.start(draft.settings(), world(this::hanging));
        CompletableFuture<AmiException> given = new CompletableFuture<>();
        connection.events().onClosed(given::complete);
        assertThat(given.get(20, TimeUnit.SECONDS)).isInstanceOf(AmiConnectException.class);
        assertThat(lookups).hasValue(1);
        connection.close();
    }

    @Test
    void closesWhileALookupHangs() throws Exception {
        Settings.Draft draft = draft("stage-lookup");
        draft.host = "pbx.example.com";
        Connection connection = Connection.start(draft.settings(), world(this::hanging));
        reached.await();
        closesAtOnce(connection, "stage-lookup");
    }

    @Test
    void closesWhileTheHandshakeHangs() throws Exception {
        Settings.Draft draft = draft("stage-tls");
        draft.tls = true;
        draft.trustAnyCertificate = true;
        draft.connectTimeout = Duration.ofSeconds(30);
        peer.play(line -> {
            reached.countDown();
            line.awaitEnd();
        });
        Connection connection = Connection.start(draft.settings());
        reached.await();
        closesAtOnce(connection, "stage-tls");
    }

    @Test
    void closesWhileTheLoginHangs() throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.action("Challenge");
            reached.countDown();
            line.awaitEnd();
        });
        Connection connection = Connection.start(draft("stage-login").settings());
        reached.await();
        closesAtOnce(connection, "stage-login");
    }

    @Test
    void closesWhileItWaitsForTheNextAttempt() throws Exception {
        Settings.Draft draft = draft("stage-backoff");
        draft.reconnect = Reconnect.builder()
                .firstDelay(Duration.ofHours(1))
                .longestDelay(Duration.ofHours(1))
                .build();
        peer.play(ScriptedPeer.Line::close);
        World patient = new World(() -> 1.0, World.REAL.resolver(), delay -> {
            reached.countDown();
            return delay;
        });
        Connection connection = Connection.start(draft.settings(), patient);
        reached.await();
        closesAtOnce(connection, "stage-backoff");
    }

    /** Asterisk takes a second to refuse a login: who waits less long does not see that it did. */
    @Test
    void aLoginThatIsNotWaitedForMayHaveBeenRefused() throws Exception {
        CompletableFuture<Duration> pause = new CompletableFuture<>();
        World world = new World(() -> 0.0, World.REAL.resolver(), delay -> {
            pause.complete(delay);
            return delay;
        });
        Settings.Draft draft = draft("stage-hasty");
        draft.loginTimeout = Duration.ofMillis(300);
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.action("Login");
            line.awaitEnd();
        });
        Connection connection = Connection.start(draft.settings(), world);
        assertThat(pause.get(20, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(30));
        connection.close();
        peer.join();
    }

    @Test
    void closesWhileTheConnectionIsNotAnswered() throws Exception {
        Settings.Draft draft = draft("stage-connect");
        draft.host = "pbx.example.com";
        draft.connectTimeout = Duration.ofSeconds(30);
        try (UnansweredPort silent = new UnansweredPort()) {
            draft.port = silent.port();
            Connection connection = Connection.start(draft.settings(), world(host -> {
                reached.countDown();
                return new InetAddress[] {silent.address(), silent.address()};
            }));
            reached.await();
            closesAtOnce(connection, "stage-connect");
        }
    }

    @Test
    void givesUpLoginsThatAreRefusedTimeAndAgain() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        World world = new World(() -> 0.0, World.REAL.resolver(), delay -> {
            pauses.add(delay);
            return Duration.ZERO;
        });
        Settings.Draft draft = draft("stage-refused");
        draft.reconnect = Reconnect.builder().refusedLogins(3).build();
        for (int i = 0; i < 3; i++) {
            peer.play(line -> {
                released.await();
                line.send("Asterisk Call Manager/11.0.0\r\n");
                line.success(line.action("Challenge"), "Challenge: 1");
                line.error(line.action("Login"), "Authentication failed");
                line.close();
            });
        }
        Connection connection = Connection.start(draft.settings(), world);
        CompletableFuture<AmiException> given = new CompletableFuture<>();
        connection.events().onClosed(given::complete);
        released.countDown();
        assertThat(given.get(20, TimeUnit.SECONDS)).isInstanceOf(LoginException.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
        connection.close();
        peer.join();
    }

    @Test
    void allThreadsComeFromTheFactoryAndAreTwoWhileIdle() throws Exception {
        List<Thread> made = new java.util.concurrent.CopyOnWriteArrayList<>();
        Settings.Draft draft = draft("stage-threads");
        draft.threadFactory = task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            made.add(thread);
            return thread;
        };
        peer.play(line -> {
            line.logIn();
            line.logOff();
        });
        Connection connection = Connection.open(draft.settings());
        assertThat(made)
                .extracting(Thread::getName)
                .contains("strowger stage-threads link", "strowger stage-threads reader");
        assertThat(threads("stage-threads")).hasSizeLessThanOrEqualTo(3);
        connection.close();
        for (Thread each : made) {
            each.join();
        }
        peer.join();
    }

    @Test
    void aThreadFactoryThatFailsIsSaid() {
        Settings.Draft draft = draft("stage-no-threads");
        draft.threadFactory = task -> {
            throw new IllegalStateException("no threads today");
        };
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Connection.open(draft.settings())))
                .hasMessageContaining("no threads today");
    }
}
