package io.strowger.protocol.wire;

import static io.strowger.protocol.wire.Message.Kind.EVENT;
import static io.strowger.protocol.wire.Message.Kind.RESPONSE;
import static io.strowger.protocol.wire.Wire.decode;
import static io.strowger.protocol.wire.Wire.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.strowger.protocol.value.AsteriskVersion;
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
    void anErrorWithoutAMessage() {
        Message error = one("Response: Error\r\nActionID: j-1\r\n\r\n");
        assertThat(error.text("Message")).as("JabberSend says no more").isNull();
    }

    @Test
    void userEventCarriesTheActionIdOfWhoSentIt() {
        Message event = one("Event: UserEvent\r\nUserEvent: x\r\nActionID: of another client\r\nResponse: y\r\n\r\n");
        assertThat(event.kind()).isEqualTo(EVENT);
        assertThat(event.text("ActionID")).isEqualTo("of another client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void fullyBootedComesAfterTheLogin(String version) {
        List<Message> messages = Transcripts.messages(version, "login-plain");
        Message booted = messages.stream()
                .filter(m -> m.name().equals("FullyBooted"))
                .findFirst()
                .orElseThrow();
        assertThat(booted.seconds("Uptime")).isPositive();
        assertThat(messages.indexOf(booted)).isPositive();
    }
}
