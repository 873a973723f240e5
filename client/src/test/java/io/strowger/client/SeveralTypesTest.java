package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.RenameEvent;
import io.strowger.protocol.event.UnknownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The wait for one event of several types. */
@Timeout(30)
class SeveralTypesTest {
    @Test
    void theFirstThatPassesTheTestIsAwaitedInTheOrderOfTheirComing() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        try (ScriptedPeer peer = ScriptedPeer.start()) {
            peer.play(line -> {
                line.logIn();
                ready.await();
                line.message("Event: Hangup", "Channel: PJSIP/1", "Uniqueid: 1");
                line.message("Event: Newstate", "Channel: PJSIP/1", "Uniqueid: 1");
                line.message("Event: NeverHeardOf", "Uniqueid: 1");
                line.message("Event: Rename", "Channel: PJSIP/2", "Newname: PJSIP/3");
                line.message("Event: Hangup", "Channel: PJSIP/3", "Uniqueid: 3");
                while (true) {
                    line.success(line.action("Ping"), "Ping: Pong");
                }
            });
            AmiClient client = peer.client().connect();
            List<String> seen = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Event> awaited = client.events()
                    .await(
                            Set.of(HangupEvent.class, RenameEvent.class, UnknownEvent.class),
                            event -> {
                                seen.add(event.name());
                                return event instanceof RenameEvent;
                            },
                            Duration.ofSeconds(10));
            ready.countDown();
            assertThat(awaited).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(RenameEvent.class);
            assertThat(seen).containsExactly("Hangup", "NeverHeardOf", "Rename");
            assertThatThrownBy(() -> client.events().await(Set.of(), event -> true, Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        } finally {
            ready.countDown();
        }
    }
}
