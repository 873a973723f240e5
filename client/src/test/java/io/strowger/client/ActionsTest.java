package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.ListResponse;
import io.strowger.protocol.action.OriginateAction;
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
            line.error(line.action("QueueStatus"), "Invalid/unknown command");
        });
        UnknownActionException monitor =
                catchThrowableOfType(UnknownActionException.class, () -> client.send(generic("Monitor")));
        assertThat(monitor.replacedBy()).contains("MixMonitor");
        assertThat(monitor).hasMessageContaining("Asterisk 22").hasMessageContaining("MixMonitor");
        UnknownActionException unknown =
                catchThrowableOfType(UnknownActionException.class, () -> client.send(generic("Zorro")));
        assertThat(unknown.replacedBy()).isEmpty();
        assertThatThrownBy(() -> client.send(generic("QueueStatus")))
                .isInstanceOf(UnknownActionException.class)
                .hasMessageContaining("the module app_queue is not loaded");
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
