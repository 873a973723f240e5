package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.event.UnknownEvent;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was packed is the same when it is unpacked. */
class ParcelTest {
    private static final Instant THEN = Instant.ofEpochSecond(1_000);

    private static Event event(String text, Origin origin) {
        return EventTypes.read(Message.of(text), origin);
    }

    private final List<Event> events = List.of(
            event("Event: Hangup\r\nUniqueid: 1.1\r\nCause: 16\r\nTrail: x  \r\n", new Origin("pbx", 3, 7, THEN)),
            event("Event: zOrRo\r\n\r\n", new Origin("pbx", 3, 9, THEN)));
    private final Parcel parcel = RecordedQueue.parcel(events);

    @Test
    void comesOutAsItWentIn() {
        assertThat(parcel.receivedAt()).isEqualTo(THEN);
        assertThat(parcel.events()).isEqualTo(2);
        assertThat(parcel.nextSize()).isEqualTo(events.get(0).message().size());
        List<Event> out = List.of(parcel.unpack(), parcel.unpack());
        assertThat(parcel.events()).isZero();
        assertThat(out.get(0)).isInstanceOf(HangupEvent.class);
        assertThat(out.get(1)).isInstanceOf(UnknownEvent.class);
        for (int i = 0; i < 2; i++) {
            assertThat(out.get(i).origin()).isEqualTo(events.get(i).origin());
            assertThat(out.get(i).message()).isEqualTo(events.get(i).message());
        }
    }

    @Test
    void someMayBeLeftOut() {
        assertThat(parcel.skip()).isEqualTo(events.get(0).message().size());
        assertThat(parcel.unpack().message()).isEqualTo(events.get(1).message());
        assertThat(parcel.events()).isZero();
    }
}
