package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets in, for how long, and which requests are taken. */
final class ServerLimitsTest {
    @Test
    void theAddressDecidesWhoMayLogIn() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .user("admin", "secret")
                        .user(SimulatedUser.of("elsewhere", "secret")
                                .deny("0.0.0.0/0")
                                .permit("192.0.2.0/255.255.255.0"))
                        .user(SimulatedUser.of("here", "secret")
                                .deny("0.0.0.0/0.0.0.0")
                                .permit("127.0.0.1"))
                        .start();
                Wire elsewhere = Wire.connect(asterisk);
                Wire here = Wire.connect(asterisk)) {
            assertThat(elsewhere
                            .ask("Action: Login", "Username: elsewhere", "Secret: secret")
                            .text("Message"))
                    .isEqualTo("Authentication failed");
            assertThat(elsewhere.next()).isNull();
            assertThat(here.ask("Action: Login", "Username: here", "Secret: secret")
                            .name())
                    .isEqualTo("Success");
        }
        assertThatThrownBy(() -> SimulatedUser.of("a", "b").permit("10.0.0.0/33"))
                .hasMessageContaining("no network such as");
        assertThatThrownBy(() -> SimulatedUser.of("a", "b").permit("example.com"))
                .hasMessageContaining("no network such as");
    }

    @Test
    void tooManyStrangersGetNoBanner() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.builder().authLimit(1).start();
                Wire known = Wire.login(asterisk);
                Socket first = new Socket(asterisk.host(), asterisk.port())) {
            assertThat(first.getInputStream().read()).isEqualTo('A');
            try (Socket second = new Socket(asterisk.host(), asterisk.port())) {
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(known.ask("Action: Ping").name()).isEqualTo("Success");
        }
    }

    @Test
    void whoDoesNotLogInIsThrownOut() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .authTimeout(Duration.ofSeconds(30))
                        .start();
                Wire known = Wire.login(asterisk);
                Wire stranger = Wire.connect(asterisk)) {
            stranger.ask("Action: Challenge", "AuthType: MD5");
            asterisk.advance(Duration.ofSeconds(29));
            assertThat(stranger.ask("Action: Challenge", "AuthType: MD5").name())
                    .isEqualTo("Success");
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(stranger.next()).isNull();
            assertThat(known.ask("Action: Ping").name()).isEqualTo("Success");
        }
    }

    @Test
    void aRefusalTakesItsTime() {
        try (AmiSimulator asterisk =
                        AmiSimulator.builder().loginPause(Duration.ofSeconds(1)).start();
                Wire admin = Wire.login(asterisk);
                Wire wire = Wire.connect(asterisk)) {
            wire.send("Action: Login", "Username: admin", "Secret: wrong");
            admin.until(message -> message.name().equals("InvalidPassword"));
            asterisk.advance(Duration.ofMillis(999));
            assertThat(wire.bytes()).isEmpty();
            asterisk.advance(Duration.ofMillis(1));
            Message refusal = wire.required();
            assertThat(refusal.text("Message")).isEqualTo("Authentication failed");
            assertThat(wire.next()).isNull();
        }
    }

    @Test
    void aUserMayBeConfinedToOneConnection() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                .user("admin", "secret")
                .user("other", "secret")
                .singleLogin()
                .start()) {
            try (Wire first = Wire.login(asterisk);
                    Wire second = Wire.connect(asterisk);
                    Wire other = Wire.connect(asterisk)) {
                assertThat(second.ask("Action: Login", "Username: Admin", "Secret: secret")
                                .text("Message"))
                        .isEqualTo("Login Already In Use");
                assertThat(second.next()).isNull();
                assertThat(first.until(message -> message.name().equals("SessionLimit")))
                        .hasSize(1);
                assertThat(other.ask("Action: Login", "Username: other", "Secret: secret")
                                .name())
                        .isEqualTo("Success");
                first.ask("Action: Logoff");
                assertThat(first.next()).isNull();
            }
            try (Wire third = Wire.login(asterisk)) {
                assertThat(third.ask("Action: Ping").name()).isEqualTo("Success");
            }
        }
    }

    @Test
    void whoTakesNothingIsCutInTheMiddle() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .writeTimeout(Duration.ofMillis(50))
                        .start();
                Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(4096);
            lazy.connect(new java.net.InetSocketAddress(asterisk.host(), asterisk.port()));
            asterisk.when("Foo").succeed();
            lazy.getOutputStream()
                    .write("Action: Login\r\nUsername: admin\r\nSecret: secret\r\n\r\nAction: Foo\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            asterisk.takeAction();
            asterisk.inject(Fault.flood(100_000), Moment.now());
            assertThat(awaitEnd(asterisk)).isTrue();
        }
    }

    /** The clients are asked by a command, so that nothing is read from the lazy one's socket. */
    private static boolean awaitEnd(AmiSimulator asterisk) {
        try (Wire wire = Wire.login(asterisk)) {
            while (true) {
                Message connected = wire.ask("Action: Command", "Command: manager show connected");
                if (connected.all("Output").contains("1 users connected.")) {
                    return true;
                }
            }
        }
    }

    @Test
    void encryptsWithACertificateOfItsOwn(@TempDir Path folder) throws Exception {
        try (AmiSimulator asterisk = AmiSimulator.builder().tls().start()) {
            String pem = java.nio.file.Files.readString(asterisk.writeCaCertificate(folder.resolve("ca.pem")));
            assertThat(pem).startsWith("-----BEGIN CERTIFICATE-----\n");
            java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", asterisk.caCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            for (String host : List.of("localhost", "127.0.0.1")) {
                try (Socket bare = new Socket(InetAddress.getLoopbackAddress(), asterisk.tlsPort());
                        SSLSocket socket = (SSLSocket)
                                context.getSocketFactory().createSocket(bare, host, asterisk.tlsPort(), true)) {
                    javax.net.ssl.SSLParameters parameters = socket.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                    socket.setSSLParameters(parameters);
                    InputStream in = socket.getInputStream();
                    assertThat(new String(in.readNBytes(28), StandardCharsets.US_ASCII))
                            .isEqualTo("Asterisk Call Manager/11.0.0");
                    socket.getOutputStream().write("Action: Logoff\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                            .contains("Goodbye");
                }
            }
            SSLContext strangers = SSLContext.getInstance("TLS");
            strangers.init(null, null, null);
            try (Socket socket = strangers.getSocketFactory().createSocket("127.0.0.1", asterisk.tlsPort())) {
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ASTERISK_16", "ASTERISK_22"})
    void takesRequestsOfTheSizesThatAsteriskTakes(SimulatedVersion version) {
        try (AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(ping(wire, 1022)).containsExactly("Success");
            assertThat(ping(wire, 1023))
                    .containsExactly("Failed to parse message: line too long", "Missing action in request");
            assertThat(ping(wire, 1024)).containsExactly("Failed to parse message: line too long");
            assertThat(ping(wire, 2045)).containsExactly("Failed to parse message: line too long");
            assertThat(ping(wire, 2046))
                    .containsExactly("Failed to parse message: line too long", "Missing action in request");
            assertThat(ping(wire, 2047)).containsExactly("Failed to parse message: line too long");
            assertThat(headers(wire, 128)).isEqualTo("Success");
            assertThat(headers(wire, 129)).isEqualTo("Too many lines in message or allocation failure");
        }
    }

    /** The answers to a Ping with a line of that size, and with one more line behind it. */
    private static List<String> ping(Wire wire, int size) {
        wire.send("Action: Ping", "ActionID: 1", "X: " + "y".repeat(size - 3), "Z: 1");
        return wire.soFar().stream()
                .filter(message -> message.kind() == Message.Kind.RESPONSE)
                .map(ServerLimitsTest::outcome)
                .toList();
    }

    private static String headers(Wire wire, int count) {
        String[] lines = new String[count];
        java.util.Arrays.fill(lines, "X: 1");
        lines[0] = "Action: Ping";
        return outcome(wire.ask(lines));
    }

    private static String outcome(Message message) {
        String text = message.text("Message");
        return message.name().equals("Error") ? String.valueOf(text) : message.name();
    }

    @Test
    void readsHeadersAsAsteriskDoes() {
        try (AmiSimulator asterisk = AmiSimulator.builder().lenient().start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action:", "Action: Ping", "ActionID:", "ActionID: b")
                            .headers())
                    .extracting(Header::name)
                    .containsExactly("Response", "Ping", "Timestamp");
            assertThat(wire.ask(" Action: Ping", "ActionID: 1").text("Message")).isEqualTo("Missing action in request");
            assertThat(wire.ask("Action:Ping", "ActionID:2").text("ActionID")).isEqualTo("2");
            assertThat(wire.ask("Action: Ping   ", "ActionID : 3").headers())
                    .extracting(Header::value)
                    .containsExactly(
                            "Error",
                            "Invalid/unknown command: Ping   . Use Action: ListCommands to show available commands.");
            assertThat(wire.ask("Action: Pi\0ng").text("Message")).startsWith("Invalid/unknown command: Pi.");
        }
    }

    @Test
    void threadsEndWithTheSimulator() {
        AmiSimulator asterisk =
                AmiSimulator.builder().tls().writeTimeout(Duration.ofSeconds(1)).start();
        try (Wire wire = Wire.login(asterisk);
                Wire idle = Wire.connect(asterisk)) {
            idle.ask("Action: Challenge", "AuthType: MD5");
            wire.send("Action: WaitEvent", "Timeout: 600");
            asterisk.takeAction();
            asterisk.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("asterisk-"));
    }
}
