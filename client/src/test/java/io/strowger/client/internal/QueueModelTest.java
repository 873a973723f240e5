package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.ClientMetrics;
import io.strowger.client.ConnectionEvent.Connecting;
import io.strowger.client.Lost;
import io.strowger.client.Overflow;
import io.strowger.protocol.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue against a list that does the same in the plainest way, with events coming at random, also during handling. */
class QueueModelTest {
    /** A number of dropped events in the model's list. */
    private record Dropped(long count) {}

    private final List<Object> model = new ArrayList<>();
    private Random random = new Random(0);
    private RecordedQueue real = new RecordedQueue(1, 1, Overflow.KEEP_OLDEST);
    private Settings.Delivery bounds = new Settings.Delivery(1, 1, Overflow.KEEP_OLDEST);
    private long sequence;
    /** How often more may come while the queue is being emptied, so that there is an end to it. */
    private int steps;

    private long told;
    private long handled;
    private long lost;

    @ParameterizedTest
    @CsvSource({
        "KEEP_OLDEST, 1",
        "KEEP_OLDEST, 2",
        "KEEP_OLDEST, 3",
        "KEEP_NEWEST, 4",
        "KEEP_NEWEST, 5",
        "KEEP_NEWEST, 6"
    })
    void isTheSameAsTheModel(Overflow overflow, long seed) {
        random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            bounds = new Settings.Delivery(1 + random.nextInt(20), 100 + random.nextInt(3_000), overflow);
            real = new RecordedQueue(bounds.events(), bounds.bytes(), overflow);
            real.meanwhile = this::check;
            model.clear();
            sequence = 0;
            told = 0;
            handled = 0;
            lost = 0;
            for (int step = 0; step < 60; step++) {
                if (random.nextInt(4) == 0) {
                    handle();
                    assertThat(model).isEmpty();
                } else {
                    step();
                }
                checkBounds();
            }
            handle();
            assertThat(told).isZero();
            assertThat(handled + lost).isEqualTo(sequence);
            assertThat(real.stats().delivered()).isEqualTo(handled);
            assertThat(real.stats().lost()).isEqualTo(lost);
        }
    }

    private void handle() {
        steps = 10;
        real.handle();
        skipDropped();
    }

    /** Something comes: one event, many, or a notice. */
    private void step() {
        if (random.nextInt(5) == 0) {
            long number = random.nextInt();
            real.queue().notice(RecordedQueue.notice(number));
            model.add(number + " notice");
            return;
        }
        List<Event> events = new ArrayList<>();
        for (int i = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 8); i > 0; i--) {
            events.add(RecordedQueue.event(sequence++, "x".repeat(random.nextInt(400))));
        }
        events.forEach(this::toModel);
        real.publish(events);
    }

    private void toModel(Event event) {
        if (bounds.overflow() == Overflow.KEEP_OLDEST) {
            boolean room =
                    events() == 0 || (events() < bounds.events() && bytes() + Backlog.size(event) <= bounds.bytes());
            model.add(room ? event : new Dropped(1));
            return;
        }
        model.add(event);
        long events = events();
        long bytes = bytes();
        for (int i = 0; events > bounds.events() || (events > 1 && bytes > bounds.bytes()); i++) {
            if (model.get(i) instanceof Event oldest) {
                model.set(i, new Dropped(1));
                events--;
                bytes -= Backlog.size(oldest);
            }
        }
    }

    private long events() {
        return model.stream().filter(Event.class::isInstance).count();
    }

    private long bytes() {
        return model.stream()
                .filter(Event.class::isInstance)
                .mapToLong(event -> Backlog.size((Event) event))
                .sum();
    }

    private void check(Object item) {
        if (item instanceof Lost notice) {
            told += notice.count();
            lost += notice.count();
        } else {
            skipDropped();
            assertThat(told).isZero();
            Object expected = model.remove(0);
            if (item instanceof Connecting notice) {
                assertThat(expected).isEqualTo(notice.attempt() + " notice");
            } else {
                handled++;
                assertThat(expected).isInstanceOf(Event.class);
                assertThat(((Event) expected).origin().sequence()).isEqualTo(item);
            }
        }
        checkBounds();
        if (steps > 0 && random.nextInt(6) == 0) {
            steps--;
            step();
        }
    }

    /** Takes what was dropped from the front of the model, which was told, perhaps in several notices. */
    private void skipDropped() {
        while (!model.isEmpty() && model.get(0) instanceof Dropped dropped && told > 0) {
            told -= dropped.count();
            model.remove(0);
        }
    }

    private void checkBounds() {
        ClientMetrics.OfSubscriber stats = real.stats();
        assertThat(stats.queuedEvents()).isEqualTo((int) events()).isLessThanOrEqualTo(bounds.events());
        assertThat(stats.queuedBytes()).isEqualTo(bytes());
        assertThat(stats.queuedEvents() <= 1 || stats.queuedBytes() <= bounds.bytes())
                .isTrue();
    }
}
