package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.AmiConnectException;
import io.strowger.client.Reconnect;
import io.strowger.testkit.Peer;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates good and bad, as the JDK's keytool makes them: the client believes the good ones and no other. */
class TlsMatrixTest {
    private static final String PASSWORD = "changeit";
    private static final String HERE = "san=dns:localhost,ip:127.0.0.1";

    @TempDir
    static Path folder;

    /** A certificate that the server shows, what the client is told to trust, and whether that is enough. */
    enum Case {
        SIGNED_BY_THE_GIVEN_AUTHORITY(true, "good", builder -> builder.caFile(pem("ca"))),
        SIGNED_BY_AN_AUTHORITY_THAT_IS_NOT_GIVEN(false, "good", builder -> builder),
        SIGNED_BY_ANOTHER_AUTHORITY(false, "stranger", builder -> builder.caFile(pem("ca"))),
        EXPIRED(false, "expired", builder -> builder.caFile(pem("ca"))),
        NOT_YET_VALID(false, "early", builder -> builder.caFile(pem("ca"))),
        OF_ANOTHER_HOST(false, "elsewhere", builder -> builder.caFile(pem("ca"))),
        OF_ANOTHER_HOST_WHERE_NAMES_ARE_NOT_COMPARED(
                true, "elsewhere", builder -> builder.caFile(pem("ca")).insecureSkipHostNameCheck()),
        EXPIRED_WHERE_NAMES_ARE_NOT_COMPARED(
                false, "expired", builder -> builder.caFile(pem("ca")).insecureSkipHostNameCheck()),
        SIGNED_BY_ITSELF(false, "self", builder -> builder),
        SIGNED_BY_ITSELF_AND_GIVEN(true, "self", builder -> builder.caFile(pem("self"))),
        WITH_A_WEAK_KEY(false, "weak", builder -> builder.caFile(pem("ca"))),
        WITH_A_BROKEN_DIGEST(false, "md5", builder -> builder.caFile(pem("rsaca"))),
        FOR_CLIENTS_ONLY(false, "client", builder -> builder.caFile(pem("ca"))),
        SIGNED_BY_ONE_THAT_IS_NO_AUTHORITY(false, "usurper", builder -> builder.caFile(pem("ca"))),
        PINNED(true, "self", builder -> builder.pinnedCertificate(pem("self"))),
        PINNED_UNDER_ANOTHER_NAME(true, "elsewhere", builder -> builder.pinnedCertificate(pem("elsewhere"))),
        ANOTHER_THAN_THE_PINNED(false, "good", builder -> builder.pinnedCertificate(pem("self"))),
        ANY_WHERE_ANY_WILL_DO(true, "stranger", AmiClientBuilder::insecureTrustAnyCertificate);

        final boolean good;
        final String shown;
        final UnaryOperator<AmiClientBuilder> settings;

        Case(boolean good, String shown, UnaryOperator<AmiClientBuilder> settings) {
            this.good = good;
            this.shown = shown;
            this.settings = settings;
        }
    }

    @BeforeAll
    static void makeCertificates() throws Exception {
        make("ca", "-keyalg", "EC", "-ext", "bc:c");
        make("otherca", "-keyalg", "EC", "-ext", "bc:c");
        make("good", "-keyalg", "EC", "-signer", "ca", "-ext", HERE);
        make("stranger", "-keyalg", "EC", "-signer", "otherca", "-ext", HERE);
        make("expired", "-keyalg", "EC", "-signer", "ca", "-ext", HERE, "-startdate", "-20d", "-validity", "10");
        make("early", "-keyalg", "EC", "-signer", "ca", "-ext", HERE, "-startdate", "+10d");
        make("elsewhere", "-keyalg", "EC", "-signer", "ca", "-ext", "san=dns:pbx.example.com");
        make("self", "-keyalg", "EC", "-ext", HERE);
        make("weak", "-keyalg", "RSA", "-keysize", "768", "-signer", "ca", "-ext", HERE);
        make("rsaca", "-keyalg", "RSA", "-ext", "bc:c");
        make("md5", "-keyalg", "RSA", "-sigalg", "MD5withRSA", "-signer", "rsaca", "-ext", HERE);
        make("client", "-keyalg", "EC", "-signer", "ca", "-ext", HERE, "-ext", "eku=clientAuth");
        make("usurper", "-keyalg", "EC", "-signer", "good", "-ext", HERE);
        for (String given : List.of("ca", "rsaca", "self", "elsewhere")) {
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(keys().getCertificate(given).getEncoded());
            Files.writeString(pem(given), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        }
    }

    private static void make(String name, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", name, "-dname", "CN=" + name, "-keystore", store().toString()));
        command.addAll(List.of("-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Path store() {
        return folder.resolve("keys.p12");
    }

    private static Path pem(String name) {
        return folder.resolve(name + ".pem");
    }

    private static KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static Peer serverWith(String certificate) throws Exception {
        KeyStore all = keys();
        char[] password = PASSWORD.toCharArray();
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry("key", all.getKey(certificate, password), password, all.getCertificateChain(certificate));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(one, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new Peer(context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsToBeTrustedIsTrusted(Case each) throws Exception {
        try (Peer server = serverWith(each.shown)) {
            server.playToAll(line -> {
                line.logIn();
                line.serve();
            });
            AmiClientBuilder builder = Clients.of(server).host("localhost").reconnect(Reconnect.NEVER);
            Throwable failure = catchThrowable(() -> {
                try (AmiClient ami = each.settings.apply(builder.tls()).connect()) {
                    assertThat(ami.ping()).isPositive();
                }
            });
            if (each.good) {
                assertThat(failure).isNull();
            } else {
                assertThat(failure).isInstanceOf(AmiConnectException.class);
                assertThat(((AmiConnectException) failure).kind()).isEqualTo(AmiConnectException.Kind.TLS);
            }
        }
    }
}
