package io.strowger.tests.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * A server for any number of clients, which are told the same events at the same pace; it says yes to every action.
 *
 * <p>All of them log in first; {@link #tell} begins when the test says so.
 */
final class ManyServers implements AutoCloseable {
    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "many servers");
        thread.setDaemon(true);
        return thread;
    };

    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor(DAEMONS);

    ManyServers() {
        try {
            listening = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        DAEMONS.newThread(this::accept).start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                DAEMONS.newThread(() -> serve(socket)).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            write(out, "Asterisk Call Manager/11.0.0\r\n");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                    continue;
                }
                answer(socket, lines);
                lines.clear();
            }
        } catch (IOException gone) {
            sockets.remove(socket);
        }
    }

    private void answer(Socket socket, List<String> action) throws IOException {
        String id = value(action, "ActionID: ");
        String more = value(action, "Action: ").equals("Challenge") ? "Challenge: 1234\r\n" : "";
        write(socket.getOutputStream(), "Response: Success\r\nActionID: " + id + "\r\n" + more + "\r\n");
        if (value(action, "Action: ").equals("Login")) {
            sockets.add(socket);
        }
    }

    private static String value(List<String> action, String header) {
        return action.stream()
                .filter(line -> line.startsWith(header))
                .map(line -> line.substring(header.length()))
                .findFirst()
                .orElse("");
    }

    private static void write(OutputStream out, String text) throws IOException {
        // A socket's stream takes one write after the other, also from several threads.
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the same bytes to all clients that are logged in, so many times, so many milliseconds apart.
     *
     * @param mayGoOn asked with the number of times so far, before each of them; the next is put off where it says no
     */
    CompletableFuture<Void> tell(String events, int times, int millisApart, IntPredicate mayGoOn) {
        byte[] bytes = events.getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Void> done = new CompletableFuture<>();
        int[] told = {0};
        Runnable tick = () -> {
            if (!mayGoOn.test(told[0])) {
                return;
            }
            try {
                for (Socket each : sockets) {
                    each.getOutputStream().write(bytes);
                }
                if (++told[0] == times) {
                    done.complete(null);
                    throw new IllegalStateException("enough");
                }
            } catch (IOException broken) {
                done.completeExceptionally(broken);
                throw new UncheckedIOException(broken);
            }
        };
        // An exception ends the repetition.
        java.util.concurrent.Future<?> unused = pacer.scheduleAtFixedRate(tick, 0, millisApart, TimeUnit.MILLISECONDS);
        return done;
    }

    @Override
    public void close() {
        pacer.shutdownNow();
        try {
            listening.close();
            for (Socket each : sockets) {
                each.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
