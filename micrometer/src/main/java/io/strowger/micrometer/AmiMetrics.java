package io.strowger.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.strowger.client.ActionTrace;
import io.strowger.client.AmiClient;
import io.strowger.client.AmiListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts the metrics of AMI clients into a Micrometer registry; give it to the builder of each client as a listener.
 *
 * <p>One may serve many clients. The meters of a client are there from the moment it is made until it has ended, those of a
 * subscriber for as long as it is open; then they are removed. All have the tag {@code pbx}, the name that the client was
 * given. Clients of the same name share their meters, which show sums: give each a name of its own.
 *
 * <table>
 * <caption>The meters of a client; counters but for what is said</caption>
 * <tr><th>name</th><th>what</th></tr>
 * <tr><td>{@code strowger.connected}</td><td>gauge: how many of the clients are connected, so 0 or 1</td></tr>
 * <tr><td>{@code strowger.sessions}</td><td>logins that succeeded</td></tr>
 * <tr><td>{@code strowger.reconnects}</td><td>those after the first</td></tr>
 * <tr><td>{@code strowger.connect.failures}</td><td>attempts to connect or to log in that failed</td></tr>
 * <tr><td>{@code strowger.silence}</td><td>gauge, time: since the last bytes were read; not a number before the first</td></tr>
 * <tr><td>{@code strowger.messages}</td><td>messages read; {@code strowger.events} and {@code strowger.responses} are
 *     those of that kind</td></tr>
 * <tr><td>{@code strowger.bytes.read}, {@code strowger.bytes.written}</td><td>bytes, without TLS</td></tr>
 * <tr><td>{@code strowger.actions.written}</td><td>actions written, the client's own included</td></tr>
 * <tr><td>{@code strowger.responses.late}, {@code strowger.items.late}, {@code strowger.messages.stray}</td><td>what was
 *     dropped because nobody waited for it</td></tr>
 * <tr><td>{@code strowger.actions.pending}</td><td>gauge: actions that have not ended</td></tr>
 * <tr><td>{@code strowger.actions.waiting}</td><td>gauge: those of them that have not been written</td></tr>
 * <tr><td>{@code strowger.actions}</td><td>timer: from the call until the outcome is known; tags {@code action} and
 *     {@code outcome}</td></tr>
 * <tr><td>{@code strowger.actions.answer}</td><td>timer: from writing an action to its response; tag {@code action}</td></tr>
 * </table>
 *
 * <table>
 * <caption>The meters of a subscriber, with the tag {@code subscriber}</caption>
 * <tr><th>name</th><th>what</th></tr>
 * <tr><td>{@code strowger.subscriber.delivered}</td><td>events handed to handlers</td></tr>
 * <tr><td>{@code strowger.subscriber.lost}</td><td>events dropped because the queue was full</td></tr>
 * <tr><td>{@code strowger.subscriber.queued}</td><td>gauge: events that wait</td></tr>
 * <tr><td>{@code strowger.subscriber.queued.bytes}</td><td>gauge: their bytes</td></tr>
 * <tr><td>{@code strowger.subscriber.oldest.unread}</td><td>gauge, time: how long the oldest has waited</td></tr>
 * <tr><td>{@code strowger.subscriber.failures}</td><td>calls of handlers that threw</td></tr>
 * <tr><td>{@code strowger.subscriber.stuck}</td><td>gauge: how many of the subscribers are stuck in a handler, so 0 or
 *     1</td></tr>
 * </table>
 *
 * <p>May be used by several threads at once.
 */
public final class AmiMetrics implements AmiListener {
    private final MeterRegistry registry;
    private final Tags tags;

    /** Guards which meters there are; held while they are registered and removed. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, ClientMeters> byPbx = new ConcurrentHashMap<>();

    /** Puts the meters into that registry. */
    public AmiMetrics(MeterRegistry registry) {
        this(registry, List.of());
    }

    /** Puts the meters into that registry, each with these tags too. */
    public AmiMetrics(MeterRegistry registry, Iterable<Tag> tags) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.tags = Tags.of(tags);
    }

    @Override
    public void clientOpened(AmiClient client) {
        String pbx = client.metrics().pbx();
        lock.lock();
        try {
            ClientMeters meters = byPbx.get(pbx);
            if (meters == null) {
                meters = new ClientMeters(registry, tags.and("pbx", pbx));
                byPbx.put(pbx, meters);
            }
            meters.add(client);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clientClosed(AmiClient client) {
        String pbx = client.metrics().pbx();
        lock.lock();
        try {
            ClientMeters meters = byPbx.get(pbx);
            if (meters != null && meters.remove(client)) {
                byPbx.remove(pbx);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void subscriberOpened(String pbx, String subscriber) {
        lock.lock();
        try {
            ClientMeters meters = byPbx.get(pbx);
            if (meters != null) {
                meters.addSubscriber(subscriber);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void subscriberClosed(String pbx, String subscriber) {
        lock.lock();
        try {
            ClientMeters meters = byPbx.get(pbx);
            if (meters != null) {
                meters.removeSubscriber(subscriber);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void actionEnded(ActionTrace trace) {
        ClientMeters meters = byPbx.get(trace.pbx());
        if (meters != null) {
            meters.ended(trace);
        }
    }

    /** Shows which PBXs have meters. */
    @Override
    public String toString() {
        return "AmiMetrics" + byPbx.keySet();
    }
}
