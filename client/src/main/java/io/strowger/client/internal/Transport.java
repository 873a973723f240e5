package io.strowger.client.internal;

import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiConnectException.Kind;
import io.strowger.client.internal.Settings.Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connected socket, with TLS or without. */
final class Transport {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean isPrivate;
    private final boolean isSecured;
    private final int sendBuffer;
    private int readTimeout;

    private Transport(Socket socket, InputStream in, OutputStream out, boolean isPrivate, boolean isSecured)
            throws IOException {
        this.socket = socket;
        this.isSecured = isSecured;
        this.sendBuffer = socket.getSendBufferSize();
        this.in = in;
        this.out = out;
        this.isPrivate = isPrivate;
    }

    /**
     * Connects to the first of an address's hosts that answers, before the deadline.
     *
     * @throws AmiConnectException when that does not succeed
     */
    static Transport open(Settings settings, Address address, long deadline, Opening opening) {
        TlsSettings tls = settings.tls();
        TlsTrust trust = tls == null ? null : TlsTrust.of(tls, settings.pbx());
        Socket socket = connected(settings, address, deadline, opening);
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            if (trust == null) {
                return over(socket, socket.getInetAddress().isLoopbackAddress());
            }
            SSLSocket secured = handshake(socket, trust, address, deadline);
            // The plain socket is kept, since closing a TLS socket waits for a write that is stuck.
            return new Transport(socket, secured.getInputStream(), secured.getOutputStream(), true, true);
        } catch (IOException broken) {
            Opening.closeQuietly(socket);
            throw trust == null
                    ? failed(settings, Kind.UNREACHABLE, "the connection broke: " + broken.getMessage(), broken)
                    : tlsFailed(settings, address, broken);
        }
    }

    /** Makes a transport of a socket without TLS; {@code isPrivate} where nobody else can listen. */
    static Transport over(Socket socket, boolean isPrivate) throws IOException {
        return new Transport(socket, socket.getInputStream(), socket.getOutputStream(), isPrivate, false);
    }

    private static Socket connected(Settings settings, Address address, long deadline, Opening opening) {
        InetAddress[] addresses;
        try {
            addresses = opening.resolve(address.host(), deadline);
        } catch (SocketTimeoutException silent) {
            throw failed(
                    settings,
                    Kind.TIMEOUT,
                    "no address of the host " + address.host() + " was found within "
                            + Durations.text(settings.connectTimeout()) + "; does its name server answer?",
                    silent);
        } catch (IOException unknown) {
            throw failed(settings, Kind.UNREACHABLE, "no address is known for the host " + address.host(), unknown);
        }
        return connected(List.of(addresses), settings, address, deadline, opening);
    }

    /** Tries one address after the other; each gets its share of the time, so that a silent one leaves some to the next. */
    static Socket connected(
            List<InetAddress> hosts, Settings settings, Address address, long deadline, Opening opening) {
        IOException last = null;
        for (int i = 0; i < hosts.size(); i++) {
            long millis = (deadline - System.nanoTime()) / 1_000_000 / (hosts.size() - i);
            if (millis <= 0) {
                break;
            }
            Socket socket = new Socket();
            try {
                opening.opens(socket);
                socket.connect(
                        new InetSocketAddress(hosts.get(i), address.port()), (int) Math.min(millis, Integer.MAX_VALUE));
                return socket;
            } catch (IOException next) {
                Opening.closeQuietly(socket);
                last = next;
            }
        }
        throw unreachable(settings, address, last);
    }

    private static AmiConnectException unreachable(Settings settings, Address address, @Nullable IOException last) {
        if (last == null || last instanceof SocketTimeoutException) {
            return failed(
                    settings,
                    Kind.TIMEOUT,
                    "nothing answered within " + Durations.text(settings.connectTimeout())
                            + "; is the host up, and does a firewall drop port " + address.port() + "?",
                    last);
        }
        return failed(
                settings,
                Kind.UNREACHABLE,
                last.getMessage()
                        + "; is Asterisk running, with 'enabled = yes' in manager.conf, and does it listen on "
                        + address.host() + " port " + address.port() + "?",
                last);
    }

    private static SSLSocket handshake(Socket socket, TlsTrust trust, Address address, long deadline)
            throws IOException {
        SSLSocket secured = (SSLSocket)
                trust.context().getSocketFactory().createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        if (trust.checksHostName()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secured.setSSLParameters(parameters);
        // A timeout of the socket would begin anew with each byte.
        AtomicBoolean late = new AtomicBoolean();
        Future<?> timer = Timers.after(deadline - System.nanoTime(), () -> {
            late.set(true);
            Opening.closeQuietly(socket);
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

    private static AmiConnectException tlsFailed(Settings settings, Address address, IOException cause) {
        if (cause instanceof SocketTimeoutException) {
            return failed(
                    settings,
                    Kind.TIMEOUT,
                    "the TLS handshake was not done within " + Durations.text(settings.connectTimeout())
                            + "; does Asterisk speak TLS on port " + address.port() + " (tlsbindaddr)?",
                    cause);
        }
        String advice = cause instanceof SSLHandshakeException
                ? "; the certificate must be made out for '" + address.host()
                        + "' and be trusted: caFile(...) trusts a"
                        + " certificate authority of your own, pinnedCertificate(...) one certificate. AMI without TLS"
                        + " is usually on port 5038."
                : "; does Asterisk speak TLS on port " + address.port() + "? AMI without TLS is usually on port 5038.";
        return failed(settings, Kind.TLS, "the TLS handshake failed: " + cause.getMessage() + advice, cause);
    }

    private static AmiConnectException failed(Settings settings, Kind kind, String what, @Nullable Exception cause) {
        return new AmiConnectException(kind, "Cannot connect to " + settings.pbx() + ": " + what, cause);
    }

    /** True where a read may be given up after a time: one of TLS might stop in the middle of a record. */
    boolean canGiveUpReading() {
        return !isSecured;
    }

    /**
     * Reads what there is; for one thread at a time.
     *
     * @param timeoutMillis how long to wait for the first byte; 0 for as long as it takes
     * @return how many bytes were read, or -1 at the end
     */
    int read(byte[] bytes, int timeoutMillis) throws IOException {
        if (timeoutMillis != readTimeout) {
            socket.setSoTimeout(timeoutMillis);
            readTimeout = timeoutMillis;
        }
        return in.read(bytes);
    }

    /** Looks for bytes to read, without sleeping, for so many nanoseconds at most; not for TLS. */
    void awaitBytes(long nanos) throws IOException {
        long until = System.nanoTime() + nanos;
        while (nanos > 0 && in.available() == 0 && System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    OutputStream out() {
        return out;
    }

    /** How many bytes can be written before a writer has to wait for the peer. */
    int sendBuffer() {
        return sendBuffer;
    }

    /** True with TLS, or where the other end is on this machine. */
    boolean isPrivate() {
        return isPrivate;
    }

    /** The address at the other end, such as {@code pbx.example.com/192.0.2.7:5038}. */
    String address() {
        String address = String.valueOf(socket.getRemoteSocketAddress());
        return address.startsWith("/") ? address.substring(1) : address;
    }

    /** Closes the socket at once; whoever reads or writes gets an exception. */
    void close() {
        Opening.closeQuietly(socket);
    }
}
