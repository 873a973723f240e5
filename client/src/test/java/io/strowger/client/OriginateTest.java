package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Outcomes of originates, from events in the orders in which real servers send them. */
@Timeout(30)
class OriginateTest {
    private final ScriptedPeer peer = ScriptedPeer.start();
    private final CompletableFuture<Message> sent = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static OriginateAction.Builder call() {
        return OriginateAction.builder("Local/100@lab").application("Wait").data("1");
    }

    /** Answers an Originate with these events; {@code ID} stands for its ChannelId, {@code AID} for its ActionID. */
    private OriginateOutcome outcome(String... events) throws Exception {
        AmiClient client = peer.connect(line -> {
            Message originate = line.action("Originate");
            sent.complete(originate);
            line.success(originate, "Message: Originate successfully queued");
            for (String event : events) {
                line.message(filled(event, originate));
            }
            line.action();
        });
        return client.originate(call().build()).get(10, TimeUnit.SECONDS);
    }

    private static String[] filled(String event, Message originate) {
        return ("Event: " + event)
                .replace("AID", String.valueOf(originate.text("ActionID")))
                .replace("ID", String.valueOf(originate.text("ChannelId")))
                .replace("Action" + originate.text("ChannelId"), "ActionID")
                .replace("Unique" + originate.text("ChannelId"), "Uniqueid")
                .split("\\|");
    }

    private static String response(String status, int reason) {
        return "OriginateResponse|ActionID: AID|Response: " + status + "|Channel: Local/100@lab|Reason: " + reason
                + "|Uniqueid: ID";
    }

    private static String newchannel(String half) {
        return "Newchannel|Channel: Local/100@lab-1" + (half.isEmpty() ? ";1" : half) + "|Uniqueid: ID" + half;
    }

    private static String hangup(String half, int cause) {
        return "Hangup|Channel: Local/100@lab-1" + (half.isEmpty() ? ";1" : half) + "|Uniqueid: ID" + half + "|Cause: "
                + cause;
    }

    @Test
    void sendsAsyncAndAChannelIdOfItsOwn() throws Exception {
        OriginateOutcome outcome = outcome(newchannel(""), response("Success", 4));
        assertThat(sent.join().text("Async")).isEqualTo("true");
        assertThat(sent.join().text("ChannelId")).isNotEmpty();
        assertThat(outcome).isInstanceOf(OriginateOutcome.Answered.class);
        assertThat(outcome.isAnswered()).isTrue();
        assertThat(outcome.uniqueid()).isEqualTo(sent.join().text("ChannelId"));
        assertThat(outcome.reason()).isEqualTo(4);
    }

    @Test
    void keepsTheCallersChannelId() throws Exception {
        AmiClient client = peer.connect(line -> {
            Message originate = line.action("Originate");
            sent.complete(originate);
            line.success(originate);
            line.message(filled(response("Success", 4), originate));
            line.action();
        });
        OriginateOutcome outcome = client.originate(
                        call().channelId("mine-1").async(false).build())
                .get(10, TimeUnit.SECONDS);
        assertThat(outcome.uniqueid()).isEqualTo("mine-1");
        assertThat(sent.join().all("ChannelId")).containsExactly("mine-1");
        assertThat(sent.join().all("Async")).containsExactly("true");
    }

    @Test
    void takesTheCauseFromAHangupBeforeOrAfterTheResponse() throws Exception {
        OriginateOutcome outcome =
                outcome(newchannel(""), newchannel(";2"), hangup(";2", 17), response("Failure", 0), hangup("", 17));
        assertThat(outcome).isInstanceOf(OriginateOutcome.Busy.class);
        assertThat(outcome.cause()).isEqualTo(new HangupCause(17));
        assertThat(outcome.reason()).isZero();
    }

    @Test
    void takesTheCauseOfTheOtherHalfWhereTheFirstHasNone() throws Exception {
        OriginateOutcome outcome =
                outcome(newchannel(""), newchannel(";2"), response("Failure", 5), hangup("", 0), hangup(";2", 17));
        assertThat(outcome).isInstanceOf(OriginateOutcome.Busy.class);
        assertThat(outcome.cause()).isEqualTo(new HangupCause(17));
    }

    @Test
    void aRingTimeoutIsNoAnswerWhateverTheCause() throws Exception {
        assertThat(outcome(newchannel(""), newchannel(";2"), hangup(";2", 0), response("Failure", 3), hangup("", 0)))
                .isInstanceOf(OriginateOutcome.NoAnswer.class);
    }

    @Test
    void tellsRejectedCongestionAndOtherFailuresApartByCause() throws Exception {
        assertThat(outcome(newchannel(""), hangup("", 21), response("Failure", 0)))
                .isInstanceOf(OriginateOutcome.Rejected.class);
        assertThat(outcome(newchannel(""), hangup("", 34), response("Failure", 0)))
                .isInstanceOf(OriginateOutcome.Congestion.class);
        assertThat(outcome(newchannel(""), hangup("", 0), response("Failure", 8)))
                .isInstanceOf(OriginateOutcome.Congestion.class);
        OriginateOutcome unallocated = outcome(newchannel(""), hangup("", 1), response("Failure", 0));
        assertThat(unallocated).isInstanceOf(OriginateOutcome.Failed.class);
        assertThat(unallocated.cause()).isEqualTo(new HangupCause(1));
    }

