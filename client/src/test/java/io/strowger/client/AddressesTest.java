package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose PBX has more than one address. */
@Timeout(60)
class AddressesTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private AmiClientBuilder client() {
        return peer.client();
    }

    @Test
    void anotherAddressServesWhereTheFirstDoesNot() throws Exception {
        ScriptedPeer other = ScriptedPeer.start();
        other.play(line -> {
            line.logIn();
            line.logOff();
        });
        peer.play(ScriptedPeer.Line::close);
        try (AmiClient client = client().alternative("127.0.0.1", other.port()).connect()) {
            assertThat(client.isConnected()).isTrue();
        }
        other.join();
        other.close();
        peer.join();
    }

    /** A stop that waits for calls to end may take hours. */
    @Test
    void anotherAddressServesWhileTheFirstIsShuttingDown() throws Exception {
        ScriptedPeer other = ScriptedPeer.start();
        other.play(line -> {
            line.logIn();
            line.logOff();
        });
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.error(line.action("Login"), "Asterisk is shutting down");
            line.close();
        });
        try (AmiClient client = client().alternative("127.0.0.1", other.port()).connect()) {
            assertThat(client.isConnected()).isTrue();
        }
        other.join();
        other.close();
        peer.join();
    }

    @Test
    void aLoginThatOneAddressRefusesIsNotTriedAtTheNext() throws Exception {
        ScriptedPeer other = ScriptedPeer.start();
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.error(line.action("Login"), "Authentication failed");
            line.close();
        });
        assertThatThrownBy(() -> client().alternative("127.0.0.1", other.port()).connect())
                .isInstanceOf(LoginException.class);
        other.close();
        peer.join();
    }
}
