package io.strowger.client.internal;

import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiConnectException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Which certificates a connection accepts.
 *
 * @param checksHostName false only where one certificate is pinned, or where the user asked for it in so many words
 */
record TlsTrust(SSLContext context, boolean checksHostName) {
    private static final int SHA256_BYTES = 32;

    /**
     * Reads the certificates that the settings name.
     *
     * @throws AmiConnectException when a file cannot be read or holds no certificate
     */
    static TlsTrust of(TlsSettings settings, String pbx) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(settings), null);
            return new TlsTrust(
                    context, !settings.skipHostNameCheck() && !settings.trustAnyCertificate() && !settings.isPinned());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new AmiConnectException(
                    Kind.TLS,
                    "Cannot connect to " + pbx + ": the certificates to trust cannot be read: " + unusable.getMessage(),
                    unusable);
        }
    }

    /** Warns, once for each client, of settings that give up security. */
    static void warn(TlsSettings settings, String pbx) {
        if (settings.trustAnyCertificate()) {
            Log.LOGGER.log(
                    Level.WARNING,
                    "insecureTrustAnyCertificate: whoever answers for {0} is believed to be it, and may read everything",
                    pbx);
        }
        if (settings.skipHostNameCheck()) {
            Log.LOGGER.log(
                    Level.WARNING,
                    "insecureSkipHostNameCheck: a trusted certificate of any host is accepted for {0}",
                    pbx);
        }
    }

    private static TrustManager[] trustManagers(TlsSettings settings) throws IOException, GeneralSecurityException {
        if (settings.trustAnyCertificate()) {
            return new TrustManager[] {PinnedTrust.any()};
        }
        Path pinned = settings.pinnedCertificate();
        if (pinned != null) {
            Certificate first = certificates(pinned).iterator().next();
            return new TrustManager[] {PinnedTrust.only(PinnedTrust.sha256(first.getEncoded()))};
        }
        String fingerprint = settings.pinnedFingerprint();
        if (fingerprint != null) {
            return new TrustManager[] {PinnedTrust.only(bytes(fingerprint))};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Path caFile = settings.caFile();
        factory.init(caFile == null ? null : keyStore(certificates(caFile)));
        return factory.getTrustManagers();
    }

    private static byte[] bytes(String fingerprint) throws GeneralSecurityException {
        String digits = fingerprint.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
        try {
            byte[] bytes = HexFormat.of().parseHex(digits);
            if (bytes.length == SHA256_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notHexadecimal) {
            throw new GeneralSecurityException("the fingerprint is not hexadecimal: " + fingerprint, notHexadecimal);
        }
        throw new GeneralSecurityException("a SHA-256 fingerprint has 64 hexadecimal digits: " + fingerprint);
    }

    private static Collection<? extends Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("there is no certificate in " + pem);
            }
            return certificates;
        }
    }

    private static KeyStore keyStore(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        return store;
    }
}
