package io.strowger.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Something that goes wrong at a place in the bytes of one direction of a connection. */
@FunctionalInterface
public interface Fault {
    /** Does it; what follows passes when this returns, unless the flow has been ended. */
    void strike(Flow flow) throws IOException, InterruptedException;

    /** Ends the connection in good order, both ends are told. */
    static Fault cut() {
        return Flow::cut;
    }

    /** Ends the connection with a reset, both ends are told. */
    static Fault reset() {
        return Flow::reset;
    }

    /** Passes nothing on any more, but goes on taking what comes. */
    static Fault silence() {
        return Flow::silence;
    }

    /** The other end is gone, and the near one is not told: a half-open connection. */
    static Fault vanish() {
        return Flow::vanish;
    }

    /** Stops reading until the latch is open, so that the sender feels it. */
    static Fault stall(CountDownLatch until) {
        return flow -> until.await();
    }

    /** Puts bytes into the stream. */
    static Fault insert(byte[] bytes) {
        return flow -> flow.write(bytes, 0, bytes.length);
    }

    /** Puts text into the stream. */
    static Fault insert(String text) {
        return insert(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Swallows some bytes. */
    static Fault drop(long bytes) {
        return flow -> flow.drop(bytes);
    }

    /** Sends the message that just ended once more; only where {@link Faults#afterMessage} asks for it. */
    static Fault repeatMessage() {
        return Flow::repeatMessage;
    }

    /** Opens a latch, for a test that waits for the bytes to get so far. */
    static Fault tell(CountDownLatch latch) {
        return flow -> latch.countDown();
    }
}
