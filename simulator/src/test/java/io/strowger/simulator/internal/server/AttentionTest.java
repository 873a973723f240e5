package io.strowger.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When all that a client has sent was handled. */
@Timeout(60)
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

    /** What the operating system has; who waits for it has got it, and is held up before it can do anything. */
    private static final class Arrived extends FilterInputStream {
        private final CountDownLatch taken = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicBoolean looked = new AtomicBoolean();

        Arrived(String text) {
            super(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            int read = super.read(buffer, from, most);
            taken.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return read;
        }

        /** Nothing had come when the reader looked for the first time. */
        @Override
        public int available() throws IOException {
            return looked.getAndSet(true) ? super.available() : 0;
        }
    }

    @Test
    void whatWasTakenButNotLookedAtIsNotHandled() throws Exception {
        String request = "Action: Ping\r\n\r\n";
        Arrived arrived = new Arrived(request);
        Attention attention = new Attention(new Socket() {
            @Override
            public InputStream getInputStream() {
                return arrived;
            }
        });
        byte[] buffer = new byte[100];
        InputStream watched = attention.watched(arrived);
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return watched.read(buffer, 0, buffer.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        arrived.taken.await();
        assertThat(attention.awaitQuiet(20)).isFalse();
        arrived.goOn.countDown();
        assertThat(new String(buffer, 0, reading.join(), StandardCharsets.US_ASCII))
                .isEqualTo(request);
    }
}
