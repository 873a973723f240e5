package io.strowger.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When all that a client has sent was handled. */
final class AttentionTest {
    @Test
    void whoWaitsForWhatIsThereAlreadyIsNotQuiet() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        AtomicBoolean isOver = new AtomicBoolean();
        try (Socket socket = new Socket()) {
            Attention attention = new Attention(socket);
            Thread reader = new Thread(() -> {
                try {
                    attention.waitsForTime(there::await, isOver::get);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            reader.start();
            assertThat(attention.awaitQuiet(20_000)).as("waits for time").isTrue();
            isOver.set(true);
            assertThat(attention.awaitQuiet(20)).as("has only not noticed yet").isFalse();
            there.countDown();
            reader.join(20_000);
            assertThat(attention.awaitQuiet(20)).as("handles what comes next").isFalse();
            attention.ends();
            assertThat(attention.awaitQuiet(20)).isTrue();
        }
    }
}
