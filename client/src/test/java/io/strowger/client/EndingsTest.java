package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Actions that end otherwise than with an answer: each ends, once, and says how. */
@Timeout(30)
class EndingsTest {
    private static final Duration SHORT = Duration.ofMillis(250);

    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static GenericAction generic(String name) {
        return GenericAction.builder(name).build();
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        CompletionException failed = catchThrowableOfType(
                CompletionException.class,
                () -> future.orTimeout(10, TimeUnit.SECONDS).join());
        return Objects.requireNonNull(failed.getCause());
    }

    @Test
    void timesOutAndDropsTheLateResponse() {
        CountDownLatch timedOut = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            Message slow = line.action("Slow");
            timedOut.await();
            line.success(slow, "Message: late");
            line.success(line.action("Next"), "Message: in time");
        });
        ActionTimeoutException timeout =
                catchThrowableOfType(ActionTimeoutException.class, () -> client.send(generic("Slow"), SHORT));
        timedOut.countDown();
        assertThat(timeout.action()).isEqualTo("Slow");
        assertThat(timeout.timeout()).isEqualTo(SHORT);
        assertThat(timeout).hasMessageContaining("pbx").hasMessageContaining("250 ms");
        assertThat(client.send(generic("Next")).response().text()).isEqualTo("in time");
        assertThat(client.connection().counters().lateResponses()).isEqualTo(1);
        assertThat(client.connection().remembered()).isZero();
    }

    @Test
    void aLateResponseWithoutActionIdIsNotGivenToTheNextAction() {
        CountDownLatch timedOut = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            line.action("Slow");
            timedOut.await();
            line.action("Next");
            line.message("Response: Success", "Message: late");
            line.message("Response: Success", "Message: in time");
        });
        assertThatThrownBy(() -> client.send(generic("Slow"), SHORT)).isInstanceOf(ActionTimeoutException.class);
        timedOut.countDown();
        assertThat(client.send(generic("Next")).response().text()).isEqualTo("in time");
    }

    @Test
    void twoHundredTimedOutActionsLeaveNothingBehind() {
        CountDownLatch timedOut = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            for (int i = 0; i < 200; i++) {
                line.action("Slow");
            }
            timedOut.await();
            line.success(line.action("Next"));
        });
        List<CompletableFuture<Answer>> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(client.sendAsync(generic("Slow"), SHORT));
        }
        slow.forEach(each -> assertThat(failureOf(each)).isInstanceOf(ActionTimeoutException.class));
        timedOut.countDown();
        client.send(generic("Next"));
        assertThat(client.connection().remembered()).isZero();
    }

    @Test
    void whatIsRememberedOfASilentServerIsBounded() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            over.await();
        });
        AmiClient client = peer.client().maxInFlight(10).connect();
        for (int i = 0; i < 30; i++) {
            assertThat(failureOf(client.sendAsync(generic("Slow"), Duration.ofMillis(5))))
                    .isInstanceOf(AmiException.class);
        }
        assertThat(client.connection().remembered()).isLessThanOrEqualTo(10);
        over.countDown();
    }

    @Test
    void cancellingGivesUpWaiting() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            Message cancelled = line.action("Cancelled");
            received.countDown();
            Message next = line.action("Next");
            line.success(cancelled);
            line.success(next, "Message: next");
        });
        CompletableFuture<Answer> cancelled = client.sendAsync(generic("Cancelled"));
        received.await();
        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(cancelled).isCancelled();
        assertThat(client.send(generic("Next")).response().text()).isEqualTo("next");
        assertThat(client.connection().remembered()).isZero();
    }

    @Test
    void aTimeoutOfTheCallersOwnGivesUpWaiting() {
        AmiClient client = peer.connect(line -> {
            line.action("Slow");
            line.success(line.action("Next"));
        });
        CompletableFuture<Answer> slow = client.sendAsync(generic("Slow")).orTimeout(250, TimeUnit.MILLISECONDS);
        assertThat(catchThrowable(slow::join)).hasCauseInstanceOf(TimeoutException.class);
        client.send(generic("Next"));
        assertThat(client.connection().remembered()).isZero();
    }

    @Test
    void theEndOfTheConnectionEndsEverythingAtOnce() {
        AmiClient client = peer.connect(line -> {
            line.action("First");
            line.action("Second");
            line.close();
        });
        CompletableFuture<Answer> first = client.sendAsync(generic("First"));
        CompletableFuture<Answer> second = client.sendAsync(generic("Second"));
        assertThat(failureOf(first))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("First")
                .hasCauseInstanceOf(ConnectionLostException.class);
        assertThat(failureOf(second)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(client.isOpen()).isFalse();
        assertThatThrownBy(() -> client.send(generic("Third")))
                .isInstanceOf(NotSentException.class)
                .isNotInstanceOf(ClosedException.class)
                .hasMessageContaining("closed the connection");
    }

    @Test
    void anEndInTheMiddleOfAMessageIsAnEnd() {
        AmiClient client = peer.connect(line -> {
            Message action = line.action("First");
            line.send("Response: Success\r\nActionID: " + action.text("ActionID") + "\r\nMess");
            line.close();
        });
        assertThatThrownBy(() -> client.send(generic("First")))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("middle of a message");
    }

    @Test
    void aResetIsAnEnd() {
        AmiClient client = peer.connect(line -> {
            line.action("First");
            line.reset();
        });
        assertThatThrownBy(() -> client.send(generic("First"))).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aLimitThatIsCrossedEndsTheConnectionAndSaysWhich() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.action("First");
            line.send("Response: Success\r\nMessage: " + "x".repeat(5_000));
        });
        AmiClient client = peer.client().limits(Limits.DEFAULT.lineBytes(1_000)).connect();
        assertThatThrownBy(() -> client.send(generic("First")))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("lineBytes")
                .hasCauseInstanceOf(AmiProtocolException.class);
    }

    @Test
    void aWriteThatIsStuckEndsTheConnection() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            over.await();
        });
        AmiClient client = peer.client()
                .writeTimeout(Duration.ofMillis(200))
                .maxInFlight(100_000)
                .connect();
        GenericAction big =
                GenericAction.builder("Big").header("A", "x".repeat(1_000)).build();
        List<CompletableFuture<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            sent.add(client.sendAsync(big));
        }
        assertThat(failureOf(sent.get(0)))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("writeTimeout");
        assertThat(failureOf(sent.get(sent.size() - 1))).isInstanceOf(NotSentException.class);
        over.countDown();
    }

    @Test
    void anInterruptedCallerKeepsItsFlagAndLearnsThatTheOutcomeIsUnknown() throws Exception {
        CompletableFuture<Void> received = new CompletableFuture<>();
        AmiClient client = peer.connect(line -> {
            line.action("Slow");
            received.complete(null);
            line.success(line.action("Next"));
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(() -> client.send(generic("Slow"))));
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        received.get(10, TimeUnit.SECONDS);
        caller.interrupt();
        caller.join();
        assertThat(thrown.get())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag.get()).isTrue();
        assertThat(client.send(generic("Next")).response().isSuccess()).isTrue();
        assertThat(client.connection().remembered()).isZero();
    }

    @Test
    void blockingCallsThrowOnTheCallersOwnStack() {
        AmiClient client = peer.connect(line -> {
            line.action("First");
            line.close();
        });
        Throwable thrown = catchThrowable(() -> client.send(generic("First")));
        assertThat(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains("blockingCallsThrowOnTheCallersOwnStack"));
    }
}
