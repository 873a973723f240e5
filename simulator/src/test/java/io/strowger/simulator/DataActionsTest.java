package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The database, configuration files and states, by the texts and shapes that real servers have. */
final class DataActionsTest {
    private static final String FILE = """
            [base](!)
            type = endpoint
            context = lab

            [alice](base)
            callerid = "Alice" <1>  ; a comment
            [bob]
            type => auth
            """;

    @Test
    void keepsADatabase() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(message(wire, "DBGet", "Family: f", "Key: k")).isEqualTo("Database entry not found");
            assertThat(message(wire, "DBPut", "Family: f", "Key: k/a", "Val: v w"))
                    .isEqualTo("Updated database successfully");
            assertThat(wire.ask("Action: DBGet", "Family: f", "Key: k/a", "ActionID: 7")
                            .text("EventList"))
                    .isEqualTo("start");
            assertThat(headers(wire.required()))
                    .containsExactly("Event: DBGetResponse", "Family: f", "Key: k/a", "Val: v w", "ActionID: 7");
            wire.next();
            wire.ask("Action: DBGetTree", "Family: f", "Key: k");
            assertThat(headers(wire.required())).contains("Key: /f/k/a");
            wire.next();
            assertThat(message(wire, "DBDelTree", "Family: f")).isEqualTo("Key tree deleted successfully");
            assertThat(message(wire, "DBDel", "Family: f", "Key: k/a"))
                    .isEqualTo("Database entry could not be deleted");
        }
    }

    @Test
    void readsConfigurationFiles() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("lab.conf", FILE);
            assertThat(headers(wire.ask("Action: GetConfig", "Filename: lab.conf")))
                    .containsExactly(
                            "Response: Success",
                            "Category-000000: alice",
                            "Templates-000000: base",
                            "Line-000000-000000: type=endpoint",
                            "Line-000000-000001: context=lab",
                            "Line-000000-000002: callerid=\"Alice\" <1>",
                            "Category-000001: bob",
                            "Line-000001-000000: type=auth");
            assertThat(headers(
                            wire.ask("Action: GetConfig", "Filename: lab.conf", "Filter: type=auth,TEMPLATES=include")))
                    .contains("Category-000000: bob")
                    .doesNotContain("Category-000001: alice");
            assertThat(wire.ask(
                                    "Action: GetConfigJSON",
                                    "Filename: lab.conf",
                                    "Category: base",
                                    "Filter: TEMPLATES=include")
                            .text("JSON"))
                    .isEqualTo("{\"base\":{\"istemplate\":1,\"type\":\"endpoint\",\"context\":\"lab\"}}");
            assertThat(message(wire, "GetConfig", "Filename: nope.conf")).isEqualTo("Config file not found");
            assertThat(headers(wire.ask("Action: ListCategories", "Filename: lab.conf")))
                    .containsExactly("Response: Success", "Category-000000: alice", "Category-000001: bob");
        }
    }

    @Test
    void changesConfigurationFilesWhollyOrNotAtAll() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("lab.conf", FILE);
            String[] both = {
                "Action-000000: Update",
                "Cat-000000: alice",
                "Var-000000: callerid",
                "Value-000000: x",
                "Action-000001: DelCat",
                "Cat-000001: nope"
            };
            assertThat(update(wire, both).text("Message")).isEqualTo("Given category does not exist");
            assertThat(headers(wire.ask("Action: GetConfig", "Filename: lab.conf", "Category: alice")))
                    .contains("Line-000000-000002: callerid=\"Alice\" <1>");
            assertThat(update(wire, java.util.Arrays.copyOf(both, 4)).text("Response"))
                    .isEqualTo("Success");
            assertThat(update(
                                    wire,
                                    "Action-000000: NewCat",
                                    "Cat-000000: carol",
                                    "Options-000000: inherit=\"base\"",
                                    "Action-000001: Append",
                                    "Cat-000001: carol",
                                    "Var-000001: a",
                                    "Value-000001: >b")
                            .text("Response"))
                    .isEqualTo("Success");
            assertThat(headers(wire.ask("Action: GetConfig", "Filename: lab.conf", "Category: carol")))
                    .contains("Templates-000000: base", "Line-000000-000001: context=lab", "Line-000000-000002: a=b");
            assertThat(headers(wire.ask("Action: GetConfig", "Filename: lab.conf", "Category: alice")))
                    .contains("Line-000000-000002: callerid=x");
        }
    }

    @Test
    void followsHints() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().dialplan("""
                    [hints]
                    exten => 10,hint,Custom:a&Custom:b
                    exten => 11,hint,PJSIP/alice,CustomPresence:alice
                    """);
            asterisk.pbx().endpoint("PJSIP/alice");
            wire.ask("Action: Setvar", "Variable: DEVICE_STATE(Custom:a)", "Value: INUSE");
            assertThat(wire.soFar()).extracting(Message::name).containsExactly("ExtensionStatus", "DeviceStateChange");
            wire.ask("Action: Setvar", "Variable: DEVICE_STATE(Custom:b)", "Value: RINGING");
            assertThat(wire.ask("Action: ExtensionState", "Exten: 10", "Context: hints")
                            .text("StatusText"))
                    .isEqualTo("InUse&Ringing");
            wire.soFar();
            wire.ask("Action: Setvar", "Variable: PRESENCE_STATE(CustomPresence:alice)", "Value: away,,tea");
            assertThat(wire.soFar()).extracting(Message::name).containsExactly("PresenceStateChange", "PresenceStatus");
            asterisk.pbx().extension("default", "1", steps -> steps.answer().run("Wait", "60"));
            asterisk.pbx().endpoint("PJSIP/alice").calls("1");
            assertThat(wire.ask("Action: ExtensionState", "Exten: 11", "Context: hints")
                            .text("Status"))
                    .isEqualTo("1");
        }
    }

    private static Message update(Wire wire, String... changes) {
        String[] lines = {"Action: UpdateConfig", "SrcFilename: lab.conf", "DstFilename: lab.conf"};
        String[] all = java.util.Arrays.copyOf(lines, lines.length + changes.length);
        System.arraycopy(changes, 0, all, lines.length, changes.length);
        return wire.ask(all);
    }

    private static String message(Wire wire, String action, String... more) {
        String[] all = new String[more.length + 1];
        all[0] = "Action: " + action;
        System.arraycopy(more, 0, all, 1, more.length);
        return String.valueOf(wire.ask(all).text("Message"));
    }

    private static List<String> headers(Message message) {
        return message.headers().stream().map(Header::toString).toList();
    }
}
