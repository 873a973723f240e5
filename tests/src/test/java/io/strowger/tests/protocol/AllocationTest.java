package io.strowger.tests.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.MessageDecoder;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much memory an event takes from the socket to a handler, but for the texts that the handler asks for. */
class AllocationTest {
    private static final String EVENT = "Event: Hangup\r\nPrivilege: call,all\r\n"
            + "Channel: PJSIP/100-0000002a\r\nChannelState: 6\r\nChannelStateDesc: Up\r\nCallerIDNum: 100\r\n"
            + "Context: from-internal\r\nExten: 200\r\nPriority: 12\r\nUniqueid: 1700000000.42\r\n".repeat(3)
            + "Linkedid: 1700000000.42\r\nAccountCode: \r\nCause: 16\r\nCause-txt: Normal Clearing\r\n\r\n";
    private static final int COUNT = 20_000;

    /** Of the 200 bytes that an event may take beyond its own, this leaves 8 for its place in a queue. */
    private static final int BEYOND_ITS_OWN = 192;

    private static final class Handler implements MessageDecoder.Sink {
        private final EventReader reader = EventTypes.reader("Hangup");
        private final Instant now = Instant.now();
        private final boolean skip;
        long handled;

        @Nullable Event last;

        Handler(boolean skip) {
            this.skip = skip;
        }

        @Override
        public void banner(Banner banner) {}

        @Override
        public boolean skipsEvent(byte[] buffer, int nameStart, int nameEnd) {
            return skip;
        }

        @Override
        public void message(Message message) {
            HangupEvent event = (HangupEvent) reader.read(message, new Origin("pbx", 1, ++handled, now));
            assertThatIt(event.cause() == HangupCause.NORMAL_CLEARING);
            assertThatIt(event.channelState() != null);
            assertThatIt(event.priority() != null);
            assertThatIt(message.has("Linkedid") && !message.has("Absent"));
            last = event;
        }

        private static void assertThatIt(boolean holds) {
            if (!holds) {
                throw new AssertionError("a header is not read rightly");
            }
        }
    }

    @Test
    void anEventTakesLittleMoreThanItsBytes() {
        assertThat(bytesPerEvent(new Handler(false))).isLessThanOrEqualTo(EVENT.length() + BEYOND_ITS_OWN);
    }

    @Test
    void aSkippedEventTakesNothing() {
        assertThat(bytesPerEvent(new Handler(true))).isLessThan(1);
    }

    private static double bytesPerEvent(Handler handler) {
        byte[] stream = EVENT.repeat(10).getBytes(StandardCharsets.US_ASCII);
        MessageDecoder decoder = MessageDecoder.withoutBanner(Limits.DEFAULT);
        decoder.feed(stream, handler);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < COUNT / 10; i++) {
            decoder.feed(stream, handler);
        }
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        return (after - before) / (double) COUNT;
    }
}
