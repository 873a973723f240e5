package io.strowger.client.internal;

import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiConnectException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connected socket, with TLS or without. */
final class Transport {
    private static final Logger LOGGER = System.getLogger("io.strowger.client");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean isPrivate;

    private Transport(Socket socket, InputStream in, OutputStream out, boolean isPrivate) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.isPrivate = isPrivate;
    }

    /**
     * Connects to the first of the host's addresses that answers, within the connect timeout.
     *
     * @throws AmiConnectException when that does not succeed
     */
    static Transport open(Settings settings) {
        long deadline = System.nanoTime() + Durations.nanos(settings.connectTimeout());
        TlsSettings tls = settings.tls();
        TlsTrust trust = tls == null ? null : TlsTrust.of(tls, settings.pbx());
        Socket socket = connected(settings, deadline);
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            if (trust == null) {
                return over(socket, socket.getInetAddress().isLoopbackAddress());
            }
            SSLSocket secured = handshake(socket, trust, settings, deadline);
            // The plain socket is kept, since closing a TLS socket waits for a write that is stuck.
            return new Transport(socket, secured.getInputStream(), secured.getOutputStream(), true);
        } catch (IOException broken) {
            closeQuietly(socket);
            throw trust == null
                    ? failed(settings, Kind.UNREACHABLE, "the connection broke: " + broken.getMessage(), broken)
                    : tlsFailed(settings, broken);
        }
    }

    /** Makes a transport of a socket without TLS; {@code isPrivate} where nobody else can listen. */
    static Transport over(Socket socket, boolean isPrivate) throws IOException {
        return new Transport(socket, socket.getInputStream(), socket.getOutputStream(), isPrivate);
    }

    private static Socket connected(Settings settings, long deadline) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(settings.host());
        } catch (UnknownHostException unknown) {
            throw failed(settings, Kind.UNREACHABLE, "no address is known for the host " + settings.host(), unknown);
        }
        return connected(List.of(addresses), settings, deadline);
    }

    /** Tries one address after the other; each gets its share of the time, so that a silent one leaves some to the next. */
    static Socket connected(List<InetAddress> addresses, Settings settings, long deadline) {
        IOException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            long millis = (deadline - System.nanoTime()) / 1_000_000 / (addresses.size() - i);
            if (millis <= 0) {
                break;
            }
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(addresses.get(i), settings.port()), (int)
                        Math.min(millis, Integer.MAX_VALUE));
                return socket;
            } catch (IOException next) {
                closeQuietly(socket);
                last = next;
            }
        }
        throw unreachable(settings, last);
    }

    private static AmiConnectException unreachable(Settings settings, @Nullable IOException last) {
        if (last == null || last instanceof SocketTimeoutException) {
            return failed(
                    settings,
                    Kind.TIMEOUT,
                    "nothing answered within " + Durations.text(settings.connectTimeout())
                            + "; is the host up, and does a firewall drop port " + settings.port() + "?",
                    last);
        }
        return failed(
                settings,
                Kind.UNREACHABLE,
                last.getMessage()
                        + "; is Asterisk running, with 'enabled = yes' in manager.conf, and does it listen on "
                        + settings.host() + " port " + settings.port() + "?",
                last);
    }

    private static SSLSocket handshake(Socket socket, TlsTrust trust, Settings settings, long deadline)
            throws IOException {
        SSLSocket secured = (SSLSocket)
                trust.context().getSocketFactory().createSocket(socket, settings.host(), settings.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        if (trust.checksHostName()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secured.setSSLParameters(parameters);
        // A timeout of the socket would begin anew with each byte.
        AtomicBoolean late = new AtomicBoolean();
        Future<?> timer = Timers.after(deadline - System.nanoTime(), () -> {
            late.set(true);
            closeQuietly(socket);
        });
        try {
            secured.startHandshake();
            timer.cancel(false);
        } catch (IOException failed) {
            timer.cancel(false);
            if (!late.get()) {
                throw failed;
            }
        }
        if (late.get()) {
            throw new SocketTimeoutException("the handshake took too long");
        }
        return secured;
    }

    private static AmiConnectException tlsFailed(Settings settings, IOException cause) {
        if (cause instanceof SocketTimeoutException) {
            return failed(
                    settings,
                    Kind.TIMEOUT,
                    "the TLS handshake was not done within " + Durations.text(settings.connectTimeout())
                            + "; does Asterisk speak TLS on port " + settings.port() + " (tlsbindaddr)?",
                    cause);
        }
        String advice = cause instanceof SSLHandshakeException
                ? "; the certificate must be made out for '" + settings.host()
                        + "' and be trusted: caFile(...) trusts a"
                        + " certificate authority of your own, pinnedCertificate(...) one certificate. AMI without TLS"
                        + " is usually on port 5038."
                : "; does Asterisk speak TLS on port " + settings.port() + "? AMI without TLS is usually on port 5038.";
        return failed(settings, Kind.TLS, "the TLS handshake failed: " + cause.getMessage() + advice, cause);
    }

    private static AmiConnectException failed(Settings settings, Kind kind, String what, @Nullable Exception cause) {
        return new AmiConnectException(kind, "Cannot connect to " + settings.pbx() + ": " + what, cause);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            LOGGER.log(Level.DEBUG, "Closing a socket failed", ignored);
        }
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** True with TLS, or where the other end is on this machine. */
    boolean isPrivate() {
        return isPrivate;
    }

    /** Closes the socket at once; whoever reads or writes gets an exception. */
    void close() {
        closeQuietly(socket);
    }
}
