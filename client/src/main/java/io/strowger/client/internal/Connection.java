package io.strowger.client.internal;

import io.strowger.client.OriginateOutcome;
import io.strowger.client.ServerInfo;
import io.strowger.client.Subscriber;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ListAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What one client is made of: the settings, the session of the moment, the subscribers and the pending originates. */
public final class Connection {
    private final Settings settings;

    private Connection(Settings settings) {
        this.settings = settings;
    }

    /** Connects and logs in. */
    public static Connection open(Settings settings) {
        throw new UnsupportedOperationException(new Connection(settings).toString());
    }

    /** What the client was built with. */
    public Settings settings() {
        return settings;
    }

    /** Sends an action and waits for its answer. */
    public <R> R call(Action<R> action, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Sends an action without waiting. */
    public <R> CompletableFuture<R> submit(Action<R> action, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Sends a list action and hands over its items as they come. */
    public <E extends Event> Response stream(ListAction<E> action, Consumer<? super E> items, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Places a call and gives its outcome. */
    public CompletableFuture<OriginateOutcome> originate(OriginateAction action) {
        throw new UnsupportedOperationException();
    }

    /** The round trip of a Ping. */
    public Duration ping() {
        throw new UnsupportedOperationException();
    }

    /** What is known of the server. */
    public ServerInfo server() {
        throw new UnsupportedOperationException();
    }

    /** The default subscriber. */
    public Subscriber events() {
        throw new UnsupportedOperationException();
    }

    /** True while logged in. */
    public boolean isOpen() {
        throw new UnsupportedOperationException();
    }

    /** Logs off and ends everything. */
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
