package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import io.strowger.testkit.Peer;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order and the time in which {@code action} writes the parts of an answer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ActionOutputTest {
    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private Run run(Consumer<String> watch, String... arguments) {
        return Run.in(variables(), watch, arguments(arguments));
    }

    private static Map<String, String> variables() {
        return Map.of("STROWGER_USER", "admin", "STROWGER_SECRET", "s3cret");
    }

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", Integer.toString(peer.port())));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String id(Message action) {
        return "ActionID: " + action.text("ActionID");
    }

    @Test
    void eachPartIsWrittenWhileTheNextIsStillToCome() throws Exception {
        for (String form : List.of("text", "json")) {
            CountDownLatch response = new CountDownLatch(1);
            CountDownLatch first = new CountDownLatch(1);
            peer.play(line -> {
                line.logIn();
                Message list = line.action("CoreShowChannels");
                line.success(list, "EventList: start", "Message: Channels will follow");
                response.await();
                line.message("Event: CoreShowChannel", id(list), "Channel: PJSIP/first");
                first.await();
                line.message("Event: CoreShowChannel", id(list), "Channel: PJSIP/second");
                line.message("Event: CoreShowChannelsComplete", id(list), "EventList: Complete", "ListItems: 2");
                line.logOff();
            });
            Consumer<String> watch = written -> {
                if (written.contains("Channels will follow")) {
                    response.countDown();
                }
                if (written.contains("PJSIP/first")) {
                    first.countDown();
                }
            };
            Run run = run(watch, "-o", form, "action", "CoreShowChannels");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).containsSubsequence("Channels will follow", "PJSIP/first", "PJSIP/second");
        }
        peer.join();
    }

    /** All but the last item could be held only by mistake: each batch is sent when the one before has been written. */
    @Test
    void aLongListIsNotHeld() throws Exception {
        int batches = 50;
        int batch = 1_000;
        String filler = "Filler: " + "x".repeat(1_000);
        Semaphore mayGoOn = new Semaphore(1);
        long before = heapInUse();
        AtomicLong after = new AtomicLong();
        peer.play(line -> {
            line.logIn();
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start", "Message: Channels will follow");
            String item = "Event: CoreShowChannel\r\n" + id(list) + "\r\n" + filler + "\r\n\r\n";
            for (int i = 0; i < batches; i++) {
                mayGoOn.acquire();
                line.send(item.repeat(batch));
            }
            mayGoOn.acquire();
            after.set(heapInUse());
            line.message("Event: CoreShowChannelsComplete", id(list), "EventList: Complete");
            line.logOff();
        });
        AtomicInteger items = new AtomicInteger();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {}

            @Override
            public void write(byte[] bytes, int start, int length) {
                String text = new String(bytes, start, length, StandardCharsets.UTF_8);
                if (text.contains("\nCoreShowChannel\n") && items.incrementAndGet() % batch == 0) {
                    mayGoOn.release();
                }
            }
        };
        assertThat(Run.to(counting, variables(), arguments("action", "CoreShowChannels")))
                .isZero();
        peer.join();
        assertThat(items).hasValue(batches * batch);
        assertThat(after.get() - before).isLessThan(batches * batch * 400L);
    }

    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void textOfAListIsTheSameToTheByte() {
        peer.play(line -> {
            line.logIn();
            Message list = line.action("QueueStatus");
            line.success(list, "EventList: start", "Message: Queue status will follow");
            line.message("Event: QueueParams", id(list), "Queue: support", "Max: 0");
            line.message("Event: QueueMember", id(list), "Queue: support");
            line.message("Event: QueueStatusComplete", id(list), "EventList: Complete", "ListItems: 2");
            line.logOff();
        });
        assertThat(run(written -> {}, "action", "QueueStatus").out()).isEqualTo("""
                Success: Queue status will follow

                QueueParams
                  Queue                   support
                  Max                     0

                QueueMember
                  Queue                   support

                2 items
                """);
    }

    @Test
    void listsThatAreEmptyInEveryWayReadTheSameToTheByte() {
        peer.play(line -> {
            line.logIn();
            line.error(line.action("ConfbridgeListRooms"), "No active conferences.");
            line.logOff();
        });
        assertThat(run(written -> {}, "action", "ConfbridgeListRooms").out()).isEqualTo("No active conferences.\n");
        peer.play(line -> {
            line.logIn();
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start", "Message: Channels will follow");
            line.message("Event: CoreShowChannelsComplete", id(list), "EventList: Complete", "ListItems: 0");
            line.logOff();
        });
        assertThat(run(written -> {}, "action", "CoreShowChannels").out())
                .isEqualTo("Success: Channels will follow\n\n0 items\n");
        peer.play(line -> {
            line.logIn();
            line.action("IAXnetstats");
            line.send("first line\r\nsecond line\r\n\r\n");
            line.success(line.action("Ping"));
            line.logOff();
        });
        assertThat(run(written -> {}, "action", "IAXnetstats").out()).isEqualTo("first line\nsecond line\n");
    }

    @Test
    void whatCameOfAListBeforeTheConnectionEndedIsWritten() {
        peer.play(line -> {
            line.logIn();
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start", "Message: Channels will follow");
            line.message("Event: CoreShowChannel", id(list), "Channel: PJSIP/first");
            line.close();
        });
        Run run = run(written -> {}, "-o", "json", "action", "CoreShowChannels");
        run.failedWith(ExitStatus.NO_CONNECTION, "CoreShowChannels");
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(1)).contains("PJSIP/first");
    }

    @Test
    void aListThatFallsSilentIsATimeoutBehindWhatCame() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start", "Message: Channels will follow");
            line.message("Event: CoreShowChannel", id(list), "Channel: PJSIP/first");
            over.await();
        });
        Run run = run(written -> {}, "--timeout", "300ms", "action", "CoreShowChannels");
        run.failedWith(ExitStatus.TIMEOUT, "CoreShowChannels");
        assertThat(run.out()).contains("PJSIP/first").doesNotContain("items");
        over.countDown();
    }
}
