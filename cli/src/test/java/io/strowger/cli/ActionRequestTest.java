package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.catalog.Catalog;
import io.strowger.protocol.wire.Header;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionRequestTest {
    private static final Catalog CATALOG = Catalog.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "orginate | did you mean Originate?",
                "Hangup | needs Channel",
                "Hangup Channel= | needs Channel",
                "Hangup Chanel=x | no parameter Chanel; did you mean Channel?",
                "Hangup Channel=x Cause=normal | Cause takes a hangup cause: its number, or a name such as USER_BUSY, not 'normal'",
                "Hangup Channel=x channel=y | Channel is given twice",
                "Hangup Channel | write Header=Value",
                "Hangup =x | write Header=Value",
                "Hangup Channel=x ActionID=7 | strowger sets it itself",
                "Originate Channel=x Timeout=long | milliseconds",
                "Originate Channel=x Timeout=1.5 | milliseconds",
                "Originate Channel=x Async=maybe | Async takes yes or no",
                "Originate Channel=x Variable=A | Variable=NAME=value",
                "Ping Foo=1 | it takes none",
            })
    void findsMistakes(String line, String words) {
        String[] typed = line.split(" ");
        assertThatThrownBy(() -> headers(false, typed))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(words);
    }

    @Test
    void spellsNamesAsAsteriskDoes() {
        assertThat(headers(false, "hangup", "CHANNEL=PJSIP/1", "cause=user_busy"))
                .containsExactly(new Header("Channel", "PJSIP/1"), new Header("Cause", "17"));
    }

    @Test
    void writesTruthAndDurationsAsAsteriskReadsThem() {
        assertThat(headers(false, "Originate", "Channel=x", "Async=YES", "Timeout=20s"))
                .contains(new Header("Async", "true"), new Header("Timeout", "20000"));
        assertThat(headers(false, "AbsoluteTimeout", "Channel=x", "Timeout=2m")).contains(new Header("Timeout", "120"));
    }

    @Test
    void takesRepeatedVariablesWithEqualsSigns() {
        assertThat(headers(false, "Originate", "Channel=x", "Variable=A=1", "variable=B=c=d"))
                .endsWith(new Header("Variable", "A=1"), new Header("Variable", "B=c=d"));
    }

    @Test
    void leavesOtherVariablesAlone() {
        assertThat(headers(false, "Getvar", "Variable=CALLERID(num)"))
                .containsExactly(new Header("Variable", "CALLERID(num)"));
    }

    @Test
    void takesNumberedParameters() {
        assertThat(headers(
                        false,
                        "UpdateConfig",
                        "SrcFilename=a.conf",
                        "DstFilename=a.conf",
                        "Action-000000=newcat",
                        "Cat-000000=one",
                        "Action-000001=NewCat",
                        "Cat-000001=two"))
                .contains(new Header("Action-000000", "NewCat"), new Header("Cat-000001", "two"));
    }

    @Test
    void sendsByForceWhatTheCatalogDoesNotKnow() {
        assertThat(headers(true, "Frobnicate", "Depth=3")).containsExactly(new Header("Depth", "3"));
        assertThat(headers(true, "Hangup", "Depth=3")).containsExactly(new Header("Depth", "3"));
        assertThat(headers(true, "Hangup", "Channel=x", "Cause=normal")).contains(new Header("Cause", "normal"));
    }

    @Test
    void neverSendsALineEnd() {
        assertThatThrownBy(() -> headers(true, "Frobnicate", "Depth=3\r\nAction: Logoff"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line end");
        assertThatThrownBy(() -> headers(true, "Frobnicate", "Depth: 3=x")).isInstanceOf(UsageException.class);
    }

    @Test
    void refusesWhatTheEncoderWouldRefuseBeforeThereIsAConnection() {
        assertThatThrownBy(() -> headers(false, "Hangup", "Channel=" + "x".repeat(1_100)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("1022 are the most");
        // fits as typed, but not with the backslashes that bring the commas back
        assertThatThrownBy(() -> headers(false, "Originate", "Channel=a", "Variable=A=" + ",".repeat(900)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("1022 are the most");
    }

    private static List<Header> headers(boolean force, String... typed) {
        List<String> arguments = List.of(typed).subList(1, typed.length);
        return new ActionRequest(CATALOG, force).read(typed[0], arguments).headers();
    }
}
