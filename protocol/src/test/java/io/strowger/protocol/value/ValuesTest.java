package io.strowger.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void variablesAreQuotedAsAsteriskReadsThem() {
        assertThat(new Variable("A", "a,\"b\\c\"(d)[e]").quoted()).isEqualTo("A=a\\,\\\"b\\\\c\\\"\\(d\\)\\[e\\]");
        assertThat(new Variable("A", "  $[x] ; =ü ").quoted()).isEqualTo("A=  $\\[x\\] ; =ü ");
        assertThat(new Variable("A", "").quoted()).isEqualTo("A=");
        assertThat(new Variable("CHANNEL(language)", "de").quoted()).isEqualTo("CHANNEL(language)=de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b"})
    void variablesThatCannotBeSent(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Variable("A", value).quoted())
                .withMessageContaining("variable A");
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable("A" + value, "x").quoted());
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable("A=B", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Variable("", "x"));
    }

    @Test
    void variablesAreRead() {
        assertThat(Variable.parse("A=b=c")).isEqualTo(new Variable("A", "b=c"));
        assertThat(Variable.parse("A")).isEqualTo(new Variable("A", ""));
        assertThat(Variable.parse("=b")).isNull();
        assertThat(Variable.parse("")).isNull();
        assertThat(Variable.parse(null)).isNull();
        assertThat(Variable.parseEscaped("A=\\\"x\\\" \\\\ \\t\\q\\")).isEqualTo(new Variable("A", "\"x\" \\ \tq\\"));
        assertThat(Variable.parseEscaped(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain",
                "a \"q\" b",
                "\\",
                "end\\",
                "\"",
                "<x>",
                "a <b",
                "  lead",
                "trail ",
                "ü€😀",
                "1234",
                "a,b;c"
            })
    void callerIdsComeBack(String name) {
        CallerId callerId = CallerId.of(name, "1234");
        assertThat(CallerId.parse(callerId.toString())).isEqualTo(callerId);
    }

    @Test
    void callerIdsAreRead() {
        assertThat(CallerId.parse("Alice <100>")).isEqualTo(CallerId.of("Alice", "100"));
        assertThat(CallerId.parse("\"Alice\" <100")).isEqualTo(CallerId.of("Alice", "100"));
        assertThat(CallerId.parse("<100>")).isEqualTo(new CallerId(null, "100"));
        assertThat(CallerId.parse("+49 (30) 1-2")).isEqualTo(new CallerId(null, "+49 (30) 1-2"));
        assertThat(CallerId.parse("Alice")).isEqualTo(new CallerId("Alice", null));
        assertThat(CallerId.parse("\"100\"")).isEqualTo(new CallerId("100", null));
        assertThat(CallerId.parse(" ")).isNull();
        assertThat(new CallerId("Alice", null)).hasToString("\"Alice\" <>");
        assertThatIllegalArgumentException().isThrownBy(() -> CallerId.of("Alice", "<1"));
    }

    @Test
    void hangupCauses() {
        assertThat(HangupCause.parse("16"))
                .isEqualTo(HangupCause.NORMAL_CLEARING)
                .hasToString("16 NORMAL_CLEARING");
        assertThat(HangupCause.parse("0")).isEqualTo(HangupCause.NOT_DEFINED);
        assertThat(HangupCause.parse("200")).hasToString("200 CAUSE_200");
        assertThat(HangupCause.parse("-1")).isNull();
        assertThat(HangupCause.parse("x")).isNull();
        assertThat(HangupCause.find("ast_cause_user_busy")).contains(HangupCause.USER_BUSY);
        assertThat(HangupCause.find("NOPE")).isEmpty();
        assertThat(HangupCause.known()).hasSize(50).isSorted();
        assertThat(HangupCause.USER_BUSY.description()).endsWith(".");
    }

    @Test
    void channelStates() {
        assertThat(ChannelState.parse("6")).isEqualTo(ChannelState.UP);
        assertThat(ChannelState.parse("99")).isEqualTo(ChannelState.UNKNOWN);
        assertThat(ChannelState.parse("-1")).isEqualTo(ChannelState.UNKNOWN);
        assertThat(ChannelState.parse("")).isNull();
        assertThat(ChannelState.MUTE.number()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "22.10.1+dfsg+~cs6.17.60671434-1,22,10",
        "16.28.0~dfsg-0+deb11u4,16,28",
        "Asterisk 22.10.1 built by nobody,22,10",
        "certified-18.9-cert1,18,9",
        "certified/18.9-cert1,18,9",
        "certified-20.7-cert3,20,7",
        "GIT-20-a1b2c3,20,-1",
        "SVN-branch-1.8-r123,1,8",
        "1.4.44,1,4",
        "23.0.0-rc1,23,0"
    })
    void versionsAreRead(String text, int major, int minor) {
        AsteriskVersion version = Objects.requireNonNull(AsteriskVersion.parse(text));
        assertThat(version).isEqualTo(new AsteriskVersion(major, minor, text));
        assertThat(version.isAtLeast(16)).isEqualTo(major >= 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIT-master-1a2b3c", "SVN-trunk-r1", "", "unknown"})
    void versionsThatTellNoRelease(String text) {
        assertThat(AsteriskVersion.parse(text)).isNull();
    }

    @Test
    void versionsAreOrderedByRelease() {
        assertThat(AsteriskVersion.parse("1.8.32")).isLessThan(AsteriskVersion.parse("10.0"));
        assertThat(AsteriskVersion.parse("22.10.1")).isGreaterThan(AsteriskVersion.parse("22.9.0"));
    }

    @Test
    void causesByNumber() {
        assertThat(HangupCause.of(16)).isSameAs(HangupCause.NORMAL_CLEARING);
        assertThat(HangupCause.parse(" 16 ")).isSameAs(HangupCause.NORMAL_CLEARING);
        assertThat(HangupCause.of(4_711)).isEqualTo(new HangupCause(4_711));
        assertThat(HangupCause.of(-1)).isNull();
        assertThat(HangupCause.of(null)).isNull();
    }

    @Test
    void channelStatesByNumber() {
        for (ChannelState state : ChannelState.values()) {
            assertThat(ChannelState.parse(Integer.toString(state.number()))).isEqualTo(state);
        }
        assertThat(List.of("05", "+5", " 5", "11", "x", "Up").stream().map(ChannelState::parse))
                .containsOnly(ChannelState.UNKNOWN);
        assertThat(ChannelState.parse("")).isNull();
    }
}
