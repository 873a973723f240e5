package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.event.AsyncAgiStartEvent;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.value.PrivilegeClass;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the channels that come to {@code AGI(agi:async)} in the dialplan, and hands each to a script that drives it by commands.
 *
 * <pre>{@code
 * try (AsyncAgi agi = AsyncAgi.on(ami, channel -> {
 *     channel.answer().join();
 *     channel.streamFile("welcome", "").join();
 * })) { ... }
 * }</pre>
 *
 * <p>A script has a thread of its own and may wait for replies; when it returns or throws, the channel goes on in the dialplan
 * ({@code ASYNCAGI BREAK}), unless it has hung up. A script that returns a future ({@link #onAsync}) needs no thread: the
 * channel goes on when that completes. The AMI user needs the class {@code agi} to read and write, and {@code call} to read.
 * Where events were missed, the PBX is asked ({@code Status}, which takes {@code call}, {@code reporting} or {@code system} to
 * write) whether the channels are in AGI still; where it does not say, the next command tells, or the event of their end.
 *
 * <p>All scripts of a client get all channels: let one choose by {@link Builder#when}, for instance by the environment's
 * {@code agi_context}. Scripts run where {@link Builder#executor} says; one that returns a future is called
 * there too. Safe for use by any thread.
 */
public final class AsyncAgi implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("io.strowger.live");

    private final Desk desk;
    private final Builder settings;
    private final Function<AgiChannel, CompletionStage<?>> script;
    private final Map<String, AgiChannel> channels = new ConcurrentHashMap<>();
    private final AgiEvents events;

    private AsyncAgi(Builder settings, Function<AgiChannel, CompletionStage<?>> script) {
        this.settings = new Builder(settings);
        this.desk = new Desk(settings.client);
        this.script = script;
        desk.refuseIfHidden("AGI", PrivilegeClass.AGI);
        this.events = new AgiEvents(
                settings.client,
                "asyncagi",
                this::sessionOf,
                () -> channels.values().stream().map(AgiChannel::session));
        events.subscriber().on(AsyncAgiStartEvent.class, this::started);
    }

    /** Takes all channels from now on, each with a thread for its script; close it to take no more. */
    public static AsyncAgi on(AmiClient client, Consumer<? super AgiChannel> script) {
        return builder(client).open(script);
    }

    /** Takes all channels from now on; the script returns at once, and its future says when it is done with the channel. */
    public static AsyncAgi onAsync(
            AmiClient client, Function<? super AgiChannel, ? extends CompletionStage<?>> script) {
        return builder(client).openAsync(script);
    }

    /** Begins to choose which channels to take, and how. */
    public static Builder builder(AmiClient client) {
        return new Builder(client);
    }

    /** How many channels are being driven now. */
    public int active() {
        return channels.size();
    }

    /** Takes no more channels; the commands of those that are driven fail, and the channels stay where they are. */
    @Override
    public void close() {
        events.close();
    }

    private @Nullable AgiSession sessionOf(ChannelEvent event) {
        AgiChannel channel = channels.get(String.valueOf(event.uniqueid()));
        return channel == null ? null : channel.session();
    }

    private void started(AsyncAgiStartEvent event) {
        String uniqueid = String.valueOf(event.uniqueid());
        AgiSession session = new AgiSession(desk, String.valueOf(event.channel()));
        AgiChannel channel = new AgiChannel(
                desk,
                session,
                String.valueOf(event.channel()),
                AgiText.environment(AgiText.decode(String.valueOf(event.header("Env")))),
                () -> {});
        if (!isWanted(channel)) {
            return;
        }
        if (channels.size() >= settings.most) {
            LOGGER.log(
                    Level.WARNING,
                    "{0} scripts of AsyncAgi are running already: {1} of {2} is sent on without one",
                    settings.most,
                    channel.channel(),
                    desk.pbx());
            leave(channel);
            return;
        }
        channels.put(uniqueid, channel);
        CompletableFuture<?> unusedGone =
                session.ended().whenComplete((ended, failure) -> channels.remove(uniqueid, channel));
        try {
            settings.executor.execute(() -> run(channel));
        } catch (RejectedExecutionException e) {
            failed(channel, e);
        }
    }

    private boolean isWanted(AgiChannel channel) {
        try {
            return settings.test.test(channel);
        } catch (RuntimeException | Error thrown) {
            failed(channel, thrown);
            return false;
        }
    }

    private void run(AgiChannel channel) {
        try {
            CompletableFuture<?> unused = script.apply(channel)
                    .toCompletableFuture()
                    .whenComplete((done, failure) -> {
                        if (failure == null) {
                            leave(channel);
                        } else {
                            failed(channel, Desk.unwrapped(failure));
                        }
                    });
        } catch (RuntimeException | Error thrown) {
            failed(channel, Desk.unwrapped(thrown));
        }
    }

    /** That a channel hangs up in the middle of its script is no news. */
    private void failed(AgiChannel channel, Throwable failure) {
        if (!channel.isEnded()) {
            LOGGER.log(
                    Level.ERROR,
                    "The AGI script of " + channel.channel() + " on " + desk.pbx()
                            + " failed; the channel goes on in its dialplan",
                    failure);
        }
        leave(channel);
    }

    private static void leave(AgiChannel channel) {
        if (!channel.isEnded()) {
            CompletableFuture<?> unused = channel.leave().whenComplete((reply, failure) -> {
                if (failure == null || channel.isEnded()) {
                    return;
                }
                if (Desk.unwrapped(failure) instanceof NoSuchChannelException gone) {
                    // Its end was among what was not heard.
                    channel.session().end(gone);
                } else {
                    LOGGER.log(Level.WARNING, "The channel " + channel.channel() + " did not leave AGI", failure);
                }
            });
        }
    }

    /** Settings of {@link AsyncAgi}; not for use by several threads at once. */
    public static final class Builder {
        private final AmiClient client;
        private Predicate<? super AgiChannel> test = channel -> true;
        private Executor executor = script -> {
            Thread thread = new Thread(script, "strowger-agi");
            thread.setDaemon(true);
            thread.start();
        };
        private int most = 1_000;

        private Builder(AmiClient client) {
            this.client = client;
        }

        private Builder(Builder other) {
            this.client = other.client;
            this.test = other.test;
            this.executor = other.executor;
            this.most = other.most;
        }

        /** Which channels to take, by their name and environment; all, where nothing is chosen. */
        public Builder when(Predicate<? super AgiChannel> chosen) {
            this.test = chosen;
            return this;
        }

        /** Where scripts run; each in a new daemon thread, where nothing is chosen. */
        public Builder executor(Executor chosen) {
            this.executor = chosen;
            return this;
        }

        /** How many channels may be driven at a time, at least 1; 1,000, where nothing is chosen. More are sent on at once. */
        public Builder most(int channels) {
            if (channels < 1) {
                throw new IllegalArgumentException("at least one channel has to be allowed: " + channels);
            }
            this.most = channels;
            return this;
        }

        /** Begins; the script may wait for replies, and the channel goes on when it returns. */
        public AsyncAgi open(Consumer<? super AgiChannel> script) {
            return new AsyncAgi(this, channel -> {
                script.accept(channel);
                return CompletableFuture.completedFuture(channel);
            });
        }

        /** Begins; the script returns at once, and the channel goes on when its future completes. */
        public AsyncAgi openAsync(Function<? super AgiChannel, ? extends CompletionStage<?>> script) {
            return new AsyncAgi(this, script::apply);
        }
    }
}
