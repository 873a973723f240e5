package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who watches a client is told what it does, and never by the thread that reads. */
@Timeout(30)
class ListenerTest {
    private record Told(Object what, Thread by) {}

    /** Notes all that it is told. */
    private static final class Recorder implements AmiListener {
        private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

        private void note(Object what) {
            told.add(new Told(what, Thread.currentThread()));
        }

        @Override
        public void clientOpened(AmiClient client) {
            note("opened " + client);
        }

        @Override
        public void clientClosed(AmiClient client) {
            note("closed " + client);
        }

        @Override
        public void actionEnded(ActionTrace trace) {
            note(trace);
        }

        @Override
        public void connectionChanged(ConnectionEvent event) {
            note(event);
        }

        @Override
        public void subscriberOpened(String pbx, String subscriber) {
            note("opened " + pbx + " " + subscriber);
        }

        @Override
        public void subscriberClosed(String pbx, String subscriber) {
            note("closed " + pbx + " " + subscriber);
        }

        @Override
        public void eventsLost(String pbx, String subscriber, Lost lost) {
            note(lost);
        }

        @Override
        public void handlerFailed(String pbx, String subscriber, Throwable thrown) {
            note(thrown);
        }

        Told await(Predicate<Object> what) throws InterruptedException {
            Told next = told.poll(20, TimeUnit.SECONDS);
            while (next != null && !what.test(next.what)) {
                next = told.poll(20, TimeUnit.SECONDS);
            }
            assertThat(next).as("what the listener is told").isNotNull();
            return next;
        }

        Told await(Class<?> type) throws InterruptedException {
            return await(type::isInstance);
        }

        Told await(String text) throws InterruptedException {
            return await(text::equals);
        }
    }

    private final ScriptedPeer peer = ScriptedPeer.start();
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    private AmiClient connect(ScriptedPeer.Script script) {
        peer.play(line -> {
            line.logIn();
            script.play(line);
        });
        return peer.client().listener(recorder).connect();
    }

