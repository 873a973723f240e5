package io.strowger.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When all that a client has sent counts as handled. */
@Timeout(30)
class AttentionTest {
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** What the operating system has; who waits for it has got it, and is held up before it can do anything. */
    private final class Arrived extends InputStream {
        private final InputStream bytes =
                new ByteArrayInputStream("Action: Ping\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        private boolean seen;

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            int read = bytes.read(buffer, from, most);
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
        public synchronized int available() throws IOException {
            if (!seen) {
                seen = true;
                return 0;
            }
            return bytes.available();
        }
    }

    @Test
    void whatWasTakenButNotLookedAtIsNotHandled() throws Exception {
        Arrived arrived = new Arrived();
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
        taken.await();
        assertThat(attention.awaitQuiet(20)).isFalse();
        goOn.countDown();
        assertThat(reading.join()).isEqualTo("Action: Ping\r\n\r\n".length());
        assertThat(new String(buffer, 0, reading.join(), StandardCharsets.US_ASCII))
                .isEqualTo("Action: Ping\r\n\r\n");
    }
}
