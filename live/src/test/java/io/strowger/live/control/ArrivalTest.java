package io.strowger.live.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as arrival of events that are told late: their order is that of the PBX, not that of their telling. */
class ArrivalTest {
    private static final String CHANNEL = "Channel: PJSIP/1-1\r\nUniqueid: 1.1\r\nContext: default\r\n";

    private final StatusEvent asked =
            (StatusEvent) read(7, 1, "Event: Status\r\n" + CHANNEL + "Exten: 100\r\nPriority: 1\r\nBridgeID: \r\n\r\n");

    private final Arrival arrival = new Arrival(new Target("1.1"), Place.of("default", "200"), asked, Set.of());

    private static Event read(long sequence, int session, String text) {
        return EventTypes.read(Message.of(text), new Origin("pbx1", session, sequence, Instant.EPOCH));
    }

    private static NewextenEvent runs(long sequence, int session, String exten) {
        return (NewextenEvent) read(
                sequence,
                session,
                "Event: Newexten\r\n" + CHANNEL + "Exten: " + exten + "\r\nPriority: 1\r\nApplication: Wait\r\n\r\n");
    }

    @Test
    void whatCameBeforeTheChannelWasAskedForIsNoArrivalThoughToldLater() {
        arrival.told(runs(6, 1, "200"));
        assertThat(arrival.isComplete()).isFalse();
        arrival.told(runs(8, 1, "200"));
        assertThat(arrival.isComplete()).isTrue();
    }

    @Test
    void whatCameBeforeTheChannelWasAskedForIsNoLoss() {
        assertThat(arrival.isLost(runs(6, 1, "i"))).isFalse();
        assertThat(arrival.isLost(runs(8, 1, "i"))).isTrue();
    }

    /** A new connection counts anew. */
    @Test
    void whatComesOverAnotherConnectionCameLater() {
        arrival.told(runs(1, 2, "200"));
        assertThat(arrival.isComplete()).isTrue();
    }

    @Test
    void aPlaceWithALabelIsReachedByAnyStep() {
        Arrival labelled = new Arrival(new Target("PJSIP/1-1"), new Place("default", "200", "again"), asked, Set.of());
        labelled.told(runs(8, 1, "200"));
        assertThat(labelled.isComplete()).isTrue();
    }
}
