package io.strowger.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.strowger.client.AmiClient;
import io.strowger.client.ClientMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The meters of the subscribers of one name. */
final class SubscriberMeters {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeterRegistry registry;
    private final Tags tags;
    private final String name;
    private final List<AmiClient> clients;
    private final List<Meter> meters = new ArrayList<>();

    /** Registers the meters. */
    SubscriberMeters(MeterRegistry registry, Tags tags, String name, List<AmiClient> clients) {
        this.registry = registry;
        this.tags = tags;
        this.name = name;
        this.clients = clients;
        counter("strowger.subscriber.delivered", "events", "Events handed to handlers", s -> s.delivered());
        counter("strowger.subscriber.lost", "events", "Events dropped because the queue was full", s -> s.lost());
        counter("strowger.subscriber.failures", "calls", "Calls of handlers that threw", s -> s.handlerFailures());
        gauge("strowger.subscriber.queued", "events", "Events that wait", s -> s.queuedEvents());
        gauge("strowger.subscriber.queued.bytes", "bytes", "Bytes of the events that wait", s -> s.queuedBytes());
        gauge("strowger.subscriber.stuck", "subscribers", "Whether a handler does not return", s -> s.stuck() ? 1 : 0);
        meters.add(
                TimeGauge.builder("strowger.subscriber.oldest.unread", this, TimeUnit.SECONDS, SubscriberMeters::oldest)
                        .description("How long the oldest event has waited")
                        .tags(tags)
                        .register(registry));
    }

    private void counter(
            String meter, String unit, String description, ToDoubleFunction<ClientMetrics.OfSubscriber> value) {
        meters.add(FunctionCounter.builder(meter, this, self -> self.sum(value))
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    private void gauge(
            String meter, String unit, String description, ToDoubleFunction<ClientMetrics.OfSubscriber> value) {
        meters.add(Gauge.builder(meter, this, self -> self.sum(value))
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    private Stream<ClientMetrics.OfSubscriber> all() {
        return clients.stream()
                .flatMap(client -> client.metrics().subscribers().stream())
                .filter(subscriber -> subscriber.name().equals(name));
    }

    private double sum(ToDoubleFunction<ClientMetrics.OfSubscriber> value) {
        return all().mapToDouble(value).sum();
    }

    private double oldest() {
        return all().mapToDouble(subscriber -> subscriber.oldestUnread().toNanos() / NANOS_PER_SECOND)
                .max()
                .orElse(0);
    }

    /** True where a subscriber of the name is open. */
    boolean isInUse() {
        return all().findAny().isPresent();
    }

    void remove() {
        meters.forEach(registry::remove);
    }
}
