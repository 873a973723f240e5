package io.strowger.simulator.internal.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text form of the dialplan, and which extension a number finds. */
final class DialplanTest {
    @ParameterizedTest
    @CsvSource({
        "_2XX, 201, true", "_2XX, 2011, false", "_2XX, 20, false", "_X., 12, true", "_X., 1, false",
        "_X!, 1, true", "_[1-35]X, 30, true", "_[1-35]X, 40, false", "_NXX-XXXX, 2345678, true", "_Z, 0, false",
        "200, 200, true", "200, 2000, false"
    })
    void matchesPatterns(String pattern, String number, boolean matches) {
        assertThat(ExtensionPattern.matches(pattern, number)).isEqualTo(matches);
    }

    @Test
    void readsContextsExtensionsLabelsAndIncludes() {
        Dialplan dialplan = new Dialplan();
        DialplanText.read("""
                [general]
                static = yes
                [globals]
                NAME => lab
                [lab] ; comment
                include => other
                exten => 100,1,Answer()
                 same => n(again),Wait(1) ; a step with a label
                 same => n,UserEvent(X,a: b\\;c)
                exten => 100,hint,PJSIP/alice
                exten => _1XX,1,Busy
                exten => _1X.,1,Congestion
                [other]
                exten => s,1,NoOp(${A})
                """, dialplan, Applications.ofAsterisk());
        assertThat(dialplan.step("lab", "100", 3)).isEqualTo(new Step("UserEvent", "X,a: b;c", ""));
        assertThat(dialplan.find("lab", "100"))
                .isNotNull()
                .satisfies(x -> assertThat(x.labelled("again")).isEqualTo(2));
        assertThat(dialplan.step("lab", "101", 1)).isEqualTo(new Step("Busy", "", ""));
        assertThat(dialplan.step("lab", "1011", 1)).isEqualTo(new Step("Congestion", "", ""));
        assertThat(dialplan.step("lab", "s", 1)).isEqualTo(new Step("NoOp", "${A}", ""));
        assertThat(dialplan.step("other", "100", 1)).isNull();
        assertThat(dialplan.context("lab").hints()).containsEntry("100", "PJSIP/alice");
        assertThat(dialplan.globals()).containsEntry("NAME", "lab");
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatThrownBy(() -> read("[lab]\nexten => 100\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2: an extension needs a priority: exten => 100");
    }

    @Test
    void refusesMistypedApplicationsAndNamesWhatMayBeMeant() {
        assertThatThrownBy(() -> read("[lab]\nexten => 100,1,NoOp\n same => n,Anwser()\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 3: Asterisk has no application 'Anwser'; did you mean Answer?: same => n,Anwser()");
        assertThatThrownBy(() -> read("[lab]\nexten => 100,1,Playbck(beep)\n"))
                .hasMessageContaining("did you mean Playback?");
        assertThatThrownBy(() -> read("[lab]\nexten => 100,1,Xyzzy(plugh)\n"))
                .hasMessage("line 2: Asterisk has no application 'Xyzzy': exten => 100,1,Xyzzy(plugh)");
        read("[lab]\nexten => 100,1,ANSWER\n");
    }

    @Test
    void tellsWhatOnlyARealAsteriskHasFromWhatIsMistyped() {
        Applications few = new Applications("answer"::equalsIgnoreCase, false);
        String text = "[lab]\nexten => 100,1,SendFAX(a.tif)\n";
        assertThatThrownBy(() -> DialplanText.read(text, new Dialplan(), few))
                .hasMessage("line 2: a real Asterisk has the application SendFAX, but the simulator does not run it:"
                        + " exten => 100,1,SendFAX(a.tif)");
        Dialplan dialplan = new Dialplan();
        DialplanText.read(text, dialplan, new Applications("answer"::equalsIgnoreCase, true));
        assertThat(dialplan.step("lab", "100", 1)).isNotNull();
    }

    private static void read(String text) {
        DialplanText.read(text, new Dialplan(), Applications.ofAsterisk());
    }
}
