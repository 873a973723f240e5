package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.CommandResponse;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.IaxNetstatsAction;
import io.strowger.protocol.action.ListResponse;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.ChannelHungupEvent;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server answers, in all its shapes. */
@Timeout(30)
class ActionsTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static GenericAction generic(String name) {
        return GenericAction.builder(name).build();
    }

    @Test
    void givesTheResponse() throws Exception {
        CompletableFuture<Message> sent = new CompletableFuture<>();
        AmiClient client = peer.connect(line -> {
            sent.complete(line.action("Hangup"));
            line.success(sent.join(), "Message: Channel Hungup");
        });
        ListResponse<ChannelHungupEvent> answer =
                client.send(HangupAction.builder("PJSIP/100-1").cause(16).build());
        assertThat(answer).isEmpty();
        assertThat(answer.response().text()).isEqualTo("Channel Hungup");
        assertThat(sent.join().text("Channel")).isEqualTo("PJSIP/100-1");
        assertThat(sent.join().headers().get(1).name()).isEqualTo("ActionID");
    }

    @Test
    void throwsWhatAsteriskSaid() {
        AmiClient client = peer.connect(line -> line.error(line.action("Hangup"), "No such channel"));
        ActionFailedException failed = catchThrowableOfType(
                ActionFailedException.class,
                () -> client.send(HangupAction.builder("PJSIP/100-1").build()));
        assertThat(failed).isExactlyInstanceOf(ActionFailedException.class);
        assertThat(failed).hasMessageContaining("pbx").hasMessageContaining("No such channel");
        assertThat(failed.action()).isEqualTo("Hangup");
        assertThat(failed.response().text()).isEqualTo("No such channel");
        assertThat(failed.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("throwsWhatAsteriskSaid")
                        || frame.getClassName().contains("ActionsTest"));
    }

    @Test
    void anErrorMayHaveNoWords() {
        AmiClient client = peer.connect(line -> {
            Message action = line.action();
            line.message("Response: Error", "ActionID: " + action.text("ActionID"));
        });
        assertThatThrownBy(() -> client.send(generic("JabberSend")))
                .isInstanceOf(ActionFailedException.class)
                .hasMessageContaining("no reason");
    }

    @Test
    void namesTheClassThatTheActionNeeds() {
        AmiClient client = peer.connect(line -> line.error(line.action("Command"), "Permission denied"));
        PermissionException denied =
                catchThrowableOfType(PermissionException.class, () -> client.command("core show channels"));
        assertThat(denied.user()).isEqualTo("alice");
        assertThat(denied.classes()).containsExactly(PrivilegeClass.COMMAND);
        assertThat(denied).hasMessageContaining("'command'").hasMessageContaining("[alice]");
    }

    @Test
    void tellsForbiddenOriginatesInTheWordsOfBothVersions() {
        AmiClient client = peer.connect(line -> {
            line.error(line.action("Originate"), "Originate Access Forbidden: app or data blacklisted");
            line.error(line.action("Originate"), "Originate Access Forbidden: Application");
        });
        OriginateAction action = OriginateAction.builder("Local/1@x")
                .application("System")
                .data("ls")
                .build();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.send(action))
                    .isInstanceOf(OriginateForbiddenException.class)
                    .hasMessageContaining("system");
        }
    }

    @Test
    void saysWhatReplacedAnActionThatTheServerNoLongerHas() {
        AmiClient client = peer.connect(line -> {
            line.error(
                    line.action("Monitor"),
                    "Invalid/unknown command: Monitor. Use Action: ListCommands to show available commands.");
            line.error(line.action("Zorro"), "Invalid/unknown command");
        });
        UnknownActionException monitor =
                catchThrowableOfType(UnknownActionException.class, () -> client.send(generic("Monitor")));
        assertThat(monitor.replacedBy()).contains("MixMonitor");
        assertThat(monitor).hasMessageContaining("Asterisk 22").hasMessageContaining("MixMonitor");
        UnknownActionException unknown =
                catchThrowableOfType(UnknownActionException.class, () -> client.send(generic("Zorro")));
        assertThat(unknown.replacedBy()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeWrittenBeforeItIsWritten() throws Exception {
        AmiClient client = peer.connect(line -> {
            line.success(line.action("Ping"), "Ping: Pong");
            line.close();
        });
        for (String value : List.of("x\r\nAction: Command", "x\nSecret: y", "x\rz", "x\0y", "x".repeat(1100))) {
            assertThatThrownBy(() -> client.send(HangupAction.builder(value).build()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(
                            () -> client.sendAsync(HangupAction.builder(value).build())
                                    .join())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> client.send(generic("Hang\r\nup"))).isInstanceOf(IllegalArgumentException.class);
        client.ping();
        peer.join();
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
    void pipelinesAThousandActions() throws Exception {
        int count = 1_000;
        AmiClient client = peer.connect(line -> {
            List<Message> actions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                actions.add(line.action("Number"));
            }
            for (Message action : actions) {
                line.success(action, "Message: " + action.text("N"));
            }
        });
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(client.sendAsync(GenericAction.builder("Number")
                    .header("N", Integer.toString(i))
                    .build()));
        }
        for (int i = 0; i < count; i++) {
            assertThat(answers.get(i).join().response().text()).isEqualTo(Integer.toString(i));
        }
        assertThat(client.connection().remembered()).isZero();
    }

    @Test
    void refusesMoreActionsThanMayBeInFlight() throws Exception {
        CompletableFuture<Void> full = new CompletableFuture<>();
        peer.play(line -> {
            line.logIn();
            Message first = line.action("First");
            Message second = line.action("Second");
            full.join();
            line.success(first);
            line.success(second);
            line.success(line.action("Fourth"));
        });
        AmiClient client = peer.client().maxInFlight(2).connect();
        CompletableFuture<Answer> first = client.sendAsync(generic("First"));
        CompletableFuture<Answer> second = client.sendAsync(generic("Second"));
        TooManyInFlightException refused =
                catchThrowableOfType(TooManyInFlightException.class, () -> client.send(generic("Third")));
        assertThat(refused.limit()).isEqualTo(2);
        assertThat(client.sendAsync(generic("Third")))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(NotSentException.class);
        full.complete(null);
        CompletableFuture.allOf(first, second).join();
        assertThat(client.send(generic("Fourth")).response().isSuccess()).isTrue();
        peer.join();
    }

    @Test
    void neverRunsDependantsOnTheReadersThread() {
        AmiClient client = peer.connect(line -> {
            Message action = line.action("First");
            line.success(action);
            line.success(line.action("Second"));
        });
        AtomicReference<String> thread = new AtomicReference<>();
        Answer second = client.sendAsync(generic("First"))
                .thenApply(answer -> {
                    thread.set(Thread.currentThread().getName());
                    return client.send(generic("Second"));
                })
                .join();
        assertThat(second.response().isSuccess()).isTrue();
        assertThat(thread.get()).doesNotContain("reader").doesNotContain("timer");
    }
}
