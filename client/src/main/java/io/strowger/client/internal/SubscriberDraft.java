package io.strowger.client.internal;

import io.strowger.client.Overflow;
import io.strowger.client.Subscriber;
import io.strowger.client.SubscriberBuilder;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of one subscriber while they are collected. */
final class SubscriberDraft implements SubscriberBuilder {
    private final SubscriberSettings base;
    private final Function<SubscriberSettings, Subscriber> opener;
    private int events;
    private long bytes;
    private Overflow overflow;
    private @Nullable Executor executor;

    SubscriberDraft(SubscriberSettings base, Function<SubscriberSettings, Subscriber> opener) {
        if (base.name().isBlank()) {
            throw new IllegalArgumentException("a subscriber's name is not blank");
        }
        this.base = base;
        this.opener = opener;
        this.events = base.delivery().events();
        this.bytes = base.delivery().bytes();
        this.overflow = base.delivery().overflow();
        this.executor = base.executor();
    }

    @Override
    public SubscriberBuilder queueSize(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("queueSize must be at least 1, not " + most);
        }
        events = most;
        return this;
    }

    @Override
    public SubscriberBuilder queueBytes(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("queueBytes must be at least 1, not " + most);
        }
        bytes = most;
        return this;
    }

    @Override
    public SubscriberBuilder overflow(Overflow policy) {
        overflow = Objects.requireNonNull(policy, "overflow");
        return this;
    }

    @Override
    public SubscriberBuilder executor(Executor where) {
        executor = Objects.requireNonNull(where, "executor");
        return this;
    }

    @Override
    public Subscriber open() {
        return opener.apply(new SubscriberSettings(
                base.source(),
                base.name(),
                new Settings.Delivery(events, bytes, overflow),
                executor,
                base.threads(),
                base.closeTimeout(),
                base.stuckAfter(),
                base.endsWithClient()));
    }
}
