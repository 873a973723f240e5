package io.strowger.protocol.wire;

import static io.strowger.protocol.wire.Message.Kind.EVENT;
import static io.strowger.protocol.wire.Message.Kind.OTHER;
import static io.strowger.protocol.wire.Message.Kind.RESPONSE;
import static io.strowger.protocol.wire.Wire.decode;
import static io.strowger.protocol.wire.Wire.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.value.EscapedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Asterisk really sends, topic by topic, and how it reads here. */
class ProtocolRealityTest {
    @ParameterizedTest
    @CsvSource({
        "1.0,1.4",
        "1.1,1.8",
        "1.2,10",
        "1.3,11",
        "2.0.0,13",
        "2.10.6,13",
        "3.2.2,14",
        "4.0.3,15",
        "5.0.4,16",
        "5.0.5,16",
        "6.1.0,17",
        "7.0.0,18",
        "8.0.0,19",
        "9.0.0,20",
        "10.0.0,21",
        "11.0.0,22",
        "12.0.0,23"
    })
    void banner(String ami, String asterisk) {
        Decoded decoded =
                Decoded.byteByByte(new MessageDecoder(Limits.DEFAULT), Wire.lines("Asterisk Call Manager/" + ami));
        AsteriskVersion version = Objects.requireNonNull(AsteriskVersion.of(Objects.requireNonNull(decoded.banner)));
        String release = version.minor() < 0 ? "" + version.major() : version.major() + "." + version.minor();
        assertThat(release).isEqualTo(asterisk);
        assertThat(decoded.banner.version()).isEqualTo(ami);
    }

    @Test
    void bannerOfAVersionThatIsNotKnownYet() {
        assertThat(AsteriskVersion.of(new Banner("Asterisk Call Manager/13.0.0")))
                .isNull();
        assertThat(AsteriskVersion.of(new Banner("Asterisk Call Manager/"))).isNull();
    }

    @Test
    void bannerMissingBecauseOfAuthlimit() {
        MessageDecoder decoder = new MessageDecoder(Limits.DEFAULT);
        decoder.feed(new byte[0], new Decoded());
        assertThat(decoder.awaitingBanner()).isTrue();
        assertThat(decoder.midMessage()).isFalse();
    }

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

    @Test
    void otherVintageShapes() {
        List<Message> messages = decode("Response: Pong\r\nActionID: 1\r\n\r\nResponse: Events On\r\n\r\n"
                + "Response: Events Off\r\n\r\nResponse: Success\r\nPing: Pong\r\nTimestamp: 1234.567890\r\n\r\n");
        assertThat(messages).extracting(Message::name).containsExactly("Pong", "Events On", "Events Off", "Success");
        assertThat(messages.get(1).text("ActionID")).isNull();
        assertThat(messages.get(3).epoch("Timestamp")).hasToString("1970-01-01T00:20:34.567890Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void lists(String version) {
        List<Message> messages = Transcripts.messages(version, "core-lists");
        assertThat(messages).anyMatch(m -> m.kind() == RESPONSE && "start".equals(m.text("EventList")));
        assertThat(messages)
                .anyMatch(m ->
                        m.kind() == EVENT && "Complete".equals(m.text("EventList")) && m.integer("ListItems") != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void emptyLists(String version) {
        List<Message> messages = Transcripts.messages(version, "lists-empty-and-odd");
        assertThat(messages)
                .anyMatch(m -> m.name().equals("Error") && "No active conferences.".equals(m.text("Message")));
        assertThat(messages)
                .anyMatch(m -> m.name().equals("ParkedCallsComplete")
                        && Integer.valueOf(0).equals(m.integer("Total")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void requestLimits(String version) {
        List<Message> messages = Transcripts.messages(version, "request-limits");
        assertThat(messages).anyMatch(m -> "Failed to parse message: line too long".equals(m.text("Message")));
        assertThat(messages).anyMatch(m -> "Too many lines in message or allocation failure".equals(m.text("Message")));
        assertThat(messages)
                .as("1023 bytes: the rest is taken for a message of its own")
                .anyMatch(m -> "Missing action in request".equals(m.text("Message")) && !m.has("ActionID"));
    }

    @Test
    void actionIdOf67CharactersIsTheLongest() {
        assertThat(MessageEncoder.encode("Ping", "x".repeat(67), List.of())).hasSize(14 + 77 + 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageEncoder.encode("Ping", "x".repeat(68), List.of()))
                .withMessageContaining("68 characters");
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void doubleReplies(String version) {
        assertThat(Transcripts.messages(version, "errors-and-oddities"))
                .filteredOn(m -> "w-3".equals(m.text("ActionID")))
                .hasSize(3)
                .allMatch(m -> m.name().equals("Error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void eventsWithForeignActionIds(String version) {
        Message event = Transcripts.messages(version, "originate-local").stream()
                .filter(m -> m.name().equals("OriginateResponse"))
                .findFirst()
                .orElseThrow();
        assertThat(event.kind()).as("the first header decides").isEqualTo(EVENT);
        assertThat(event.text("Response")).isNotNull();
        assertThat(event.text("ActionID")).isNotNull();
    }

    @Test
    void logoff() {
        assertThat(Transcripts.messages("22", "login-plain"))
                .last()
                .extracting(Message::name)
                .isEqualTo("Goodbye");
    }

    @Test
    void slowReaderIsCutOffInMidMessage() {
        Decoded decoded = Decoded.of(Wire.bytes("Asterisk Call Manager/5.0.4\r\nEvent: Newchannel\r\nChan"));
        assertThat(decoded.messages).isEmpty();
        assertThat(decoded.midMessage).isTrue();
    }

    @Test
    void extraEventHeaders() {
        Message message = one("Event: Hangup\r\nPrivilege: call,all\r\nTimestamp: 1795224545.076924\r\n"
                + "SequenceNumber: 12\r\nFile: manager.c\r\nSystemName: pbx\r\n\r\n");
        assertThat(message.epoch("Timestamp")).isNotNull();
        assertThat(message.integer("SequenceNumber")).isEqualTo(12);
        assertThat(message.text("SystemName")).isEqualTo("pbx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "header", "name (Hangup)", "action(include),method", "name(Hangup),header"})
    void filterCriteriaThatCrashTheServer(String criteria) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageEncoder.encode(
                        "Filter", "1", List.of(new Header("matchcriteria", criteria), new Header("Filter", "x"))))
                .withMessageContaining("MatchCriteria");
    }

    @Test
    void filterCriteriaThatAreFine() {
        assertThat(MessageEncoder.encode(
                        "Filter",
                        "1",
                        List.of(new Header(
                                "MatchCriteria", "action(exclude),name(Hangup), header(Channel),method(regex)"))))
                .isNotEmpty();
    }

    @Test
    void escapesInChannelEvents() {
        Message message = one("Event: VarSet\r\nValue: a\\\\b \\\"q\\\" \\'s\\' \\?t\\tend\\n\r\n\r\n");
        assertThat(EscapedText.unescape(Objects.requireNonNull(message.text("Value"))))
                .isEqualTo("a\\b \"q\" 's' ?t\tend\n");
    }
}
