package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actions that concern the server itself: WaitEvent, Command, Reload and the modules. */
final class ServerActionsTest {
    @Test
    void waitsForAnEventOrATimeOrAnotherAction() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: WaitEvent", "Timeout: 0", "ActionID: 1")
                            .text("Message"))
                    .isEqualTo("Waiting for Event completed.");
            assertThat(wire.next()).extracting(Message::name).isEqualTo("WaitEventComplete");

            wire.send("Action: WaitEvent", "Timeout: 60");
            asterisk.takeAction();
            asterisk.takeAction();
            asterisk.advance(Duration.ofSeconds(59));
            assertThat(wire.hasMore()).isFalse();
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(wire.until(message -> message.name().equals("WaitEventComplete")))
                    .hasSize(2);

            wire.send("Action: WaitEvent");
            asterisk.takeAction();
            asterisk.emit("UserEvent", "UserEvent", "X");
            assertThat(wire.until(message -> message.name().equals("UserEvent")))
                    .extracting(Message::name)
                    .containsExactly("Success", "WaitEventComplete", "UserEvent");

            wire.send("Action: WaitEvent", "ActionID: waiting");
            wire.send("Action: Ping", "ActionID: ping");
            assertThat(wire.until(message -> "ping".equals(message.text("ActionID"))))
                    .hasSize(3);
        }
    }

    @Test
    void aBrokenEventsActionDoesButSaysNothing() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .brokenEventsAction()
                        .disabledEvents("Hangup")
                        .start();
                Wire wire = Wire.login(asterisk)) {
            wire.send("Action: Events", "EventMask: call");
            asterisk.when("Foo").succeed();
            wire.ask("Action: Foo");
            asterisk.emit("UserEvent", "UserEvent", "X");
            asterisk.emit("Hangup", "Channel", "X");
            asterisk.emit("Newstate", "Channel", "X");
            assertThat(wire.soFar()).extracting(Message::name).containsExactly("Newstate");
        }
    }

    @Test
    void answersCommands() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.advance(Duration.ofSeconds(3725));
            assertThat(output(wire, "core show version")).first().asString().startsWith("Asterisk 22.10.1 built by");
            assertThat(output(wire, "core show uptime"))
                    .containsExactly(
                            "System uptime: 1 hour, 2 minutes, 5 seconds", "Last reload: 1 hour, 2 minutes, 5 seconds");
            assertThat(wire.ask("Action: Reload").text("Message")).isEqualTo("Module Reloaded");
            asterisk.advance(Duration.ofSeconds(7));
            assertThat(output(wire, "core show uptime seconds"))
                    .containsExactly("System uptime: 3732", "Last reload: 7");
            assertThat(output(wire, "core show channels"))
                    .hasSize(4)
                    .contains("0 active channels", "0 calls processed");
            assertThat(output(wire, "core show channels concise")).containsExactly("");
            assertThat(output(wire, "manager show connected")).hasSize(3).last().isEqualTo("1 users connected.");
            assertThat(output(wire, "manager show user admin")).contains("          username: admin");
            Message bad = wire.ask("Action: Command", "Command: core show foo");
            assertThat(bad.name()).isEqualTo("Error");
            assertThat(bad.all("Output"))
                    .containsExactly("No such command 'core show foo' (type 'core show help core show foo' for other"
                            + " possible commands)");
            assertThat(wire.ask("Action: Command", "Command: module load x").text("Message"))
                    .isEqualTo("Command blacklisted");
            assertThat(wire.ask("Action: Command").text("Message")).isEqualTo("No command provided");
            assertThat(wire.ask("Action: ListCommands").text("Reload"))
                    .isEqualTo("Send a reload event.  (Priv: system,config,all)");
        }
    }

    private static List<String> output(Wire wire, String command) {
        return wire.ask("Action: Command", "Command: " + command).all("Output");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reload | | | Module Reloaded",
                "Reload | | foo | No such module",
                "Reload | | manager | Module Reloaded",
                "Reload | | app_dial.so | Module does not support reload",
                "ModuleCheck | | foo | Module not loaded",
                "ModuleLoad | load | foo | Module not found.",
                "ModuleLoad | load | app_dial.so | Could not load module.",
                "ModuleLoad | unload | app_echo.so | Module unloaded.",
                "ModuleLoad | reload | | All modules reloaded",
                "ModuleLoad | reload | app_dial.so | Module does not support reload action.",
                "ModuleLoad | refresh | app_echo.so | Module unloaded and loaded.",
                "LoggerRotate | | | Reloaded the logger and rotated log files",
            })
    void answersAboutModulesAs22Does(String action, String type, String module, String message) {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: " + action, "LoadType: " + text(type), "Module: " + text(module))
                            .text("Message"))
                    .isEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load | foo | Could not load module.",
                "unload | foo | Could not unload module.",
                "reload | foo | No such module.",
                "reload | cdr | Module reloaded.",
                "refresh | app_echo.so | Incomplete ModuleLoad action.",
            })
    void answersAboutModulesAs16Does(String type, String module, String message) {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .version(SimulatedVersion.ASTERISK_16)
                        .start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: ModuleLoad", "LoadType: " + type, "Module: " + module)
                            .text("Message"))
                    .isEqualTo(message);
        }
    }

    @Test
    void anIncompleteModuleLoadIsAnsweredThreeTimes() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            wire.send("Action: ModuleLoad", "ActionID: 1");
            assertThat(wire.soFar())
                    .extracting(message -> message.text("Message"))
                    .containsExactly(
                            "Incomplete ModuleLoad action.", "Need module name", "Incomplete ModuleLoad action.");
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
