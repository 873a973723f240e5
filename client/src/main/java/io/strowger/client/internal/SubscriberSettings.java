package io.strowger.client.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber is made with.
 *
 * @param source whose events it gets, for messages: a PBX, or a fleet
 * @param executor where its handlers run, or null for a thread of its own, which {@code threads} makes
 * @param closeTimeout how long to wait for a running handler
 * @param stuckAfter how long a handler may run before it is reported
 * @param endsWithClient true where the end of one client is the end of the subscriber
 */
record SubscriberSettings(
        String source,
        String name,
        Settings.Delivery delivery,
        @Nullable Executor executor,
        Threads.Factory threads,
        Duration closeTimeout,
        Duration stuckAfter,
        boolean endsWithClient) {
    /** Those of a subscriber of one client. */
    static SubscriberSettings of(
            Settings settings, String name, Settings.Delivery delivery, @Nullable Executor executor) {
        return new SubscriberSettings(
                settings.pbx(),
                name,
                delivery,
                executor,
                Threads.factory(settings),
                settings.closeTimeout(),
                StuckWatch.LONG,
                true);
    }
}
