package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.CommandResponse;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.IaxNetstatsAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies without ActionID, twice, in the words of old servers, or without an envelope. */
@Timeout(30)
class OddRepliesTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static GenericAction generic(String name) {
        return GenericAction.builder(name).build();
    }

    @Test
    void matchesRepliesThatComeOutOfOrder() {
        AmiClient client = peer.connect(line -> {
            Message first = line.action("First");
            Message second = line.action("Second");
            line.success(second, "Message: 2");
            line.success(first, "Message: 1");
        });
        CompletableFuture<Answer> first = client.sendAsync(generic("First"));
        CompletableFuture<Answer> second = client.sendAsync(generic("Second"));
        assertThat(first.join().response().text()).isEqualTo("1");
        assertThat(second.join().response().text()).isEqualTo("2");
    }

    @Test
    void givesRepliesWithoutActionIdToTheOldestAction() {
        AmiClient client = peer.connect(line -> {
            line.action("First");
            Message second = line.action("Second");
            line.action("Third");
            line.message("Response: Success", "Message: 1");
            line.success(second, "Message: 2");
            line.message("Response: Error", "Message: 3");
        });
        CompletableFuture<Answer> first = client.sendAsync(generic("First"));
        CompletableFuture<Answer> second = client.sendAsync(generic("Second"));
        CompletableFuture<Answer> third = client.sendAsync(generic("Third"));
        assertThat(first.join().response().text()).isEqualTo("1");
        assertThat(second.join().response().text()).isEqualTo("2");
        assertThat(third)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(ActionFailedException.class);
    }

    @Test
    void understandsThePingOfOldServers() {
        AmiClient client = peer.connect(line -> {
            line.action("Ping");
            line.message("Response: Pong");
            line.action("Ping");
            line.message("Response: Success", "Ping: Pong", "Timestamp: 1");
        });
        assertThat(client.ping()).isPositive();
        assertThat(client.ping()).isPositive();
    }

    @Test
    void understandsTheEventsActionOfOldServers() {
        AmiClient client = peer.connect(line -> {
            line.action("Events");
            line.action("Ping");
            line.message("Response: Events On");
            line.message("Response: Pong");
        });
        Answer answer = client.send(
                GenericAction.builder("Events").header("EventMask", "on").build());
        assertThat(answer.response().status()).isEqualTo("Events On");
    }

    @Test
    void doesNotWaitForTheReplyThatBrokeneventsactionKeepsBack() throws Exception {
        AmiClient client = peer.connect(line -> {
            line.action("Events");
            line.success(line.action("Ping"), "Ping: Pong");
            line.success(line.action("After"), "Message: after");
        });
        Answer answer = client.send(
                GenericAction.builder("Events").header("EventMask", "on").build());
        assertThat(answer.response().isSuccess()).isTrue();
        assertThat(client.send(generic("After")).response().text()).isEqualTo("after");
        peer.join();
    }

    @Test
    void countsASecondReplyAndGivesItToNobody() {
        AmiClient client = peer.connect(line -> {
            Message load = line.action("ModuleLoad");
            line.error(load, "Incomplete: LoadType");
            line.error(load, "Incomplete: Module");
            line.success(line.action("Ping"), "Ping: Pong");
        });
        assertThatThrownBy(() -> client.send(generic("ModuleLoad"))).hasMessageContaining("LoadType");
        assertThat(client.send(PingAction.builder().build()).isSuccess()).isTrue();
        assertThat(client.connection().counters().strayMessages()).isEqualTo(1);
    }

    @Test
    void readsCommandOutputInBothFormats() {
        AmiClient client = peer.connect(line -> {
            Message first = line.action("Command");
            line.success(first, "Message: Command output follows", "Output:   two  blanks ", "Output: ", "Output: end");
            Message second = line.action("Command");
            line.send("Response: Follows\r\nPrivilege: Command\r\nActionID: " + second.text("ActionID")
                    + "\r\nfirst\n\n  second: x\n--END COMMAND--\r\n\r\n");
        });
        assertThat(client.command("core show channels")).containsExactly("  two  blanks ", "", "end");
        assertThat(client.command("core show channels")).containsExactly("first", "", "  second: x");
    }

    @Test
    void keepsTheOutputOfACommandThatFailed() {
        AmiClient client = peer.connect(line -> {
            Message command = line.action("Command");
            line.message(
                    "Response: Error",
                    "ActionID: " + command.text("ActionID"),
                    "Message: Command output follows",
                    "Output: No such command 'x'");
        });
        ActionFailedException failed = catchThrowableOfType(ActionFailedException.class, () -> client.command("x"));
        assertThat(failed).hasMessageContaining("No such command 'x'");
        assertThat(new CommandResponse(failed.response().message()).output()).containsExactly("No such command 'x'");
    }

    @Test
    void readsAnswersWithoutEnvelope() {
        AmiClient client = peer.connect(line -> {
            line.action("IAXnetstats");
            Message ping = line.action("Ping");
            line.send("IAX2/a-1  -1  0\nIAX2/b-2  -1  0\n\r\n");
            line.success(ping, "Ping: Pong");
            line.action("IAXnetstats");
            Message second = line.action("Ping");
            line.send("\r\n");
            line.success(second, "Ping: Pong");
            line.error(line.action("IAXnetstats"), "Permission denied");
            line.success(line.action("Ping"), "Ping: Pong");
        });
        IaxNetstatsAction action = IaxNetstatsAction.builder().build();
        assertThat(client.send(action).lines()).containsExactly("IAX2/a-1  -1  0", "IAX2/b-2  -1  0");
        assertThat(client.send(action).lines()).isEmpty();
        assertThatThrownBy(() -> client.send(action)).isInstanceOf(PermissionException.class);
    }

    @Test
    void aListGivenUpIsNotForgottenOverTheLateAnswerToAnActionBefore() {
        CountDownLatch timedOut = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            Message early = line.action("Early");
            Message list = line.action("CoreShowChannels");
            String id = "ActionID: " + list.text("ActionID");
            line.success(list, "EventList: start");
            timedOut.await();
            line.success(early);
            line.message("Event: CoreShowChannel", id, "Channel: 1");
            line.message("Event: CoreShowChannelsComplete", id, "EventList: Complete");
            line.success(line.action("Ping"));
        });
        List<Event> events = new CopyOnWriteArrayList<>();
        client.events().onAll(events::add);
        CompletableFuture<Answer> early =
                client.sendAsync(GenericAction.builder("Early").build());
        assertThatThrownBy(() -> client.send(CoreShowChannelsAction.builder().build(), Duration.ofMillis(100)))
                .isInstanceOf(ActionTimeoutException.class);
        timedOut.countDown();
        assertThat(early.join().response().isSuccess()).isTrue();
        client.ping();
        client.close();
        assertThat(client.connection().counters().lateItems()).isEqualTo(1);
        assertThat(events).isEmpty();
    }

    @Test
    void bareTextWithoutEndIsAnErrorToo() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.action("IAXnetstats");
            Message ping = line.action("Ping");
            for (int i = 0; i < 10; i++) {
                line.send("IAX2/a-" + i + "  -1  0\n\r\n");
            }
            line.success(ping, "Ping: Pong");
            line.success(line.action("Ping"), "Ping: Pong");
        });
        AmiClient client = peer.client().limits(Limits.DEFAULT.listItems(5)).connect();
        assertThatThrownBy(() -> client.send(IaxNetstatsAction.builder().build()))
                .isInstanceOf(ListTooLongException.class);
        assertThat(client.ping()).isPositive();
    }
}
