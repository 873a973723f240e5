package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom the client believes to be the PBX. The certificates are made by the JDK's keytool when the tests begin. */
@Timeout(60)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private @Nullable ScriptedPeer peer;

    @BeforeAll
    static void makeCertificates() throws Exception {
        make("here", "san=dns:localhost,ip:127.0.0.1");
        make("elsewhere", "san=dns:pbx.example.com");
    }

    private static void make(String name, String extension) throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", extension, "-alias", name);
        keytool("-exportcert", "-rfc", "-alias", name, "-file", pem(name).toString());
    }

    private static void keytool(String... arguments) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command = new java.util.ArrayList<>(java.util.List.of(tool.toString()));
        command.addAll(java.util.List.of(arguments));
        command.addAll(java.util.List.of(
                "-keystore", folder.resolve("keys.p12").toString(), "-storepass", new String(PASSWORD)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Path pem(String name) {
        return folder.resolve(name + ".pem");
    }

    @AfterEach
    void close() throws Exception {
        if (peer != null) {
            peer.close();
        }
    }

    /** Connects to a server that shows the certificate of that name. */
    private AmiClient connect(String certificate, UnaryOperator<AmiClientBuilder> settings) throws Exception {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            all.load(in, PASSWORD);
        }
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry("key", all.getKey(certificate, PASSWORD), PASSWORD, all.getCertificateChain(certificate));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        ScriptedPeer server = ScriptedPeer.on(
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        peer = server;
        server.play(line -> {
            line.logIn();
            line.success(line.action("Ping"), "Ping: Pong");
            line.logOff();
        });
        return settings.apply(server.client().tls()).connect();
    }

    private void assertConnects(String certificate, UnaryOperator<AmiClientBuilder> settings) throws Exception {
        try (AmiClient client = connect(certificate, settings)) {
            assertThat(client.ping()).isPositive();
        }
    }

    private void assertRefused(String certificate, UnaryOperator<AmiClientBuilder> settings) {
        AmiConnectException refused =
                catchThrowableOfType(AmiConnectException.class, () -> connect(certificate, settings));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(AmiConnectException.Kind.TLS);
    }

    @Test
    void acceptsACertificateOfTheHostFromATrustedAuthority() throws Exception {
        assertConnects("here", builder -> builder.caFile(pem("here")));
    }

    @Test
    void refusesATrustedCertificateOfAnotherHost() {
        assertRefused("elsewhere", builder -> builder.caFile(pem("elsewhere")));
    }

    @Test
    void refusesACertificateThatNobodyTrusts() {
        assertRefused("here", builder -> builder);
        assertRefused("here", builder -> builder.caFile(pem("elsewhere")));
    }

    @Test
    void acceptsThePinnedCertificateAndNoOther() throws Exception {
        assertConnects("elsewhere", builder -> builder.pinnedCertificate(pem("elsewhere")));
        assertRefused("here", builder -> builder.pinnedCertificate(pem("elsewhere")));
    }

    @Test
    void acceptsThePinnedFingerprintAndNoOther() throws Exception {
        byte[] encoded;
        try (InputStream in = Files.newInputStream(pem("elsewhere"))) {
            encoded = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
        String fingerprint = HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        assertConnects("elsewhere", builder -> builder.pinnedCertificate(fingerprint));
        assertRefused("here", builder -> builder.pinnedCertificate(fingerprint));
        assertThatThrownBy(() -> connect("here", builder -> builder.pinnedCertificate("ab:cd")))
                .isInstanceOf(AmiConnectException.class)
                .hasMessageContaining("64");
    }

    @Test
    void acceptsAnythingOnlyWhenToldSoInSoManyWords() throws Exception {
        assertConnects("elsewhere", AmiClientBuilder::insecureTrustAnyCertificate);
        assertConnects("elsewhere", builder -> builder.caFile(pem("elsewhere")).insecureSkipHostNameCheck());
        assertRefused("elsewhere", AmiClientBuilder::insecureSkipHostNameCheck);
    }

    @Test
    void warnsOnceForEachClientAndNotWithEachAttempt() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler recorder = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel() == Level.WARNING && entry.getMessage().contains("insecureTrustAny")) {
                    warnings.add(entry.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.strowger.client");
        logger.addHandler(recorder);
        try (ScriptedPeer plain = ScriptedPeer.start()) {
            plain.play(ScriptedPeer.Line::close);
            plain.play(ScriptedPeer.Line::close);
            CountDownLatch over = new CountDownLatch(1);
            AmiClient client = plain.client()
                    .insecureTrustAnyCertificate()
                    .reconnect(Reconnect.builder()
                            .firstDelay(Duration.ofMillis(1))
                            .attempts(2)
                            .build())
                    .start();
            client.events().onClosed(reason -> over.countDown());
            over.await();
            assertThat(warnings).hasSize(1);
        } finally {
            logger.removeHandler(recorder);
        }
    }

    @Test
    void saysThatAServerDoesNotSpeakTls() {
        try (ScriptedPeer plain = ScriptedPeer.start()) {
            plain.play(line -> {
                line.send("Asterisk Call Manager/11.0.0\r\n");
                line.awaitEnd();
            });
            AmiConnectException refused = catchThrowableOfType(
                    AmiConnectException.class, () -> plain.client().tls().connect());
            assertThat(refused.kind()).isEqualTo(AmiConnectException.Kind.TLS);
            assertThat(refused).hasMessageContaining("without TLS");
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void saysThatACertificateFileCannotBeRead() {
        assertRefused("here", builder -> builder.caFile(folder.resolve("missing.pem")));
    }

    @Test
    void aHandshakeOfOneByteNowAndThenIsNotWaitedFor() throws Exception {
        ScriptedPeer server = ScriptedPeer.start();
        peer = server;
        server.play(line -> {
            line.send("\u0016\u0003\u0003\u003f\u0000");
            try {
                while (true) {
                    line.send("x");
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException closed) {
                // as it should be
            }
        });
        long begin = System.nanoTime();
        AmiConnectException refused = catchThrowableOfType(
                AmiConnectException.class,
                () -> server.client()
                        .tls()
                        .connectTimeout(Duration.ofMillis(200))
                        .connect());
        assertThat(refused.kind()).isEqualTo(AmiConnectException.Kind.TIMEOUT);
        assertThat(refused).hasMessageContaining("handshake");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        server.join();
    }

    @Test
    void saysThatTheServerDoesNotSpeakTls() {
        ScriptedPeer server = ScriptedPeer.start();
        peer = server;
        server.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.awaitEnd();
        });
        AmiConnectException refused = catchThrowableOfType(
                AmiConnectException.class, () -> server.client().tls().connect());
        assertThat(refused.kind()).isEqualTo(AmiConnectException.Kind.TLS);
        assertThat(refused).hasMessageContaining("speak TLS").hasMessageNotContaining("certificate");
    }
}
