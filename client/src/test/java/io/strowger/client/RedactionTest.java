package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.LoginAction;
import io.strowger.protocol.value.AuthType;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A secret that must not be seen anywhere but on the wire, and neither what is made of it for the login. */
@Timeout(60)
class RedactionTest {
    private static final String SECRET = "canary-7f3a91";
    private static final String CHALLENGE = "123456789";

    private final Canary canary = new Canary();
    private final ScriptedPeer peer = ScriptedPeer.start();

    @TempDir
    private Path folder;

    /** Sees all that a listener is told. */
    private final AmiListener listener = new AmiListener() {
        @Override
        public void actionEnded(ActionTrace trace) {
            canary.see(trace.toString());
        }

        @Override
        public void connectionChanged(ConnectionEvent event) {
            canary.see(event.toString());
        }
    };

    @AfterEach
    void close() throws Exception {
        peer.close();
        canary.seeThreads();
        try (canary) {
            canary.wasNotSeen(folder, SECRET, key());
        }
    }

    private static String key() throws Exception {
        byte[] both = (CHALLENGE + SECRET).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(both));
    }

    private AmiClientBuilder builder() {
        AmiClientBuilder builder = peer.client().secret(SECRET).listener(listener);
        canary.see(builder.toString());
        return builder;
    }

    @Test
    void aLoginThatSucceedsAndALostConnection() throws Exception {
        peer.play(line -> {
            line.logIn();
            assertThat(line.received()).contains(key()).doesNotContain(SECRET);
            line.action("Ping");
            line.close();
        });
        AmiClientBuilder builder = builder();
        AmiClient client = builder.connect();
        canary.seeThreads();
        assertThat(canary.seeAll(builder)).isPositive();
        assertThat(canary.seeAll(client)).isGreaterThan(30);
        canary.see(client.metrics().toString());
        canary.see(client.server().toString());
        canary.see(catchThrowable(client::ping));
        canary.seeAll(client);
        client.close();
    }

    @Test
    void reconnects() throws Exception {
        CountDownLatch back = new CountDownLatch(2);
        peer.play(line -> {
            line.logIn();
            line.close();
        });
        peer.play(line -> {
            line.logIn();
            line.logOff();
        });
        AmiClient client = builder()
                .reconnect(Reconnect.ALWAYS)
                .listener(new AmiListener() {
                    @Override
                    public void connectionChanged(ConnectionEvent event) {
                        if (event instanceof ConnectionEvent.Ready) {
                            back.countDown();
                        }
                    }
                })
                .connect();
        back.await();
        canary.seeAll(client);
        canary.see(client.metrics().toString());
        client.close();
    }

    @Test
    void aLoginWhoseRefusalRepeatsWhatWasSent() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: " + CHALLENGE);
            Message login = line.action("Login");
            line.error(login, "Authentication failed for " + login.text("Key"));
            line.close();
        });
        canary.see(catchThrowable(() -> builder().connect()));
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            Message login = line.action("Login");
            line.error(login, "What is " + login.text("Secret") + "?");
            line.close();
        });
        canary.see(catchThrowable(() -> builder().connect()));
    }

    @Test
    void aPlainLoginThatIsRefusedOrNotAnswered() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            assertThat(line.action("Login").text("Secret")).isEqualTo(SECRET);
            line.message("Response: Error", "Message: Authentication failed");
            line.close();
        });
        canary.see(catchThrowable(() -> builder().connect()));
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            line.action("Login");
            over.await();
        });
        canary.see(catchThrowable(
                () -> builder().loginTimeout(Duration.ofMillis(200)).connect()));
        canary.seeThreads();
        over.countDown();
    }

    @Test
    void aSecretThatCannotBeSent() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            line.awaitEnd();
        });
        canary.see(catchThrowable(() -> builder().secret(SECRET + "\r\nx").connect()));
    }

    @Test
    void aServerThatSpeaksNoTlsOrIsNotThere() throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.close();
        });
        canary.see(catchThrowable(() -> builder().tls().connect()));
        int nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = closed.getLocalPort();
        }
        canary.see(catchThrowable(() -> builder().port(nobody).connect()));
    }

    @Test
    void garbageThatRepeatsTheSecret() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            String secret = String.valueOf(line.action("Login").text("Secret"));
            line.message("Response: Success", "Message: Authentication accepted");
            line.tellOfItself("22.5.0");
            line.message("Response: " + secret, secret + ": " + secret);
            line.send(secret + "\r\n\r\n");
            line.send(secret.repeat(1_000));
            line.awaitEnd();
        });
        AmiClient client = builder().limits(Limits.DEFAULT.lineBytes(4_096)).connect();
        Subscription unused = client.events().onClosed(reason -> {
            canary.see(reason);
            broken.countDown();
        });
        broken.await();
        canary.seeAll(client);
        client.close();
    }

    @Test
    void actionsThatHoldSecretsAndAreRefusedWithThem() throws Exception {
        peer.play(line -> {
            line.logIn();
            for (int i = 0; i < 2; i++) {
                Message action = line.action();
                line.error(action, "No " + action.text("Secret") + action.text("Password"));
            }
            line.logOff();
        });
        AmiClient client = builder().connect();
        GenericAction secret =
                GenericAction.builder("Anything").header("Secret", SECRET).build();
        GenericAction password = GenericAction.builder("Anything")
                .header("NewPassword", "x")
                .header("Password", SECRET)
                .build();
        canary.see(secret.toString());
        canary.see(password.toString());
        canary.see(LoginAction.builder("alice").secret(SECRET).key(SECRET).toString());
        canary.see(LoginAction.builder("alice")
                .authType(AuthType.MD5)
                .key(SECRET)
                .build()
                .toString());
        canary.see(catchThrowable(() -> client.send(secret)));
        CompletableFuture<?> future = client.sendAsync(password);
        canary.see(catchThrowable(future::join));
        canary.see(future.toString());
        canary.seeAll(client);
        client.close();
    }
}
