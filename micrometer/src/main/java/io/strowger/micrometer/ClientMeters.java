package io.strowger.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.strowger.client.ActionTrace;
import io.strowger.client.AmiClient;
import io.strowger.client.ClientMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the clients of one name.
 *
 * <p>Adding and removing is guarded by the lock of {@link AmiMetrics}; the registry may ask for values at any time.
 */
final class ClientMeters {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeterRegistry registry;
    private final Tags tags;
    private final List<AmiClient> clients = new CopyOnWriteArrayList<>();
    private final List<Meter> meters = new ArrayList<>();
    private final Map<String, SubscriberMeters> subscribers = new HashMap<>();
    private final ActionTimers timers;

    ClientMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.timers = new ActionTimers(registry, tags);
        connection();
        traffic();
        actions();
    }

    private void connection() {
        gauge(
                "strowger.connected",
                "Whether the client is connected",
                m -> m.connection().connected() ? 1 : 0);
        counter(
                "strowger.sessions",
                null,
                "Logins that succeeded",
                m -> m.connection().sessions());
        counter(
                "strowger.reconnects",
                null,
                "Logins that succeeded, after the first",
                m -> m.connection().reconnects());
        counter(
                "strowger.connect.failures",
                null,
                "Attempts to connect or to log in that failed",
                m -> m.connection().failedAttempts());
        meters.add(TimeGauge.builder("strowger.silence", this, TimeUnit.SECONDS, ClientMeters::silence)
                .description("Since the last bytes were read")
                .tags(tags)
                .register(registry));
    }

    private void traffic() {
        counter(
                "strowger.messages",
                "messages",
                "Messages read",
                m -> m.traffic().messages());
        counter("strowger.events", "events", "Events read", m -> m.traffic().events());
        counter(
                "strowger.responses",
                "responses",
                "Responses read",
                m -> m.traffic().responses());
        counter("strowger.bytes.read", "bytes", "Bytes read", m -> m.traffic().bytesRead());
        counter(
                "strowger.bytes.written",
                "bytes",
                "Bytes written",
                m -> m.traffic().bytesWritten());
        counter(
                "strowger.actions.written",
                "actions",
                "Actions written",
                m -> m.traffic().actionsWritten());
        counter(
                "strowger.responses.late",
                "responses",
                "Responses that nobody waited for any more",
                m -> m.traffic().lateResponses());
        counter(
                "strowger.items.late",
                "items",
                "Items of lists that nobody waited for any more",
                m -> m.traffic().lateItems());
        counter(
                "strowger.messages.stray",
                "messages",
                "Messages that belong to no action",
                m -> m.traffic().strayMessages());
    }

    private void actions() {
        gauge(
                "strowger.actions.pending",
                "Actions that have not ended",
                m -> m.actions().inFlight());
        gauge(
                "strowger.actions.waiting",
                "Actions that have not been written",
                m -> m.actions().waiting());
    }

    private void gauge(String name, String description, ToDoubleFunction<ClientMetrics> value) {
        meters.add(Gauge.builder(name, this, self -> self.sum(value))
                .description(description)
                .tags(tags)
                .register(registry));
    }

    private void counter(
            String name, @Nullable String unit, String description, ToDoubleFunction<ClientMetrics> value) {
        meters.add(FunctionCounter.builder(name, this, self -> self.sum(value))
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    private double sum(ToDoubleFunction<ClientMetrics> value) {
        double sum = 0;
        for (AmiClient client : clients) {
            sum += value.applyAsDouble(client.metrics());
        }
        return sum;
    }

    /** The longest of the clients, in seconds. */
    private double silence() {
        double longest = Double.NaN;
        for (AmiClient client : clients) {
            ClientMetrics metrics = client.metrics();
            Instant last = metrics.traffic().lastReadAt();
            if (last != null) {
                Duration since = Duration.between(last, metrics.at());
                double seconds = Math.max(0, since.toNanos() / NANOS_PER_SECOND);
                longest = Double.isNaN(longest) ? seconds : Math.max(longest, seconds);
            }
        }
        return longest;
    }

    void add(AmiClient client) {
        clients.add(client);
        client.metrics().subscribers().forEach(subscriber -> addSubscriber(subscriber.name()));
    }

    /** Removes a client, and all meters with the last; true then. */
    boolean remove(AmiClient client) {
        clients.removeIf(each -> each == client);
        if (!clients.isEmpty()) {
            return false;
        }
        meters.forEach(registry::remove);
        subscribers.values().forEach(SubscriberMeters::remove);
        timers.remove();
        return true;
    }

    void addSubscriber(String name) {
        SubscriberMeters known = subscribers.get(name);
        if (known == null) {
            known = new SubscriberMeters(registry, tags.and("subscriber", name), name, clients);
            subscribers.put(name, known);
        }
    }

    /** A subscriber has ended; the meters stay where another of that name is open. */
    void removeSubscriber(String name) {
        SubscriberMeters known = subscribers.get(name);
        if (known != null && !known.isInUse()) {
            known.remove();
            subscribers.remove(name);
        }
    }

    void ended(ActionTrace trace) {
        timers.record(trace);
    }
}
