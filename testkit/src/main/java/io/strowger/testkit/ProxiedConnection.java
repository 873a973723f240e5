package io.strowger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through the proxy: its two sockets, and the flow in each direction. */
final class ProxiedConnection {
    private final Socket near;
    private final Socket far;
    private final Flow up;
    private final Flow down;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean vanished;

    ProxiedConnection(Socket near, Socket far, Faults up, Faults down) throws IOException {
        this.near = near;
        this.far = far;
        this.up = new Flow(this, near, far, up);
        this.down = new Flow(this, far, near, down);
    }

    /** Starts both flows; {@code whenOver} is told when neither runs any more. */
    void start(String name, Consumer<ProxiedConnection> whenOver) {
        AtomicInteger running = new AtomicInteger(2);
        Runnable over = () -> {
            if (running.decrementAndGet() == 0) {
                cut();
                whenOver.accept(this);
            }
        };
        FaultProxy.start(name + " up", () -> run(up, over));
        FaultProxy.start(name + " down", () -> run(down, over));
    }

    private static void run(Flow flow, Runnable over) {
        try {
            flow.run();
        } finally {
            over.run();
        }
    }

    /** Ends both halves in good order. */
    void cut() {
        ended.countDown();
        closeQuietly(near);
        closeQuietly(far);
    }

    /** Ends both halves with a reset. */
    void reset() {
        for (Socket each : new Socket[] {near, far}) {
            try {
                each.setSoLinger(true, 0);
            } catch (IOException closed) {
                ended.countDown();
            }
        }
        cut();
    }

    /** Lets the far end go, and leaves the near one in the belief that it is there. */
    void vanish() {
        vanished = true;
        up.silence();
        down.silence();
        closeQuietly(far);
    }

    /** One flow broke; the near end learns of it unless the far one has vanished. */
    void ended(Flow flow) {
        if (!vanished || flow == up) {
            cut();
        }
    }

    /** Waits for the end, at most so long; true where it has come. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
