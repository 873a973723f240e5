package io.strowger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy does what its scripts say, to the byte. */
class FaultProxyTest {
    private static final String SAID = "one\r\nA: 1\r\n\r\ntwo\r\n\r\nthree\r\n\r\n";

    private final CompletableFuture<String> heard = new CompletableFuture<>();
    private ServerSocket server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.to("127.0.0.1", server.getLocalPort());
        FaultProxy.start("the server", this::serve);
    }

    /** Says its piece, and hears the client out. */
    private void serve() {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(SAID.getBytes(StandardCharsets.US_ASCII));
            heard.complete(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            heard.completeExceptionally(broken);
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(FaultProxy.HOST, proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** What the client gets when it hangs up at once. */
    private String got() throws IOException {
        try (Socket socket = connect()) {
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void passesEverythingOnWhereNothingIsSaid() throws Exception {
        assertThat(got()).isEqualTo(SAID);
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void cutsBehindAByte() throws Exception {
        proxy.next(Faults.NONE, Faults.NONE.afterByte(7, Fault.cut()));
        assertThat(got()).isEqualTo(SAID.substring(0, 7));
    }

    @Test
    void cutsBehindAMessage() throws Exception {
        proxy.next(Faults.NONE, Faults.NONE.afterMessage(2, Fault.cut()));
        assertThat(got()).isEqualTo("one\r\nA: 1\r\n\r\ntwo\r\n\r\n");
    }

    @Test
    void insertsDropsAndRepeats() throws Exception {
        proxy.next(
                Faults.NONE,
                Faults.NONE
                        .afterByte(0, Fault.insert("<"))
                        .afterByte(3, Fault.drop(2))
                        .afterMessage(2, Fault.repeatMessage())
                        .afterMessage(3, Fault.insert(">")));
        assertThat(got()).isEqualTo("<oneA: 1\r\n\r\ntwo\r\n\r\ntwo\r\n\r\nthree\r\n\r\n>");
    }

    @Test
    void changesNothingByPiecesAndSlowness() throws Exception {
        proxy.next(Faults.NONE, Faults.NONE.inPieces(3));
        assertThat(got()).isEqualTo(SAID);
    }

    @Test
    void slowsDown() throws Exception {
        proxy.next(Faults.NONE, Faults.NONE.slowedTo(200));
        long start = System.nanoTime();
        assertThat(got()).isEqualTo(SAID);
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(SAID.length() * 4L));
    }

    @Test
    void stallsUntilItIsReleased() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        proxy.next(Faults.NONE, Faults.NONE.afterByte(3, Fault.stall(release)));
        try (Socket socket = connect()) {
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(3), StandardCharsets.US_ASCII)).isEqualTo("one");
            socket.setSoTimeout(50);
            assertThat(thrownBy(in::read)).isInstanceOf(SocketTimeoutException.class);
            release.countDown();
            socket.setSoTimeout(10_000);
            assertThat(in.read()).isEqualTo('\r');
        }
    }

    @Test
    void vanishesWithoutAWord() throws Exception {
        proxy.next(Faults.NONE, Faults.NONE.afterByte(3, Fault.vanish()));
        try (Socket socket = connect()) {
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(3), StandardCharsets.US_ASCII)).isEqualTo("one");
            socket.setSoTimeout(200);
            assertThat(thrownBy(in::read)).isInstanceOf(SocketTimeoutException.class);
            socket.getOutputStream().write(new byte[100_000]);
        }
    }

    @Test
    void resets() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        proxy.next(Faults.NONE, Faults.NONE.afterByte(3, Fault.tell(there)));
        try (Socket socket = connect()) {
            there.await();
            proxy.reset();
            assertThat(thrownBy(() -> socket.getInputStream().readAllBytes())).isInstanceOf(SocketException.class);
        }
    }

    private static Throwable thrownBy(ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call);
    }
}
