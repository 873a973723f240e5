package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
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
            assertThat(wire.ask("Action: hangup", "Channel: none").text("Message"))
                    .isEqualTo("No such channel");
            assertThat(wire.ask("Action: Foo").text("Message")).isEqualTo("bar");
            assertThat(asterisk.takeAction().text("Channel")).hasValue("any");
            assertThat(asterisk.takeAction().text("channel")).hasValue("none");
            assertThat(asterisk.takeAction().name()).isEqualTo("Foo");
            assertThat(asterisk.takenActions())
                    .extracting(TakenAction::name)
                    .containsExactly("Hangup", "hangup", "Foo");
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
    void aRuleMayRespondWithHeadersAndEvents() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                Wire wire = Wire.login(asterisk)) {
            asterisk.when("Getvar")
                    .matching(action -> action.text("Variable").orElse("").startsWith("X"))
                    .respond("Success", "Variable", "X1", "Value", "7")
                    .thenEmit("VarSet", "Variable", "X1", "Value", "7")
                    .times(1);
            wire.send("Action: Getvar", "ActionID: 1", "Variable: X1");
            assertThat(wire.until(message -> message.name().equals("VarSet")))
                    .extracting(Message::headers)
                    .element(0)
                    .asList()
                    .containsExactly(
                            new Header("Response", "Success"),
                            new Header("ActionID", "1"),
                            new Header("Variable", "X1"),
                            new Header("Value", "7"));
        }
    }

    @Test
    void aRuleMayAnswerWithAList() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                Wire wire = Wire.login(asterisk)) {
            asterisk.when("QueueStatus")
                    .list(
                            SimulatedEvent.of("QueueParams", "Queue", "support"),
                            SimulatedEvent.of("QueueMember", "Queue", "support", "Name", "Alice"));
            wire.send("Action: QueueStatus", "ActionID: 1");
            assertThat(wire.until(message -> message.text("ListItems") != null))
                    .extracting(Message::name)
                    .containsExactly("Success", "QueueParams", "QueueMember", "QueueStatusComplete");
        }
    }

    @Test
    void aRuleMayNeverAnswer() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                Wire wire = Wire.login(asterisk);
                Wire other = Wire.login(asterisk)) {
            wire.ask("Action: Events", "EventMask: off");
            asterisk.when("Foo").neverAnswer();
            wire.send("Action: Foo");
            wire.send("Action: Ping");
            assertThat(asterisk.takeAction(Duration.ofSeconds(5)).name()).isEqualTo("Foo");
            assertThat(other.ask("Action: Ping").name()).isEqualTo("Success");
            assertThat(wire.hasMore()).isFalse();
        }
    }

    @Test
    void aRuleWithoutAnAnswerFailsTheTest() {
        AmiSimulator asterisk = AmiSimulator.start();
        asterisk.when(HangupAction.class).where("Channel", "any");
        assertThatThrownBy(asterisk::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage("a rule for Hangup with 1 condition was begun but has no answer, so it is not in force");
        try (AmiSimulator lenient = AmiSimulator.builder().lenient().start()) {
            assertThatThrownBy(() -> lenient.when("Hangup").times(0)).hasMessage("a rule answers at least once: 0");
        }
    }

    @Test
    void waitsForAnActionAsLongAsItIsTold() {
        try (AmiSimulator asterisk = AmiSimulator.rules()) {
            assertThatThrownBy(() -> asterisk.takeAction(Duration.ofMillis(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("no client sent an action within 1 ms; all that was sent is []");
        }
    }

    @Test
    void raisesEventsWithAndWithoutPbx() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Events", "EventMask: call");
            asterisk.emit("Hangup", "Channel", "X", "Cause", "16");
            asterisk.emit("Odd", "Privilege", "user,all", "A", "1");
            asterisk.emit("Odd", "A", "2");
            assertThat(wire.soFar()).extracting(Message::toString).hasSize(2);
            assertThatThrownBy(() -> asterisk.emit("X", "A", "1\r\nB: 2")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> asterisk.emit("X", "A")).hasMessage("the header A has no value");
        }
    }

    @Test
    void anActionThatNothingAnswersFailsTheTest() {
        AmiSimulator asterisk = AmiSimulator.rules();
        asterisk.when("Originate").succeed();
        asterisk.when("Hangup").where("Channel", "any");
        try (Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Hangup", "Channel: any");
            wire.ask("Action: Hangup", "Channel: other");
        }
        assertThatThrownBy(asterisk::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.join(
                        "\n",
                        "no rule and no part of the PBX answers what was sent:",
                        "  Hangup (with Channel), 2 times",
                        "a rule for Hangup with 1 condition was begun but has no answer, so it is not in force",
                        "the rules are for: Originate",
                        "Add a rule by when(\"Hangup\"), or make the simulator lenient."));
    }
}
