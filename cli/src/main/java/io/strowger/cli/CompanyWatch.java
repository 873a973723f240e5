package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.CoreShowChannelEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.QueueStatusItem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the company by the client's events, and counts them; safe for use by any thread. */
final class CompanyWatch {
    private static final int SECONDS = 30;
    private static final int NEWS = 200;

    private final AmiClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompanyState calls = new CompanyState();
    private final QueueState queues = new QueueState();
    private final ArrayDeque<String> news = new ArrayDeque<>();
    private final long begin = System.nanoTime();
    private final int[] rates = new int[SECONDS];
    private long second;
    private long events;
    private long hangups;
    private String connection = "connecting";
    private boolean connected;

    CompanyWatch(AmiClient client) {
        this.client = client;
    }

    /** Begins to follow: each event is counted, and those of interest are told in words. */
    void begin(Consumer<Event> count, BiConsumer<Event, String> told) {
        client.events().onConnection(this::connection);
        client.events().onAll(event -> {
            count.accept(event);
            String words = event(event);
            if (words != null) {
                told.accept(event, words);
            }
        });
        connected = true;
        connection = "connected";
        load();
    }

    private @Nullable String event(Event event) {
        lock.lock();
        try {
            events++;
            rates[slot()]++;
            calls.event(event);
            queues.event(event);
            String words = News.of(event);
            if (event instanceof HangupEvent) {
                hangups++;
            }
            if (words != null) {
                tell(event.origin().receivedAt(), event.name(), words);
            }
            return words;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Instant at, String what, String words) {
        String time = String.format(Locale.ROOT, "%tT", at.atZone(ZoneId.systemDefault()));
        news.add(time + "  " + what + "  " + words);
        if (news.size() > NEWS) {
            news.remove();
        }
    }

    /** The place of this second among the rates; those of seconds that passed without events become zero. */
    private int slot() {
        long now = (System.nanoTime() - begin) / 1_000_000_000L;
        for (; second < now; second++) {
            rates[(int) ((second + 1) % SECONDS)] = 0;
        }
        return (int) (now % SECONDS);
    }

    private void connection(ConnectionEvent notice) {
        lock.lock();
        try {
            String words = Notices.inWords(notice);
            if (notice instanceof ConnectionEvent.Connected back) {
                connected = true;
                connection = back.gap() == null
                        ? "connected"
                        : "back after a gap of " + Notices.seconds(back.gap().length());
                calls.clear();
                queues.clear();
            } else if (notice instanceof ConnectionEvent.Disconnected lost) {
                connected = false;
                connection = lost.retryIn() == null
                        ? "no connection"
                        : "broken, trying again in " + Notices.seconds(lost.retryIn());
            }
            if (words != null) {
                tell(notice.at(), "connection", words);
            }
        } finally {
            lock.unlock();
        }
        if (notice instanceof ConnectionEvent.Ready) {
            load();
        }
    }

    /** Asks for what there is; what happens meanwhile is told by events, which stand in the same order. */
    private void load() {
        take(
                client.sendAsync(CoreShowChannelsAction.builder().build()),
                (CoreShowChannelEvent item) -> calls.known(item));
        take(client.sendAsync(QueueStatusAction.builder().build()), (QueueStatusItem item) -> queues.known(item));
    }

    private <T> void take(CompletableFuture<? extends Iterable<? extends T>> answer, Consumer<T> each) {
        CompletableFuture<?> unused = answer.handle((items, failure) -> {
            if (failure == null) {
                inside(() -> items.forEach(each));
            } else {
                // a connection that broke again is told by its notice
                boolean isNews = !(failure instanceof AmiException);
                inside(() ->
                        tell(Instant.now(), "demo", isNews ? failure.toString() : "what there is could not be asked"));
            }
            return null;
        });
    }

    private void inside(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** How the connection fares. */
    String connection() {
        lock.lock();
        try {
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** True while there is a connection. */
    boolean isConnected() {
        lock.lock();
        try {
            return connected;
        } finally {
            lock.unlock();
        }
    }

    /** All events so far. */
    long events() {
        lock.lock();
        try {
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** Events in each of the last whole seconds, the newest last. */
    int[] rates() {
        lock.lock();
        try {
            int now = slot();
            int[] ordered = new int[SECONDS - 1];
            for (int i = 0; i < ordered.length; i++) {
                ordered[i] = rates[(now + 1 + i) % SECONDS];
            }
            return ordered;
        } finally {
            lock.unlock();
        }
    }

    /** What the screen shows, with the call of that channel chosen or else that of that number, and that member. */
    CompanyScreen.View view(@Nullable String channel, int call, int member) {
        lock.lock();
        try {
            List<CompanyState.Call> all = calls.calls();
            List<QueueState.Member> members = queues.members();
            return new CompanyScreen.View(
                    all,
                    calls.channels(),
                    queues.copy(),
                    calls.places(),
                    new ArrayList<>(news),
                    place(all, channel, call),
                    members.isEmpty() ? null : members.get(Math.floorMod(member, members.size())));
        } finally {
            lock.unlock();
        }
    }

    /** Where the call of that channel stands; where it is over, the call in its place, or -1 where there is none. */
    private static int place(List<CompanyState.Call> calls, @Nullable String channel, int otherwise) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).channel().equals(channel)) {
                return i;
            }
        }
        return Math.min(otherwise, calls.size() - 1);
    }

    /** One line about all of it. */
    String summary() {
        lock.lock();
        try {
            long seconds = Math.max(1, (System.nanoTime() - begin) / 1_000_000_000L);
            return events + " events in " + seconds + " s, " + events / seconds + " a second; " + hangups
                    + " channels came and went, " + calls.channels() + " are there; connection: " + connection
                    + (Arrays.stream(rates).sum() == 0 ? ", silent of late" : "");
        } finally {
            lock.unlock();
        }
    }
}
