package io.strowger.live.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgiReplyTest {
    private static AgiReply reply(String encoded) {
        return AgiReply.parse(AgiText.decode(encoded));
    }

    @Test
    void readsResultsValuesAndMore() {
        AgiReply played = reply("200%20result%3D49%20endpos%3D4000%0A");
        assertThat(played.code()).isEqualTo(200);
        assertThat(played.number()).hasValue(49);
        assertThat(played.endPosition()).hasValue(4000);
        assertThat(AgiChannel.digit(played)).contains('1');
        AgiReply value = reply("200%20result%3D1%20%28a%20(b)%20c%3Dd%29%0A");
        assertThat(value.value()).isEqualTo("a (b) c=d");
        assertThat(value.more()).isEmpty();
        AgiReply recorded = AgiReply.parse("200 result=0 (timeout) endpos=8160\n");
        assertThat(recorded.value()).isEqualTo("timeout");
        assertThat(recorded.endPosition()).hasValue(8160);
        assertThat(AgiReply.parse("200 result=0123456789012 (timeout)\n").result())
                .isEqualTo("0123456789012");
        assertThat(AgiReply.parse("200 result=1 (one\ntwo)\n").value()).isEqualTo("one\ntwo");
        assertThat(AgiReply.parse("100 result=0 Trying...\n200 result=0 Gosub complete\n")
                        .isOk())
                .isTrue();
    }

    @Test
    void readsWhatIsNoResult() {
        assertThat(reply("510%20Invalid%20or%20unknown%20command%0A").code()).isEqualTo(510);
        assertThat(AgiReply.parse("520-Invalid command syntax.\nUsage\n520 End of proper usage.\n")
                        .code())
                .isEqualTo(520);
        assertThat(AgiReply.parse("").code()).isZero();
        assertThat(AgiReply.parse("200").result()).isEmpty();
        assertThat(AgiReply.parse("200 result=").number()).isEmpty();
        assertThat(AgiReply.parse("200 result=1 (open").value()).isEqualTo("open");
        assertThat(AgiText.decode("%zz%4%ff+")).startsWith("%zz%4").endsWith("+");
    }

    @Test
    void readsWhatWasRecognised() {
        AgiSpeech.Heard heard = AgiSpeech.heard(AgiReply.parse("200 result=1 (speech) endpos=0 results=2 score0=900"
                + " text0=\"yes please\" grammar0=yesno score1=10 text1=\"no\" grammar1=yesno\n"));
        assertThat(heard.how()).isEqualTo("speech");
        assertThat(heard.digit()).isEmpty();
        assertThat(heard.guesses())
                .containsExactly(
                        new AgiSpeech.Guess("yes please", 900, "yesno"), new AgiSpeech.Guess("no", 10, "yesno"));
        assertThat(AgiSpeech.heard(AgiReply.parse("200 result=1 (digit) digit=5 endpos=0\n"))
                        .digit())
                .contains('5');
    }

    @Test
    void quotesArgumentsAndReadsEnvironments() {
        assertThat(AgiText.command("NOOP", List.of())).isEqualTo("NOOP");
        assertThat(AgiText.command("SAY", List.of("", "a b", "\"\\"))).isEqualTo("SAY \"\" \"a b\" \"\\\"\\\\\"");
        assertThat(AgiText.environment("agi_request: async\nagi_callerid: <sip:1@2>\n\nodd\n"))
                .containsEntry("agi_callerid", "<sip:1@2>")
                .hasSize(2);
    }
}
