package io.strowger.client.internal;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Accepts one certificate, known by its fingerprint, or (only when asked for in so many words) any. */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final byte @Nullable [] fingerprint;

    private PinnedTrust(byte @Nullable [] fingerprint) {
        this.fingerprint = fingerprint;
    }

    static PinnedTrust only(byte[] sha256) {
        return new PinnedTrust(sha256);
    }

    static PinnedTrust any() {
        return new PinnedTrust(null);
    }

    static byte[] sha256(byte[] encoded) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(encoded);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (fingerprint == null) {
            return;
        }
        byte[] shown = sha256(chain[0].getEncoded());
        if (!MessageDigest.isEqual(shown, fingerprint)) {
            throw new CertificateException("the server's certificate is not the pinned one: its SHA-256 fingerprint is "
                    + HexFormat.of().formatHex(shown));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
