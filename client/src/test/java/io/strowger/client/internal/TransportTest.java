package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransportTest {
    private final List<Socket> waiting = new ArrayList<>();

    /** Lets so many connections wait to be accepted that Linux answers no other. */
    private void fill(ServerSocket server) throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    @Test
    void anAddressThatSaysNothingLeavesTimeForTheNext() throws Exception {
        InetAddress first = InetAddress.getByName("127.0.0.2");
        InetAddress second = InetAddress.getByName("127.0.0.1");
        try (ServerSocket silent = new ServerSocket(0, 1, first);
                ServerSocket answering = new ServerSocket(silent.getLocalPort(), 50, second)) {
            fill(silent);
            Settings.Draft draft = new Settings.Draft();
            draft.host = "pbx";
            draft.user = "alice";
            draft.secret("wonderland");
            draft.port = answering.getLocalPort();
            Settings settings = draft.settings();
            Settings.Address address = settings.endurance().addresses().get(0);
            Opening opening = new Opening(World.REAL.resolver(), Threads.factory(settings));
            long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            try (Socket socket = Transport.connected(List.of(first, second), settings, address, deadline, opening)) {
                assertThat(socket.getInetAddress()).isEqualTo(second);
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }
}
