package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.event.HangupEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaitedEventTest {
    @Test
    void oneWhoseTimeIsUpAtOnceLeavesNothingBehind() throws Exception {
        Settings.Draft draft = new Settings.Draft();
        draft.host = "pbx";
        draft.user = "alice";
        draft.secret("wonderland");
        Settings client = draft.settings();
        SubscriberSettings settings = SubscriberSettings.of(client, "test", client.delivery(), null);
        Dispatcher dispatcher = new Dispatcher(new Originations("pbx", Runnable::run), new Observer("pbx", List.of()));
        for (int i = 0; i < 1_000; i++) {
            CompletableFuture<HangupEvent> awaited = new AwaitedEvent<>(
                            HangupEvent.class, Interest.in(HangupEvent.class), event -> true, settings)
                    .arm(Duration.ofNanos(1), List.of(dispatcher), Runnable::run);
            assertThat(awaited).failsWithin(Duration.ofSeconds(10));
        }
        // the timer's thread is one, so that what it did before is done
        CountDownLatch done = new CountDownLatch(1);
        Timers.after(0, done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(dispatcher.size()).isZero();
    }
}
