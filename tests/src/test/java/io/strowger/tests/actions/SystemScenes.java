package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.ChallengeAction;
import io.strowger.protocol.action.CommandAction;
import io.strowger.protocol.action.CoreSettingsAction;
import io.strowger.protocol.action.CoreStatusAction;
import io.strowger.protocol.action.EventsAction;
import io.strowger.protocol.action.FilterAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.ListCommandsAction;
import io.strowger.protocol.action.LoggerRotateAction;
import io.strowger.protocol.action.LoginAction;
import io.strowger.protocol.action.LogoffAction;
import io.strowger.protocol.action.ModuleCheckAction;
import io.strowger.protocol.action.ModuleLoadAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.ReloadAction;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.protocol.action.WaitEventAction;
import io.strowger.protocol.event.UserEvent;
import io.strowger.protocol.value.AuthType;
import io.strowger.protocol.value.FilterOperation;
import io.strowger.protocol.value.ModuleLoadType;
import io.strowger.tests.lab.Stage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The session, the server itself, its modules and its log. */
final class SystemScenes {
    private SystemScenes() {}

    static void addTo(Scenes scenes) {
        session(scenes);
        server(scenes);
    }

    private static void session(Scenes scenes) {
        scenes.play("Login", play -> {
                    // a session of this client is logged in already, which Asterisk takes as a success
                    assertThat(play.send(LoginAction.builder("admin")
                                            .secret("admin-pw")
                                            .build())
                                    .text())
                            .isEqualTo("Already authenticated");
                })
                .play(
                        "Challenge",
                        play -> assertThat(play.send(ChallengeAction.builder(AuthType.MD5)
                                                .build())
                                        .challenge())
                                .isNotEmpty())
                .play("Logoff", play -> {
                    try (AmiClient ami = play.stage().pbx().connect()) {
                        play.sentElsewhere("Logoff");
                        assertThat(ami.send(LogoffAction.builder().build()).status())
                                .isEqualTo("Goodbye");
                    }
                })
                .play("Ping", play -> {
                    var pong = play.send(PingAction.builder().build());
                    assertThat(pong.ping()).isEqualTo("Pong");
                    assertThat(pong.timestamp()).isNotNull();
                })
                .play("Events", play -> {
                    try (AmiClient ami = play.stage().pbx().connect()) {
                        play.sentElsewhere("Events");
                        assertThat(ami.send(EventsAction.builder("call,user").build())
                                        .events())
                                .isTrue();
                        assertThat(ami.send(EventsAction.builder("off").build()).events())
                                .isFalse();
                    }
                })
                .play("Filter", play -> {
                    try (AmiClient ami = play.stage().pbx().connect()) {
                        play.sentElsewhere("Filter");
                        assertThat(ami.send(FilterAction.builder(FilterOperation.ADD)
                                                .filter("Event: Hangup")
                                                .build())
                                        .isSuccess())
                                .isTrue();
                    }
                })
                .play(
                        "WaitEvent",
                        play -> play.send(
                                WaitEventAction.builder(Duration.ofSeconds(1)).build()))
                .play("UserEvent", play -> {
                    CompletableFuture<UserEvent> seen =
                            play.stage().await(UserEvent.class, event -> "Scene".equals(event.userEvent()));
                    play.send(UserEventAction.builder("Scene")
                            .header("Colour", "green")
                            .build());
                    assertThat(Stage.get(seen).header("Colour")).isEqualTo("green");
                })
                .play(
                        "ListCommands",
                        play -> assertThat(
                                        play.send(ListCommandsAction.builder().build())
                                                .header("QueueStatus"))
                                .contains("Priv: <none>"));
    }

    private static void server(Scenes scenes) {
        scenes.play(
                        "Command",
                        play -> assertThat(play.send(CommandAction.builder("core show version")
                                                .build())
                                        .output())
                                .singleElement()
                                .asString()
                                .startsWith("Asterisk " + play.version()))
                .play("CoreSettings", play -> {
                    var settings = play.send(CoreSettingsAction.builder().build());
                    assertThat(settings.asteriskVersion()).startsWith(play.version() + ".");
                    assertThat(settings.coreMaxFilehandles()).isEqualTo(20_000);
                    assertThat(settings.coreCdrEnabled()).isTrue();
                })
                .play("CoreStatus", play -> {
                    var status = play.send(CoreStatusAction.builder().build());
                    assertThat(status.coreStartupDate()).matches("\\d{4}-\\d{2}-\\d{2}");
                    assertThat(status.coreCurrentCalls()).isNotNegative();
                })
                .play(
                        "LoggerRotate",
                        play -> play.send(LoggerRotateAction.builder().build()))
                .play(
                        "ModuleCheck",
                        play -> play.send(ModuleCheckAction.builder("app_dial").build()))
                .play(
                        "ModuleLoad",
                        play -> play.send(ModuleLoadAction.builder(ModuleLoadType.RELOAD)
                                .module("app_queue.so")
                                .build()))
                .play(
                        "Reload",
                        play -> play.send(ReloadAction.builder().module("cdr").build()))
                .leaveOut("needs an XMPP account at a server of another kind", "JabberSend");
        // a module that the catalog does not know would be asked for in the same way
        scenes.play(
                "CoreShowChannels",
                play -> play.send(GenericAction.builder("CoreShowChannels").build()));
    }
}
