package io.strowger.bench;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Subscription;
import io.strowger.live.Channel;
import io.strowger.live.Freshness;
import io.strowger.live.LiveState;
import io.strowger.live.Picture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a very large PBX takes: 50,000 channels, or 40,000 queues with 75,000 members. */
final class LiveSize {
    private static final int CHANNELS = 50_000;
    private static final int QUEUES = 40_000;
    private static final int MEMBERS = 75_000;
    /** With a thousand calls a second, most of them with two channels. */
    private static final int SECONDS_OF_TALK = 32;

    private static final int LOOKUPS = 100_000;

    private LiveSize() {}

    /** Prints a line of a table. */
    interface Printer {
        void print(String format, Object... values);
    }

    /** Prints a table in Markdown. */
    static void print(Printer out) throws Exception {
        out.print("| | %,d channels | %,d queues, %,d members |", CHANNELS, QUEUES, MEMBERS);
        out.print("| :-- | --: | --: |");
        Measured channels = channels();
        Measured queues = queues();
        out.print("| there were | %s | %s |", channels.what, queues.what);
        out.print("| heap for each, bytes | %,d | %,d |", channels.bytes, queues.bytes);
        out.print("| the same where the model does not keep variables | %,d | %,d |", channels.bare, queues.bare);
        out.print("| following, until in step, ms | %,d | %,d |", channels.follow, queues.follow);
        out.print("| after a cut, from the login until in step, ms | %,d | %,d |", channels.again, queues.again);
        out.print("| a picture of all views, ms | %,d | %,d |", channels.picture, queues.picture);
        out.print("| the next one, of which little has changed, ms | %,d | %,d |", channels.next, queues.next);
        out.print("| a look-up, ns | %,d | %,d |", channels.lookup, queues.lookup);
        out.print("| an audit, ms | %,d | %,d |", channels.audit, queues.audit);
    }

    private record Measured(
            String what,
            long bytes,
            long bare,
            long follow,
            long again,
            long picture,
            long next,
            long lookup,
            long audit) {}

    private static Measured channels() throws Exception {
        try (Child pbx = LiveRound.pbx();
                AmiClient client = LiveRound.client(pbx)) {
            String unused = pbx.ask("calls " + SECONDS_OF_TALK);
            String there = pbx.ask(Integer.toString(3 * SECONDS_OF_TALK * 1_000));
            int number = Integer.parseInt(there);
            LiveRound.check(number >= CHANNELS, "only " + number + " channels");
            return measured(
                    pbx,
                    client,
                    number,
                    live -> live.channels().count(),
                    (live, i) -> live.channels().stream()
                            .skip(i % number)
                            .findFirst()
                            .map(Channel::uniqueid)
                            .orElseThrow(),
                    (live, key) -> live.channels().find(key).isPresent(),
                    String.format("%,d channels", number));
        }
    }

    private static Measured queues() throws Exception {
        try (Child pbx = LiveRound.pbx();
                AmiClient client = LiveRound.client(pbx)) {
            String unused = pbx.ask("queues " + QUEUES + " " + MEMBERS);
            return measured(
                    pbx,
                    client,
                    QUEUES,
                    live -> live.queueMembers().count() == MEMBERS
                            ? live.queues().count()
                            : -1,
                    (live, i) -> "queue" + i % QUEUES,
                    (live, key) -> live.queues().find(key).isPresent(),
                    String.format("%,d and %,d", QUEUES, MEMBERS));
        }
    }

    private interface Count {
        int of(LiveState live);
    }

    private interface Key {
        String of(LiveState live, int number);
    }

    private interface Lookup {
        boolean finds(LiveState live, String key);
    }

    private static Measured measured(
            Child pbx, AmiClient client, int number, Count count, Key key, Lookup lookup, String what)
            throws Exception {
        long bare = bare(client, number, count);
        long before = LiveRound.heap();
        long begin = System.nanoTime();
        try (LiveState live = LiveRound.follow(client)) {
            long follow = millisSince(begin);
            live.caughtUp().join();
            LiveRound.check(count.of(live) == number, count.of(live) + " instead of " + number);
            long bytes = (LiveRound.heap() - before) / number;
            long picture = millis(live::snapshot);
            long next = millis(live::snapshot);
            long again = cut(pbx, client, live);
            LiveRound.check(count.of(live) == number, "after the cut " + count.of(live) + " instead of " + number);
            long audit = millis(() -> {
                LiveRound.check(live.audit().join().isEmpty(), "the audit found something");
                return live;
            });
            return new Measured(what, bytes, bare, follow, again, picture, next, lookups(live, key, lookup), audit);
        }
    }

    /** What each takes beyond its variables. */
    private static long bare(AmiClient client, int number, Count count) {
        long before = LiveRound.heap();
        try (LiveState live = LiveRound.builder(client).variables(false).follow()) {
            live.caughtUp().join();
            LiveRound.check(count.of(live) == number, count.of(live) + " instead of " + number);
            return (LiveRound.heap() - before) / number;
        }
    }

    /** From the login after a cut until all views are in step. */
    private static long cut(Child pbx, AmiClient client, LiveState live) throws Exception {
        CompletableFuture<Long> login = new CompletableFuture<>();
        CompletableFuture<Long> inStep = new CompletableFuture<>();
        try (Subscription logins = client.events().onConnection(notice -> {
                    if (notice instanceof ConnectionEvent.Ready) {
                        login.complete(System.nanoTime());
                    }
                });
                Subscription states = live.onStatus(status -> {
                    if (login.isDone() && live.views().stream().allMatch(view -> isThere(view.freshness()))) {
                        inStep.complete(System.nanoTime());
                    }
                })) {
            String unused = pbx.ask("cut");
            long at = inStep.get(2, TimeUnit.MINUTES);
            LiveRound.check(logins.isOpen() && states.isOpen(), "not told to the end");
            return TimeUnit.NANOSECONDS.toMillis(at - login.join());
        }
    }

    private static boolean isThere(Freshness freshness) {
        return freshness == Freshness.IN_STEP || freshness == Freshness.UNAVAILABLE;
    }

    private static long lookups(LiveState live, Key key, Lookup lookup) {
        String[] keys = new String[1_000];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key.of(live, 37 * i);
        }
        long nanos = 0;
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < LOOKUPS; i++) {
                LiveRound.check(lookup.finds(live, keys[i % keys.length]), "not found: " + keys[i % keys.length]);
            }
            nanos = System.nanoTime() - begin;
        }
        return nanos / LOOKUPS;
    }

    private static long millis(Supplier<?> work) {
        long begin = System.nanoTime();
        Object made = work.get();
        LiveRound.check(!(made instanceof Picture picture) || !picture.server().isEmpty(), "an empty picture");
        return millisSince(begin);
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
