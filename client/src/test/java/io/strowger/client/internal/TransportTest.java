package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransportTest {
    @Test
    void anAddressThatSaysNothingLeavesTimeForTheNext() throws Exception {
        InetAddress second = InetAddress.getByName("127.0.0.1");
        try (UnansweredPort silent = new UnansweredPort();
                ServerSocket answering = new ServerSocket(silent.port(), 50, second)) {
            Settings.Draft draft = new Settings.Draft();
            draft.host = "pbx";
            draft.user = "alice";
            draft.secret("wonderland");
            draft.port = answering.getLocalPort();
            Settings settings = draft.settings();
            Settings.Address address = settings.endurance().addresses().get(0);
            Opening opening = new Opening(World.REAL.resolver(), Threads.factory(settings));
            long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            try (Socket socket =
                    Transport.connected(List.of(silent.address(), second), settings, address, deadline, opening)) {
                assertThat(socket.getInetAddress()).isEqualTo(second);
            }
        }
    }
}
