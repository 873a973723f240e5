package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A secret that must not be seen anywhere but on the wire. */
@Timeout(30)
class RedactionTest {
    private static final String CANARY = "canary-7f3a91";

    private final ScriptedPeer peer = ScriptedPeer.start();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Handler recorder = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            seen.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        recorder.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(recorder);
    }

    @AfterEach
    void close() throws Exception {
        root.removeHandler(recorder);
        root.setLevel(before);
        peer.close();
        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(CANARY));
    }

    private void see(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        seen.add(text.toString());
    }

    private void seeThreads() {
        Thread.getAllStackTraces().keySet().forEach(thread -> seen.add(thread.toString()));
    }

    private AmiClientBuilder builder() {
        AmiClientBuilder builder = peer.client().secret(CANARY);
        seen.add(builder.toString());
        return builder;
    }

    @Test
    void aLoginThatSucceedsAndALostConnection() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.action("Ping");
            line.close();
        });
        AmiClient client = builder().connect();
        seen.add(client.toString());
        seen.add(client.server().toString());
        seen.add(client.connection().settings().toString());
        seeThreads();
        see(catchThrowable(client::ping));
        client.close();
    }

    @Test
    void aPlainLoginThatIsRefusedOrNotAnswered() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            assertThat(line.action("Login").text("Secret")).isEqualTo(CANARY);
            line.message("Response: Error", "Message: Authentication failed");
            line.close();
        });
        see(catchThrowable(() -> builder().connect()));
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            line.action("Login");
            over.await();
        });
        see(catchThrowable(() -> builder().loginTimeout(Duration.ofMillis(200)).connect()));
        seeThreads();
        over.countDown();
    }

    @Test
    void asecretThatCannotBeSent() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/1.0\r\n");
            line.error(line.action("Challenge"), "Invalid/unknown command");
            line.awaitEnd();
        });
        see(catchThrowable(() -> peer.client().secret(CANARY + "\r\nx").connect()));
    }
}
