package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.HangupAction;
import org.junit.jupiter.api.Test;

/** Rules, what they leave unanswered, and the actions that were taken. */
final class RulesTest {
    @Test
    void theNewestRuleThatMatchesAnswers() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                Wire wire = Wire.login(asterisk)) {
            asterisk.when(HangupAction.class).succeed();
            asterisk.when(HangupAction.class).where("Channel", "none").fail("No such channel");
            asterisk.when("Foo").once().succeed("bar");
            assertThat(wire.ask("Action: Hangup", "Channel: any").name()).isEqualTo("Success");
            assertThat(wire.ask("Action: hangup", "Channel: none").text("Message")).isEqualTo("No such channel");
            assertThat(wire.ask("Action: Foo").text("Message")).isEqualTo("bar");
            assertThat(asterisk.takeAction().text("Channel")).hasValue("any");
            assertThat(asterisk.takeAction().text("channel")).hasValue("none");
            assertThat(asterisk.takeAction().name()).isEqualTo("Foo");
        }
    }

    @Test
    void aRuleGoesBeforeThePbx() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.when("CoreShowChannels").once().fail("not today");
            assertThat(wire.ask("Action: CoreShowChannels").text("Message")).isEqualTo("not today");
            assertThat(wire.ask("Action: CoreShowChannels").text("EventList")).isEqualTo("start");
        }
    }

    @Test
    void anActionThatNothingAnswersFailsTheTest() {
        AmiSimulator asterisk = AmiSimulator.rules();
        try (Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Hangup", "Channel: any");
        }
        assertThatThrownBy(asterisk::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("answers Hangup: add a rule");
    }
}
