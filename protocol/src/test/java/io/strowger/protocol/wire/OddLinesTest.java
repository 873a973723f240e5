package io.strowger.protocol.wire;

import static io.strowger.protocol.wire.Message.Kind.OTHER;
import static io.strowger.protocol.wire.Wire.decode;
import static io.strowger.protocol.wire.Wire.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.strowger.protocol.value.EscapedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines and values as few would expect them: repeated, without a colon, with line feeds inside, glued together. */
class OddLinesTest {
    @Test
    void headerGrammarOut() {
        Message message = one(
                "Event: Odd\r\nOutput: a\r\noutput: b\r\nChannel/Name(0): x\r\n"
                        + "ChanVariable(Local/1@a-0;1): K=a:b\r\nNo categories found\r\nEmpty:\r\nBlank: \r\nKept:  x \r\n\r\n");
        assertThat(message.all("OUTPUT")).containsExactly("a", "b");
        assertThat(message.text("channel/name(0)")).isEqualTo("x");
        assertThat(message.text("ChanVariable(Local/1@a-0;1)")).isEqualTo("K=a:b");
        assertThat(message.headers()).contains(new Header("", "No categories found"));
        assertThat(message.text("Empty")).isEmpty();
        assertThat(message.text("Blank")).isEmpty();
        assertThat(message.text("Kept")).as("a value's own blanks").isEqualTo(" x ");
        assertThat(message.text("Absent")).isNull();
        assertThat(message.all("Absent")).isEmpty();
    }

    @Test
    void duplicateMessageOfPresenceState() {
        Message message = one("Response: Success\r\nMessage: Presence State\r\nState: away\r\nMessage: lunch\r\n\r\n");
        assertThat(message.all("Message")).containsExactly("Presence State", "lunch");
        assertThat(message.text("Message")).isEqualTo("Presence State");
    }

    @Test
    void bareLineFeedAtTheEndOfAValue() {
        List<Message> messages = decode("Response: Success\r\nActionID: 1\r\nMessage: Park successful\n\r\n\r\n"
                + "Response: Error\r\nMessage: Unable to create bridge\n\r\nActionID: 2\r\n\r\n");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).text("Message")).isEqualTo("Park successful");
        assertThat(messages.get(1).text("Message")).isEqualTo("Unable to create bridge");
        assertThat(messages.get(1).text("ActionID")).isEqualTo("2");
    }

    @Test
    void bareLineFeedAfterVoicemailMove() {
        assertThat(Transcripts.messages("22", "errors-and-oddities"))
                .anyMatch(m -> "Message move failed".equals(m.text("Message"))
                        && m.name().equals("Success"));
    }

    @Test
    void bareLineFeedInAgents() {
        Message message = one("Event: Agents\r\nStatus: AGENT_ONCALL\r\nTalkingToChan: Local/1\r\n"
                + "CallStarted: 1700000000\nLoggedInTime: 1600000000\r\nChannel: x\r\n\r\n");
        assertThat(message.epoch("CallStarted")).hasToString("2023-11-14T22:13:20Z");
        assertThat(message.epoch("LoggedInTime")).hasToString("2020-09-13T12:26:40Z");
        assertThat(message.headers()).hasSize(6);
    }

    @Test
    void bareLineFeedElsewhereStaysInTheValue() {
        Message message = one("Event: VarSet\r\nValue: a\nEvent: Forged\r\nVariable: X\r\n\r\n");
        assertThat(message.text("Value")).isEqualTo("a\nEvent: Forged");
        assertThat(message.all("Event")).containsExactly("VarSet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void queueRuleEndsWithAnExtraLine(String version) {
        String raw = new String(Transcripts.received(version, "lists-empty-and-odd"), StandardCharsets.UTF_8);
        assertThat(raw).contains("Rule: 10,3,1\r\n\r\n\r\n");
        assertThat(Transcripts.messages(version, "lists-empty-and-odd"))
                .anyMatch(m -> m.all("Rule").equals(List.of("5,+1,+0", "10,3,1")))
                .allMatch(m -> m.kind() != OTHER);
    }

    @Test
    void escapesInChannelEvents() {
        Message message = one("Event: VarSet\r\nValue: a\\\\b \\\"q\\\" \\'s\\' \\?t\\tend\\n\r\n\r\n");
        assertThat(EscapedText.unescape(Objects.requireNonNull(message.text("Value"))))
                .isEqualTo("a\\b \"q\" 's' ?t\tend\n");
    }

    /** As {@code channels/chan_skinny.c} of Asterisk 16 writes them; the client, which knows the list, takes them apart. */
    @Test
    void skinnyItemsWithoutTheEmptyLineBetweenThem() {
        Message message = one("Event: DeviceEntry\r\nActionID: 1\r\nObjectName: a\r\nNumberOfLines: 1\r\n"
                + "Event: DeviceEntry\r\nActionID: 1\r\nObjectName: b\r\nNumberOfLines: 2\r\n"
                + "Event: DevicelistComplete\r\nActionID: 1\r\nEventList: Complete\r\nListItems: 2\r\n\r\n");
        assertThat(message.all("Event")).containsExactly("DeviceEntry", "DeviceEntry", "DevicelistComplete");
        assertThat(message.all("ObjectName")).containsExactly("a", "b");
    }

    @Test
    void aHeaderCalledEventBeginsNoEventElsewhere() {
        Message message = one("Event: UserEvent\r\nUserEvent: x\r\nEvent: DeviceEntry\r\nEvent: Shutdown\r\n\r\n");
        assertThat(message.all("Event")).containsExactly("UserEvent", "DeviceEntry", "Shutdown");
    }

    @Test
    void callStartedIsSplitOnlyFromLoggedInTime() {
        Message message = one("Event: Agents\r\nCallStarted: 1\nForged: 2\r\nName: x\r\n\r\n");
        assertThat(message.text("CallStarted")).isEqualTo("1\nForged: 2");
        assertThat(message.has("Forged")).isFalse();
    }

    @Test
    void aValueFullOfLineFeedsIsReadOnce() {
        byte[] bytes = Wire.bytes("Event: Agents\r\n" + "CallStarted:\n".repeat(200_000) + "\r\nNext: 1\r\n\r\n");
        Message message = Decoded.of(MessageDecoder.withoutBanner(Limits.DEFAULT), bytes)
                .messages
                .get(0);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(message.integer("Next")).isEqualTo(1));
        assertThat(message.headers()).hasSize(3);
    }
}
