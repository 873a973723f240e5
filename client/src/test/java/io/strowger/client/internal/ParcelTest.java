package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
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

    private final Event[] events = {
        event("Event: Hangup\r\nUniqueid: 1.1\r\nCause: 16\r\nTrail: x  \r\n", new Origin("pbx", 3, 7, THEN)),
        event("Event: zOrRo\r\n\r\n", new Origin("pbx", 3, 9, THEN)),
        event("Event: Hangup\r\nUniqueid: 1.2\r\n", new Origin("pbx", 3, 10, THEN.plusNanos(1))),
        event("Event: Hangup\r\nUniqueid: 1.3\r\n", new Origin("pbx", 4, 1, THEN.plusNanos(1))),
        event("Event: Hangup\r\nUniqueid: 1.4\r\n", new Origin("other", 4, 1, THEN.plusNanos(1))),
    };

    private final EventReader[] readers = List.of(events).stream()
            .map(event -> EventTypes.reader(event.name()))
            .toArray(EventReader[]::new);

    @Test
    void whatCameWithOneReadStaysTogether() {
        assertThat(Parcel.alike(events, 0, 5)).isEqualTo(2);
        assertThat(Parcel.alike(events, 0, 1)).isEqualTo(1);
        assertThat(Parcel.alike(events, 2, 5)).isEqualTo(1);
        assertThat(Parcel.alike(events, 3, 5)).isEqualTo(1);
        assertThat(Parcel.alike(events, 4, 5)).isEqualTo(1);
    }

    @Test
    void comesOutAsItWentIn() {
        Parcel parcel = new Parcel(events, readers, 0, 2);
        assertThat(parcel.receivedAt()).isEqualTo(THEN);
        Event first = parcel.unpack();
        assertThat(parcel.isEmpty()).isFalse();
        Event second = parcel.unpack();
        assertThat(parcel.isEmpty()).isTrue();
        assertThat(first).isInstanceOf(HangupEvent.class);
        assertThat(second).isInstanceOf(UnknownEvent.class);
        for (int i = 0; i < 2; i++) {
            Event out = List.of(first, second).get(i);
            assertThat(out.origin()).isEqualTo(events[i].origin());
            assertThat(out.message().bytes()).isEqualTo(events[i].message().bytes());
        }
    }

    @Test
    void someMayBeLeftOut() {
        Parcel parcel = new Parcel(events, readers, 0, 2);
        assertThat(parcel.skip()).isEqualTo(events[0].message().size());
        assertThat(parcel.unpack().message().bytes())
                .isEqualTo(events[1].message().bytes());
        assertThat(parcel.isEmpty()).isTrue();
    }
}
