package io.strowger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks as much AMI as clients need, and replays a {@link Mix} as fast as told.
 *
 * <p>It does nothing in the time that is measured but write what lies ready.
 */
final class Pbx implements AutoCloseable {
    private static final int ROUNDS = 100;
    private static final long SEED = 20_260_101;
    private static final int BACKLOG = 2_000;

    private final Mix mix;
    private final ByteBuffer block;
    private final ServerSocketChannel ami;
    private final ServerSocketChannel control;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private volatile @Nullable PbxSession newest;

    private Pbx(int rounds) throws IOException {
        mix = Mix.rounds(rounds, SEED);
        block = ByteBuffer.allocateDirect(mix.bytes().length).put(mix.bytes()).flip();
        ami = listening();
        control = listening();
    }

    /** Listens on two free ports of the loopback address, with as many rounds of the mix to replay. */
    static Pbx start(int rounds) {
        try {
            Pbx pbx = new Pbx(rounds);
            daemon("pbx ami", () -> pbx.accept(pbx.ami, socket -> new PbxSession(socket, pbx.mix, pbx.block)));
            daemon("pbx control", () -> pbx.accept(pbx.control, socket -> new PbxControl(socket, pbx)));
            return pbx;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A process of its own: says where it listens, and serves until its input ends. */
    public static void main(String[] args) throws IOException {
        try (Pbx pbx = start(ROUNDS)) {
            System.out.println("@" + pbx.amiPort() + " " + pbx.controlPort());
            while (System.in.read() >= 0) {
                // nothing is said to it
            }
        }
    }

    int amiPort() {
        return ami.socket().getLocalPort();
    }

    int controlPort() {
        return control.socket().getLocalPort();
    }

    Mix mix() {
        return mix;
    }

    /** The session that was opened last. */
    PbxSession newest() {
        PbxSession session = newest;
        if (session == null) {
            throw new IllegalStateException("nobody has connected");
        }
        return session;
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (UncheckedIOException gone) {
                        // the client hung up
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Opening {
        Runnable open(SocketChannel socket);
    }

    private void accept(ServerSocketChannel listening, Opening opening) {
        try {
            while (true) {
                SocketChannel socket = listening.accept();
                socket.socket().setTcpNoDelay(true);
                open.add(socket);
                Runnable served = opening.open(socket);
                if (served instanceof PbxSession session) {
                    newest = session;
                }
                daemon("pbx " + socket.getRemoteAddress(), () -> {
                    served.run();
                    open.remove(socket);
                });
            }
        } catch (IOException closed) {
            // close() ends the wait
        }
    }

    private static ServerSocketChannel listening() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    }

    @Override
    public void close() throws IOException {
        ami.close();
        control.close();
        for (SocketChannel socket : open) {
            socket.close();
        }
    }
}
