package io.strowger.protocol.wire;

import static io.strowger.protocol.wire.Wire.decode;
import static io.strowger.protocol.wire.Wire.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents and other clients get wrong about the wire, claim by claim. */
class DocumentedClaimsTest {
    @Test
    void lineOrderMattersAndNamesRepeat() {
        Message message = one("Response: Success\r\nOutput: b\r\nOutput: a\r\nOutput: b\r\n\r\n");
        assertThat(message.output()).containsExactly("b", "a", "b");
        assertThat(message.headers()).extracting(Header::value).containsExactly("Success", "b", "a", "b");
    }

    @Test
    void theTypeIsToldByTheFirstHeaderNotByThePresenceOfAKey() {
        assertThat(one("Event: OriginateResponse\r\nResponse: Failure\r\n\r\n").kind())
                .isEqualTo(Message.Kind.EVENT);
        assertThat(one("Response: Success\r\nEvent: X\r\n\r\n").kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(one("EVENT: x\r\n\r\n").kind()).isEqualTo(Message.Kind.EVENT);
    }

    @Test
    void aStrayBlankLineEndsNothing() {
        assertThat(decode("\r\n\n\r\nEvent: A\r\n\r\n\r\n\r\nEvent: B\r\n\r\n"))
                .extracting(Message::name)
                .containsExactly("A", "B");
    }

    @Test
    void aLoneCarriageReturnEndsNoLine() {
        assertThat(one("Event: A\r\nValue: x\ry\r\n\r\n").text("Value")).isEqualTo("x\ry");
    }

    @Test
    void bytesThatAreNotUtf8AreKept() {
        byte[] bytes = "Event: A\r\nName: \u00fc\u00ff\r\nNext: 1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        Message message = Decoded.of(MessageDecoder.withoutBanner(Limits.DEFAULT), bytes)
                .messages
                .get(0);
        assertThat(message.text("Name")).isEqualTo("\ufffd\ufffd");
        assertThat(message.integer("Next")).isEqualTo(1);
        assertThat(message.bytes()).containsSequence((byte) 0xfc, (byte) 0xff);
    }

    @Test
    void listCommandsAndListCategoriesAreHeaders() {
        Message commands = Transcripts.messages("22", "lists-empty-and-odd").get(1);
        assertThat(commands.text("Originate")).startsWith("Originate a call");
        assertThat(one("Response: Success\r\nError: no categories found\r\n\r\n")
                        .text("Error"))
                .isEqualTo("no categories found");
    }

    @Test
    void getvarOfAnUnsetVariableIsEmpty() {
        assertThat(Transcripts.messages("22", "errors-and-oddities"))
                .anyMatch(m -> "NOT_SET".equals(m.text("Variable")) && "".equals(m.text("Value")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nAction: Originate", "a\nb", "a\rb", "a\0b", "\n"})
    void lineEndsAndNulAreRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageEncoder.encode("Hangup", "1", List.of(new Header("Channel", value))))
                .withMessageStartingWith("the value of header Channel holds a ")
                .withMessageNotContaining("Originate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageEncoder.encode("Hangup", "1", List.of(new Header(value, "x"))));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageEncoder.encode(value, "1", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageEncoder.encode("Ping", value, List.of()));
    }

    @Test
    void aServerThatIsNotAsteriskIsNamed() {
        Decoded decoded = Decoded.of(Wire.bytes("SSH-2.0-OpenSSH_9.2p1\u0007\r\n"));
        assertThat(decoded.failure)
                .contains("not an Asterisk manager interface")
                .contains("'SSH-2.0-OpenSSH_9.2p1..'");
        Decoded binary = Decoded.of(new byte[1000]);
        assertThat(binary.failure).contains("bannerBytes = 256");
    }

    @Test
    void noBannerOverHttp() {
        assertThat(Decoded.of(Wire.bytes("Response: Success\r\nMessage: x\r\n\r\n")).messages)
                .hasSize(1);
    }
}
