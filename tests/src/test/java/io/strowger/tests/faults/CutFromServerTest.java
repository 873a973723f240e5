package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import io.strowger.client.Overflow;
import io.strowger.testkit.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's bytes end anywhere: what was complete is delivered or counted, and each cut is one gap. */
@Timeout(3_600)
class CutFromServerTest {
    /** Recordings up to this size are cut at every byte, longer ones at as many places; those of an hour at all. */
    private static final int PLACES = Effort.rounds(300, 5_000);

    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    static List<Recording> recordings() {
        return Recording.all();
    }

    /** Where to cut; the step is odd, so that all offsets from message ends come up. */
    private static List<Integer> cuts(Recording recording) {
        int length = recording.bytes().length;
        int step = length <= PLACES ? 1 : length / PLACES | 1;
        List<Integer> cuts = new ArrayList<>();
        for (int at = 0; at < length; at += step) {
            cuts.add(at);
        }
        cuts.add(length);
        return cuts;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void whatWasCompleteIsDeliveredOrCountedAndEachCutIsOneGap(Recording recording) throws Exception {
        List<Integer> cuts = cuts(recording);
        List<Integer> ends = recording.eventEnds();
        AtomicInteger connections = new AtomicInteger();
        CountDownLatch subscribed = new CountDownLatch(1);
        peer.playToAll(line -> {
            int number = connections.getAndIncrement();
            line.logIn();
            subscribed.await();
            if (number < cuts.size()) {
                line.send(recording.bytes(), 0, cuts.get(number));
            } else {
                line.serve();
            }
        });
        AtomicLongArray delivered = new AtomicLongArray(cuts.size() + 2);
        AtomicLong few = new AtomicLong();
        AtomicLong lost = new AtomicLong();
        List<Gap> gaps = Collections.synchronizedList(new ArrayList<>());
        List<ConnectionEvent> notices = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch back = new CountDownLatch(2);
        try (AmiClient ami = Clients.of(peer).eventQueueSize(100_000).connect()) {
            ami.events().onAll(event -> delivered.incrementAndGet(event.origin().session()));
            ami.events().onGap(gaps::add);
            ami.events().onConnection(notices::add);
            ami.events().onLost(notice -> delivered.addAndGet(0, notice.count()));
            var narrow = ami.subscriber("narrow")
                    .queueSize(2)
                    .overflow(Overflow.KEEP_NEWEST)
                    .open();
            narrow.onAll(event -> few.incrementAndGet());
            narrow.onLost(notice -> lost.addAndGet(notice.count()));
            for (var subscriber : List.of(ami.events(), narrow)) {
                subscriber.onConnection(notice -> {
                    if (notice instanceof ConnectionEvent.Ready ready && ready.session() == cuts.size() + 1) {
                        back.countDown();
                    }
                });
            }
            subscribed.countDown();
            Clients.await(back);
        }
        long total = 0;
        for (int i = 0; i < cuts.size(); i++) {
            int complete = Recording.complete(ends, cuts.get(i));
            total += complete;
            assertThat(delivered.get(i + 1))
                    .as("%s cut at %d", recording, cuts.get(i))
                    .isEqualTo(complete);
        }
        assertThat(delivered.get(0)).as("lost").isZero();
        assertThat(few.get() + lost.get())
                .as("delivered and lost of a narrow queue")
                .isEqualTo(total);
        assertThat(gaps).hasSize(cuts.size());
        assertThat(notices)
                .filteredOn(ConnectionEvent.Disconnected.class::isInstance)
                .as("ends, with that of the close")
                .hasSize(cuts.size() + 1);
    }
}