    @Test
    void aCallWithoutAChannelHasFailedWithoutACause() throws Exception {
        OriginateOutcome outcome = outcome(response("Failure", 0));
        assertThat(outcome).isInstanceOf(OriginateOutcome.Failed.class);
        assertThat(outcome.cause()).isNull();
        assertThat(outcome.channel()).isEqualTo("Local/100@lab");
    }

    @Test
    void otherClientsOriginatesAreNotOurs() throws Exception {
        OriginateOutcome outcome = outcome(
                "OriginateResponse|ActionID: other-7|Response: Failure|Reason: 8|Uniqueid: <unknown>",
                "Hangup|Uniqueid: 1234.5|Cause: 17",
                newchannel(""),
                response("Success", 4));
        assertThat(outcome).isInstanceOf(OriginateOutcome.Answered.class);
    }

    @Test
    void findsTheResponseOfAnOldServerByActionId() throws Exception {
        assertThat(outcome("OriginateResponse|ActionID: AID|Response: Success|Reason: 4|Uniqueid: 1234.5"))
                .isInstanceOfSatisfying(
                        OriginateOutcome.Answered.class,
                        answered -> assertThat(answered.uniqueid()).isEqualTo("1234.5"));
    }

    @Test
    void aRefusedOriginateFails() {
        AmiClient client = peer.connect(line -> line.error(line.action("Originate"), "Extension does not exist."));
        assertThat(client.originate(call().build()))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ActionFailedException.class);
    }

    @Test
    void theOutcomeIsUnknownWhenTheConnectionEnds() throws Exception {
        AmiClient client = peer.connect(line -> {
            line.success(line.action("Originate"));
            line.close();
        });
        assertThat(client.originate(call().build()).get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        OriginateOutcome.OutcomeUnknown.class,
                        unknown -> assertThat(unknown.why()).contains("connection"));
    }

    @Test
    void theOutcomeIsUnknownWhenTheConnectionEndsBeforeTheResponse() throws Exception {
        AmiClient client = peer.connect(line -> {
            line.action("Originate");
            line.close();
        });
        assertThat(client.originate(call().build()).get(10, TimeUnit.SECONDS))
                .isInstanceOf(OriginateOutcome.OutcomeUnknown.class);
    }

    @Test
    void saysAtOnceThatTheMaskOrAFilterHidesTheOutcome() throws Exception {
        peer.play(ScriptedPeer.Line::logIn);
        AmiClient masked = peer.client().events(PrivilegeClass.USER).connect();
        assertThatThrownBy(() -> masked.originate(call().build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call");
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.success(line.action("Login"));
            line.success(line.action("CoreSettings"));
            line.error(line.action("Command"), "Permission denied");
            line.success(line.action("Filter"));
        });
        AmiClient filtered = peer.client()
                .filter(EventFilter.criteria().name("Hangup").build())
                .connect();
        assertThatThrownBy(() -> filtered.originate(call().build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("filter");
    }

    @Test
    void tellsTwoHundredAtOnceApart() throws Exception {
        int count = 200;
        AmiClient client = peer.connect(line -> {
            List<Message> originates = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Message originate = line.action("Originate");
                originates.add(originate);
                line.success(originate);
            }
            List<String[]> events = new ArrayList<>();
            for (Message originate : originates) {
                int cause = Integer.parseInt(String.valueOf(originate.text("Data")));
                events.add(filled(newchannel(""), originate));
                events.add(filled(newchannel(";2"), originate));
                events.add(filled(hangup("", cause), originate));
                events.add(filled(hangup(";2", cause), originate));
                events.add(filled(response(cause == 0 ? "Success" : "Failure", cause == 0 ? 4 : 0), originate));
            }
            Collections.shuffle(events, new Random(42));
            for (String[] event : events) {
                line.message(event);
            }
            line.action();
        });
        int[] causes = {0, 17, 21, 34, 1};
        List<CompletableFuture<OriginateOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outcomes.add(client.originate(
                    call().data(Integer.toString(causes[i % causes.length])).build()));
        }
        List<Class<?>> expected = List.of(
                OriginateOutcome.Answered.class,
                OriginateOutcome.Busy.class,
                OriginateOutcome.Rejected.class,
                OriginateOutcome.Congestion.class,
                OriginateOutcome.Failed.class);
        for (int i = 0; i < count; i++) {
            assertThat(outcomes.get(i).get(10, TimeUnit.SECONDS)).isInstanceOf(expected.get(i % causes.length));
        }
    }

    @Test
    void aCallThatIsCancelledBeforeItIsWrittenIsNotPlaced() throws Exception {
        int count = 20_000;
        CompletableFuture<Void> go = new CompletableFuture<>();
        peer.play(line -> {
            line.logIn();
            go.join();
            for (int i = 0; i < count; i++) {
                line.action("Big");
            }
            line.success(line.action("Ping"), "Ping: Pong");
        });
        AmiClient client = peer.client()
                .maxInFlight(100_000)
                // a Ping of the client's own would be taken for the test's
                .keepAlive(Duration.ofMinutes(10))
                .connect();
        GenericAction big =
                GenericAction.builder("Big").header("A", "x".repeat(1_000)).build();
        for (int i = 0; i < count; i++) {
            CompletableFuture<?> unanswered = client.sendAsync(big);
        }
        CompletableFuture<OriginateOutcome> outcome = client.originate(call().build());
        outcome.cancel(true);
        go.complete(null);
        client.ping();
        peer.join();
    }
}
