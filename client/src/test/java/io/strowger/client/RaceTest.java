package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Answers, timeouts, cancellations and the end of the connection race each other: nothing hangs or is mixed up. */
@Timeout(60)
class RaceTest {
    private static final int CALLERS = 4;
    private static final int ACTIONS = 1_000;

    private final ScriptedPeer peer = ScriptedPeer.start();
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    /** Answers at random: at once, later and out of order, or never. */
    private static void serve(ScriptedPeer.Line line, int actions) throws Exception {
        Random random = new Random(7);
        List<Message> later = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            Message action = line.action();
            int dice = random.nextInt(10);
            if (action.name().equals("CoreShowChannels")) {
                list(line, action);
            } else if (dice < 6) {
                line.success(action, "Message: " + action.text("N"));
            } else if (dice < 9) {
                later.add(action);
            }
            if (later.size() > 20) {
                for (Message each : later) {
                    line.success(each, "Message: " + each.text("N"));
                }
                later.clear();
            }
        }
        line.close();
    }

    private static void list(ScriptedPeer.Line line, Message action) throws Exception {
        String id = "ActionID: " + action.text("ActionID");
        line.success(action, "EventList: start");
        for (int item = 0; item < 5; item++) {
            line.message("Event: CoreShowChannel", id, "Channel: " + action.text("ActionID"));
        }
        line.message("Event: CoreShowChannelsComplete", id, "EventList: Complete", "ListItems: 5");
    }

    @RepeatedTest(3)
    void everyActionEndsOnceAndWithItsOwnAnswer() throws Exception {
        AmiClient client = peer.connect(line -> serve(line, CALLERS * ACTIONS * 2 / 3));
        List<Thread> callers = new ArrayList<>();
        for (int seed = 0; seed < CALLERS; seed++) {
            Random random = new Random(seed);
            Thread caller = new Thread(() -> call(client, random));
            callers.add(caller);
            caller.start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        client.close();
        assertThat(wrong).hasValue(0);
        assertThat(answered.get()).isPositive();
        assertThat(ends).hasValue(CALLERS * ACTIONS);
        assertThat(client.connection().remembered()).isZero();
    }

    private void call(AmiClient client, Random random) {
        List<CompletableFuture<Void>> futures = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            String number = Integer.toString(random.nextInt());
            GenericAction action =
                    GenericAction.builder("Number").header("N", number).build();
            int dice = random.nextInt(10);
            if (dice == 0) {
                ended(() -> checkList(client, Duration.ofMillis(random.nextInt(30) + 1)));
            } else if (dice == 1) {
                ended(() -> check(number, client.send(action, Duration.ofMillis(random.nextInt(3) + 1))));
            } else {
                CompletableFuture<Answer> future = client.sendAsync(action, Duration.ofMillis(random.nextInt(200) + 1));
                futures.add(future.handle((answer, failure) -> {
                    ended(() -> check(number, answer));
                    return null;
                }));
                if (dice == 2) {
                    future.cancel(true);
                }
            }
        }
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private void ended(Runnable ending) {
        try {
            ending.run();
        } catch (AmiException anyEndWillDo) {
            // counted all the same
        }
        ends.incrementAndGet();
    }

    private void check(String number, @Nullable Answer answer) {
        if (answer != null) {
            answered.incrementAndGet();
            if (!number.equals(answer.response().text())) {
                wrong.incrementAndGet();
            }
        }
    }

    private void checkList(AmiClient client, Duration timeout) {
        var items =
                client.send(CoreShowChannelsAction.builder().build(), timeout).items();
        boolean own =
                items.stream().allMatch(item -> String.valueOf(item.channel()).equals(item.header("ActionID")));
        if (items.size() != 5 || !own) {
            wrong.incrementAndGet();
        }
    }
}
