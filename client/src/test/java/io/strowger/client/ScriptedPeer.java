package io.strowger.client;

import io.strowger.testkit.Peer;
import java.net.ServerSocket;

/** A {@link Peer} that a client connects to: says exactly the bytes a test tells it to say. */
public final class ScriptedPeer extends Peer {
    private ScriptedPeer() {}

    private ScriptedPeer(ServerSocket listening) {
        super(listening);
    }

    /** Listens on a free port of the loopback address. */
    public static ScriptedPeer start() {
        return new ScriptedPeer();
    }

    /** Listens with a socket of the test's making, such as one with TLS. */
    public static ScriptedPeer on(ServerSocket listening) {
        return new ScriptedPeer(listening);
    }

    /** Plays the script after a usual login, and connects a client with the usual settings. */
    public AmiClient connect(Script script) {
        play(line -> {
            line.logIn();
            script.play(line);
        });
        return client().connect();
    }

    /** The usual settings: this peer, user {@code alice}, no coming back. */
    public AmiClientBuilder client() {
        return AmiClient.builder()
                .host("127.0.0.1")
                .port(port())
                .user("alice")
                .secret("wonderland")
                .name("pbx")
                .reconnect(Reconnect.NEVER);
    }
}
