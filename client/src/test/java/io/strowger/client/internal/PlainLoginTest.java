package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.LoginException;
import io.strowger.client.ScriptedPeer;
import io.strowger.protocol.wire.Message;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A secret goes in the clear over a network only when asked for; the loopback address here plays the network. */
@Timeout(30)
class PlainLoginTest {
    private final ScriptedPeer peer = ScriptedPeer.start();
    private @Nullable Session session;

    @AfterEach
    void close() throws Exception {
        if (session != null) {
            session.end(new ConnectionLostException("The test is over.", null));
        }
        peer.join();
        peer.close();
    }

    private Login login(boolean allowed) throws Exception {
        Settings.Draft draft = new Settings.Draft();
        draft.host = "127.0.0.1";
        draft.port = peer.port();
        draft.user = "alice";
        draft.secret("wonderland");
        draft.allowPlainLogin = allowed;
        Settings settings = draft.settings();
        ActionIds ids = new ActionIds();
        Transport network = Transport.over(new Socket(InetAddress.getLoopbackAddress(), peer.port()), false);
        Originations originations = new Originations("pbx", Runnable::run);
        Dispatcher dispatcher = new Dispatcher(originations, new Observer("pbx", List.of()));
        Conversation conversation = new Conversation(ids);
        Verdicts verdicts = new Verdicts("pbx", new Refusals("pbx", "alice", () -> null));
        Parts parts = new Parts(
                settings,
                World.REAL,
                Threads.factory(settings),
                ids,
                conversation,
                verdicts,
                new Actions(settings, ids, conversation, verdicts, new Completions(Threads.factory(settings), null)),
                originations,
                dispatcher,
                new Counters());
        session = new Session(parts, 1, network, new Nobody());
        session.start();
        return new Login(session, conversation, System.nanoTime() + TimeUnit.SECONDS.toNanos(10));
    }

    /** To whom the end of the session does not matter. */
    private static final class Nobody implements Session.Owner {
        @Override
        public void loggedIn(Session loggedIn) {}

        @Override
        public void over(Session ended, AmiException reason) {}
    }

    @Test
    void isRefusedUnlessAskedFor() throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            line.awaitEnd();
            assertThat(line.received()).doesNotContain("wonderland");
        });
        Login login = login(false);
        LoginException refused = catchThrowableOfType(LoginException.class, login::perform);
        assertThat(refused.kind()).isEqualTo(LoginException.Kind.PLAIN_NOT_ALLOWED);
    }

    @Test
    void isDoneWhenAskedFor() throws Exception {
        CompletableFuture<String> secret = new CompletableFuture<>();
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            Message login = line.action("Login");
            secret.complete(login.text("Secret"));
            line.success(login);
        });
        login(true).perform();
        assertThat(secret.join()).isEqualTo("wonderland");
    }
}