    @Test
    void aBlockingCallIsToldByItsCallerWithItsTimes() throws Exception {
        AmiClient client = connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            String id = list.text("ActionID");
            line.message("Event: CoreShowChannel", "ActionID: " + id, "Channel: PJSIP/1-1");
            line.message("Event: CoreShowChannel", "ActionID: " + id, "Channel: PJSIP/1-2");
            line.message("Event: CoreShowChannelsComplete", "ActionID: " + id, "EventList: Complete");
            line.error(line.action("Ping"), "no");
            line.logOff();
        });
        client.send(CoreShowChannelsAction.builder().build());
        Told list = recorder.await(ActionTrace.class);
        Throwable refused =
                catchThrowable(() -> client.send(PingAction.builder().build()));
        Told ping = recorder.await(ActionTrace.class);
        client.close();
        Throwable closed = catchThrowable(() -> client.send(PingAction.builder().build()));
        ActionTrace notSent = (ActionTrace) recorder.await(ActionTrace.class).what;

        assertThat(list.by).isSameAs(Thread.currentThread());
        ActionTrace trace = (ActionTrace) list.what;
        assertThat(trace.pbx()).isEqualTo("pbx");
        assertThat(trace.session()).isEqualTo(1);
        assertThat(trace.action()).isEqualTo("CoreShowChannels");
        assertThat(trace.outcome()).isEqualTo(ActionOutcome.SUCCESS);
        assertThat(trace.items()).isEqualTo(2);
        assertThat(trace.answered()).isPositive();
        assertThat(trace.took()).isGreaterThanOrEqualTo(trace.waited().plus(trace.answered()));
        assertThat(refused).isInstanceOf(ActionFailedException.class);
        assertThat(((ActionTrace) ping.what).outcome()).isEqualTo(ActionOutcome.ERROR);
        assertThat(closed).isInstanceOf(ClosedException.class);
        assertThat(notSent.outcome()).isEqualTo(ActionOutcome.NOT_SENT);
        assertThat(notSent.session()).isZero();
        assertThat(notSent.answered()).isNull();
    }

    @Test
    void whatIsSentAsynchronouslyIsToldBeforeTheFutureIsDoneAndCancelledByWhoCancels() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        AmiClient client = connect(line -> {
            line.success(line.action("Ping"));
            line.action("Ping");
            written.countDown();
            line.logOff();
        });
        client.sendAsync(PingAction.builder().build()).join();
        Told answered = recorder.told.stream()
                .filter(told -> told.what instanceof ActionTrace)
                .findAny()
                .orElseThrow();
        recorder.await(ActionTrace.class);
        CompletableFuture<?> given = client.sendAsync(PingAction.builder().build());
        written.await();
        given.cancel(false);
        Told cancelled = recorder.await(ActionTrace.class);
        client.close();

        assertThat(((ActionTrace) answered.what).outcome()).isEqualTo(ActionOutcome.SUCCESS);
        assertThat(answered.by.getName()).doesNotContain("reader");
        assertThat(((ActionTrace) cancelled.what).outcome()).isEqualTo(ActionOutcome.CANCELLED);
        assertThat(cancelled.by).isSameAs(Thread.currentThread());
    }

    @Test
    void theConnectionIsToldInOrderAndItsEndLast() throws Exception {
        AmiClient client = connect(line -> {
            line.message("Event: FullyBooted", "Status: Fully Booted");
            line.success(line.action("Ping"));
            line.logOff();
        });
        client.ping();
        client.close();
        Told end = recorder.await("closed " + client);
        assertThat(end.by.getName()).doesNotContain("reader");
        assertThat(recorder.told).isEmpty();
    }

    @Test
    void connectionEventsComeInOrder() throws Exception {
        AmiClient client = connect(line -> line.close());
        List<Class<?>> order = List.of(
                ConnectionEvent.Connecting.class,
                ConnectionEvent.Connected.class,
                ConnectionEvent.Ready.class,
                ConnectionEvent.Disconnected.class,
                ConnectionEvent.Closed.class);
        for (Class<?> each : order) {
            Told next = recorder.await(ConnectionEvent.class);
            assertThat(next.what).isInstanceOf(each);
            assertThat(next.by.getName()).doesNotContain("reader").doesNotContain("link");
        }
        client.close();
    }

    @Test
    void aFleetTellsOfItsOwnSubscribers() throws Exception {
        try (AmiFleet fleet = AmiFleet.builder().listener(recorder).open()) {
            fleet.subscriber("mine").open().close();
            recorder.await("opened fleet mine");
            recorder.await("closed fleet mine");

            assertThat(fleet.metrics())
                    .extracting(ClientMetrics.OfSubscriber::name)
                    .containsExactly("events");
        }
    }

    @Test
    void aListenerThatThrowsChangesNothing() throws Exception {
        AmiListener bad = new AmiListener() {
            @Override
            public void clientOpened(AmiClient client) {
                throw new IllegalStateException("a test's listener that fails");
            }

            @Override
            public void actionEnded(ActionTrace trace) {
                throw new AssertionError("a test's listener that fails");
            }

            @Override
            public void connectionChanged(ConnectionEvent event) {
                throw new IllegalStateException("a test's listener that fails");
            }
        };
        peer.play(line -> {
            line.logIn();
            line.success(line.action("Ping"));
            line.success(line.action("Ping"));
            line.logOff();
        });
        AmiClient client = peer.client().listener(bad).listener(recorder).connect();
        client.ping();
        client.sendAsync(PingAction.builder().build()).join();
        client.close();

        recorder.await("opened " + client);
        recorder.await("closed " + client);
    }

    @Test
    void subscribersTellWhenTheyComeAndGoWhatTheyLoseAndWhatFails() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        AmiClient client = connect(line -> {
            subscribed.await();
            line.message("Event: Hangup", "Channel: PJSIP/1-0");
            running.await();
            for (int i = 0; i < 3; i++) {
                line.message("Event: Hangup", "Channel: PJSIP/1-" + i);
            }
            line.success(line.action("Ping"));
            line.logOff();
        });
        Subscriber slow = client.subscriber("slow").queueSize(1).open();
        slow.on(HangupEvent.class, event -> {
            running.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            throw new IllegalStateException("a test's handler that fails");
        });
        subscribed.countDown();
        client.ping();
        goOn.countDown();
        recorder.await("opened pbx slow");
        Told failed = recorder.await(IllegalStateException.class);
        Told lost = recorder.await(Lost.class);
        slow.close();
        recorder.await("closed pbx slow");
        client.close();

        assertThat(failed.by.getName()).contains("slow");
        assertThat(((Lost) lost.what).count()).isEqualTo(2);
    }
}
