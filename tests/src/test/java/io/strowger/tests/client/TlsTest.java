package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.AmiConnectException;
import io.strowger.testkit.FaultProxy;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Whom a client trusts over TLS, against a real Asterisk. */
@RealAsterisk
record TlsTest(LabServer pbx) {
    private Path serverCertificate() {
        return pbx.run().resolve("etc/tls/server.crt");
    }

    @Test
    void theServerIsTrustedByItsCertificateAuthority() {
        try (AmiClient ami =
                pbx.tlsClient("admin").caFile(pbx.certificateAuthority()).connect()) {
            assertThat(ami.ping()).isPositive();
            assertThat(ami.server().version().major()).isEqualTo(pbx.version());
        }
    }

    @Test
    void theHostsNameIsComparedAndLocalhostIsOneOfThem() {
        try (AmiClient ami = pbx.tlsClient("admin")
                .host("localhost")
                .caFile(pbx.certificateAuthority())
                .connect()) {
            assertThat(ami.ping()).isPositive();
        }
    }

    /** One of the three failings that are common in the field. */
    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() {
        try (FaultProxy elsewhere = FaultProxy.to(pbx.host(), pbx.tlsPort())) {
            AmiClientBuilder builder = pbx.tlsClient("admin")
                    .host(FaultProxy.HOST)
                    .port(elsewhere.port())
                    .caFile(pbx.certificateAuthority());
            assertThatExceptionOfType(AmiConnectException.class)
                    .isThrownBy(builder::connect)
                    .matches(refused -> refused.kind() == AmiConnectException.Kind.TLS)
                    .withMessageContaining(FaultProxy.HOST);
            try (AmiClient ami = builder.insecureSkipHostNameCheck().connect()) {
                assertThat(ami.ping())
                        .as("the same server, with the check switched off")
                        .isPositive();
            }
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        assertThatExceptionOfType(AmiConnectException.class)
                .isThrownBy(() -> pbx.tlsClient("admin").connect())
                .matches(refused -> refused.kind() == AmiConnectException.Kind.TLS);
    }

    @Test
    void anyCertificateWillDoOnlyWhereThatWasAskedFor() {
        try (AmiClient ami =
                pbx.tlsClient("admin").insecureTrustAnyCertificate().connect()) {
            assertThat(ami.ping()).isPositive();
        }
    }

    @Test
    void aPinnedCertificateIsAcceptedUnderAnyName() {
        try (FaultProxy elsewhere = FaultProxy.to(pbx.host(), pbx.tlsPort());
                AmiClient ami = pbx.tlsClient("admin")
                        .host(FaultProxy.HOST)
                        .port(elsewhere.port())
                        .pinnedCertificate(serverCertificate())
                        .connect()) {
            assertThat(ami.ping()).isPositive();
        }
    }

    @Test
    void aPinnedFingerprintIsAccepted() throws Exception {
        try (var file = Files.newInputStream(serverCertificate())) {
            byte[] certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(file)
                    .getEncoded();
            String fingerprint = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
            try (AmiClient ami =
                    pbx.tlsClient("admin").pinnedCertificate(fingerprint).connect()) {
                assertThat(ami.ping()).isPositive();
            }
        }
    }

    @Test
    void anotherCertificateThanThePinnedOneIsRefused() {
        assertThatExceptionOfType(AmiConnectException.class)
                .isThrownBy(() -> pbx.tlsClient("admin")
                        .pinnedCertificate(pbx.certificateAuthority())
                        .connect())
                .matches(refused -> refused.kind() == AmiConnectException.Kind.TLS);
    }

    @Test
    void aPortWithoutTlsIsToldAsSuch() {
        assertThatExceptionOfType(AmiConnectException.class)
                .isThrownBy(() -> pbx.tlsClient("admin")
                        .port(pbx.port())
                        .caFile(pbx.certificateAuthority())
                        .connect())
                .matches(refused -> refused.kind() == AmiConnectException.Kind.TLS);
    }

    @Test
    void aPortWithTlsIsNotTakenForOneWithout() {
        assertThatExceptionOfType(AmiConnectException.class)
                .isThrownBy(() -> pbx.client("admin")
                        .port(pbx.tlsPort())
                        .loginTimeout(java.time.Duration.ofSeconds(2))
                        .connect());
    }
}
