package io.strowger.protocol.wire;

import static io.strowger.protocol.wire.Message.Kind.OTHER;
import static io.strowger.protocol.wire.Message.Kind.RESPONSE;
import static io.strowger.protocol.wire.Wire.decode;
import static io.strowger.protocol.wire.Wire.one;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of commands in both formats, and answers without an envelope. */
class CommandAndBareTextTest {
    @Test
    void commandUpTo13() {
        List<Message> messages = decode("Response: Follows\r\nPrivilege: Command\r\nActionID: a-1\r\n"
                + "Name: 1\n  Indented\n\nafter a blank line\n--END COMMAND--\r\n\r\n"
                + "Event: Reload\r\nPrivilege: system,all\r\n\r\n");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).output()).containsExactly("Name: 1", "  Indented", "", "after a blank line");
        assertThat(messages.get(0).text("ActionID")).isEqualTo("a-1");
        assertThat(messages.get(0).text("Name")).as("text is no header").isNull();
        assertThat(messages.get(0).headers()).hasSize(3);
    }

    @Test
    void commandUpTo13WithAnEmptyLineAsMessagesEndAndTheMarkerOnTheLastTextLine() {
        List<Message> messages = decode("Response: Follows\r\nPrivilege: Command\r\n"
                + "first\r\n\r\nEvent: not an event\r\n\r\nlast--END COMMAND--\r\n\r\nResponse: Success\r\n\r\n");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).output()).containsExactly("first", "", "Event: not an event", "", "last");
    }

    @Test
    void commandUpTo13WithoutOutput() {
        assertThat(one("Response: Follows\r\nPrivilege: Command\r\n--END COMMAND--\r\n\r\n")
                        .output())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void commandSince14(String version) {
        List<Message> commands = Transcripts.messages(version, "command-output").stream()
                .filter(m -> "Command output follows".equals(m.text("Message")))
                .toList();
        assertThat(commands.get(0).output()).hasSize(1);
        assertThat(commands.get(1).output()).contains("PBX Core settings", "  Maximum calls:               Not set");
        assertThat(commands.get(2).name()).as("an Error has output too").isEqualTo("Error");
        assertThat(commands.get(2).output()).singleElement().asString().startsWith("No such command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void noEnvelopeOfIaxNetstats(String version) {
        List<Message> messages = Transcripts.messages(version, "iaxnetstats");
        Message text =
                messages.stream().filter(m -> m.kind() == OTHER).findFirst().orElseThrow();
        assertThat(text.output()).hasSize(2).allMatch(line -> line.startsWith("IAX2/800"));
        assertThat(text.name()).isEmpty();
        assertThat(messages.get(messages.indexOf(text) + 1).text("Ping"))
                .as("the reply glued to it")
                .isEqualTo("Pong");
    }

    @Test
    void noEnvelopeOfIaxNetstatsWithoutCalls() {
        assertThat(decode("Response: Success\r\nActionID: 1\r\n\r\n\r\nResponse: Success\r\nActionID: 2\r\n\r\n"))
                .hasSize(2);
    }

    @Test
    void noEnvelopeOfQueues() {
        List<Message> messages = decode("support has 0 calls (max unlimited) in 'ringall' strategy, W:0, C:0\r\n"
                + "   No Members\r\n   No Callers\r\n\r\nsales has 1 calls\r\n\r\n\r\n\r\nResponse: Success\r\n\r\n");
        assertThat(messages).extracting(Message::kind).containsExactly(OTHER, OTHER, RESPONSE);
        assertThat(messages.get(0).output())
                .containsExactly(
                        "support has 0 calls (max unlimited) in 'ringall' strategy, W:0, C:0",
                        "   No Members",
                        "   No Callers");
    }
}
