package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoginTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private AmiConnectException connectFails() {
        return catchThrowableOfType(
                AmiConnectException.class, () -> peer.client().connect());
    }

    private LoginException loginFails() {
        return catchThrowableOfType(LoginException.class, () -> peer.client().connect());
    }

    @Test
    void answersTheChallengeWithTheHashOfChallengeAndSecret() throws Exception {
        CompletableFuture<Message> login = new CompletableFuture<>();
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            Message challenge = line.action("Challenge");
            assertThat(challenge.text("AuthType")).isEqualTo("MD5");
            line.success(challenge, "Challenge: 190908571");
            login.complete(line.action("Login"));
            line.success(login.join(), "Message: Authentication accepted");
            line.success(line.action("CoreSettings"), "AsteriskVersion: 22.5.0");
            line.error(line.action("Command"), "Permission denied");
        });
        peer.client().user("admin").secret("admin-pw").connect();
        peer.join();
        // the key that a real client sent to a real Asterisk 22 for this challenge and secret
        assertThat(login.join().text("Key")).isEqualTo("304b753e12b8bff22c3b582e8d0113fc");
        assertThat(login.join().text("Username")).isEqualTo("admin");
        assertThat(login.join().has("Secret")).isFalse();
        assertThat(login.join().has("Events")).isFalse();
    }

    @Test
    void asksForTheEventClassesInAListWithoutBlanks() throws Exception {
        assertThat(eventsHeader(peer.client().events(PrivilegeClass.USER, PrivilegeClass.CALL)))
                .isEqualTo("call,user");
    }

    @Test
    void asksForNoEvents() throws Exception {
        assertThat(eventsHeader(peer.client().noEvents())).isEqualTo("off");
    }

    private String eventsHeader(AmiClientBuilder builder) throws Exception {
        CompletableFuture<String> events = new CompletableFuture<>();
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            Message login = line.action("Login");
            events.complete(login.text("Events"));
            line.success(login);
            line.success(line.action("CoreSettings"));
            line.error(line.action("Command"), "Permission denied");
        });
        builder.connect();
        peer.join();
        return events.join();
    }

    @Test
    void sendsTheSecretInTheClearToAnOldServerOnThisMachine() throws Exception {
        AtomicReference<String> secret = new AtomicReference<>();
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Must specify AuthType");
            Message login = line.action("Login");
            secret.set(login.text("Secret"));
            line.success(login, "Message: Authentication accepted");
            line.error(line.action("CoreSettings"), "Invalid/unknown command");
            line.error(line.action("Command"), "Permission denied");
        });
        AmiClient client = peer.client().connect();
        peer.join();
        assertThat(secret.get()).isEqualTo("wonderland");
        assertThat(client.server().version()).extracting(AsteriskVersion::major).isEqualTo(1);
        assertThat(client.server().fullVersion()).isNull();
    }

    @Test
    void tellsTheVersionFromTheBannerAndExactlyFromCoreSettings() throws Exception {
        peer.play(line -> line.logIn("Asterisk Call Manager/5.0.4", "16.28.0~dfsg"));
        AmiClient client = peer.client().connect();
        assertThat(client.server().banner().text()).isEqualTo("Asterisk Call Manager/5.0.4");
        assertThat(client.server().version()).extracting(AsteriskVersion::major).isEqualTo(16);
        assertThat(client.server().version()).extracting(AsteriskVersion::minor).isEqualTo(28);
        assertThat(client.server().fullVersion()).isEqualTo("16.28.0~dfsg");
    }

    @Test
    void logsInWhereTheVersionMayNotBeAskedFor() throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.success(line.action("Login"));
            line.error(line.action("CoreSettings"), "Permission denied");
            line.error(line.action("Command"), "Permission denied");
        });
        AmiClient client = peer.client().connect();
        assertThat(client.server().version()).extracting(AsteriskVersion::major).isEqualTo(22);
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void asksTheSupplierAtEachLoginAndWipesTheArray() throws Exception {
        List<char[]> given = new ArrayList<>();
        AmiClientBuilder builder = peer.client().secret(() -> {
            char[] secret = "wonderland".toCharArray();
            given.add(secret);
            return secret;
        });
        for (int login = 0; login < 2; login++) {
            peer.play(ScriptedPeer.Line::logIn);
            builder.connect();
        }
        assertThat(given).hasSize(2).allSatisfy(secret -> assertThat(secret).containsOnly('\0'));
    }

    @Test
    void saysThatUserSecretOrAddressWasRefused() throws Exception {
        refuseLogin("Authentication failed");
        LoginException refused = loginFails();
        assertThat(refused.kind()).isEqualTo(LoginException.Kind.REFUSED);
        assertThat(refused).hasMessageContaining("alice").hasMessageContaining("pbx");
        assertThat(refused.getMessage()).doesNotContain("wonderland");
    }

    @Test
    void saysThatTheUserIsLoggedInAlready() throws Exception {
        refuseLogin("Login Already In Use");
        assertThat(loginFails().kind()).isEqualTo(LoginException.Kind.ALREADY_IN_USE);
    }

    @Test
    void takesPermissionDeniedBeforeTheLoginForARefusedLogin() throws Exception {
        refuseLogin("Permission denied");
        assertThat(loginFails().kind()).isEqualTo(LoginException.Kind.REFUSED);
    }

    private void refuseLogin(String text) {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.error(line.action("Login"), text);
            line.close();
        });
    }

    @Test
    void takesAnEndWithoutBannerForTooManySessions() {
        peer.play(ScriptedPeer.Line::close);
        AmiConnectException refused = connectFails();
        assertThat(refused.kind()).isEqualTo(AmiConnectException.Kind.NO_BANNER);
        assertThat(refused).hasMessageContaining("authlimit");
    }

    @Test
    void saysThatAnSshServerIsNoAmiServer() {
        peer.play(line -> line.send("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"));
        AmiConnectException refused = connectFails();
        assertThat(refused.kind()).isEqualTo(AmiConnectException.Kind.NOT_AMI);
        assertThat(refused).hasMessageContaining("SSH-2.0");
    }

    @Test
    void saysThatAWebServerIsNoAmiServer() {
        peer.play(line -> line.send("HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n"));
        assertThat(connectFails().kind()).isEqualTo(AmiConnectException.Kind.NOT_AMI);
    }

    @Test
    void givesUpAServerThatSaysNothing() {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> over.await());
        AmiConnectException silent = catchThrowableOfType(
                AmiConnectException.class,
                () -> peer.client().loginTimeout(Duration.ofMillis(100)).connect());
        over.countDown();
        assertThat(silent.kind()).isEqualTo(AmiConnectException.Kind.TIMEOUT);
    }

    @Test
    void givesUpALoginThatIsNotAnswered() {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            over.await();
        });
        LoginException slow = catchThrowableOfType(
                LoginException.class,
                () -> peer.client().loginTimeout(Duration.ofMillis(200)).connect());
        over.countDown();
        assertThat(slow.kind()).isEqualTo(LoginException.Kind.TIMEOUT);
    }

    @Test
    void saysThatTheConnectionWasLostDuringTheLogin() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.action("Login");
            line.close();
        });
        assertThat(connectFails().kind()).isEqualTo(AmiConnectException.Kind.LOST);
    }

    @Test
    void saysThatNothingListens() throws Exception {
        peer.close();
        assertThat(connectFails().kind()).isEqualTo(AmiConnectException.Kind.UNREACHABLE);
    }

    @Test
    void saysThatTheSupplierGaveNoSecret() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.awaitEnd();
        });
        Supplier<char[]> none = () -> null;
        assertThat(catchThrowable(() -> peer.client().secret(none).connect())).hasMessageContaining("supplier");
    }
}
