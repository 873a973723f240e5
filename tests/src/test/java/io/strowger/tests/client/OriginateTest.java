package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.AmiClient;
import io.strowger.client.OriginateOutcome;
import io.strowger.client.OriginateOutcome.Answered;
import io.strowger.client.OriginateOutcome.Busy;
import io.strowger.client.OriginateOutcome.Congestion;
import io.strowger.client.OriginateOutcome.Failed;
import io.strowger.client.OriginateOutcome.NoAnswer;
import io.strowger.client.OriginateOutcome.Rejected;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls and how they turn out, on a real Asterisk. */
@RealAsterisk
record OriginateTest(LabServer pbx) {
    /** What becomes of a call to each of these extensions. */
    private static final Map<String, Class<? extends OriginateOutcome>> OUTCOMES = outcomes();

    private static Map<String, Class<? extends OriginateOutcome>> outcomes() {
        Map<String, Class<? extends OriginateOutcome>> outcomes = new LinkedHashMap<>();
        outcomes.put("answer", Answered.class);
        outcomes.put("busytone", Busy.class);
        outcomes.put("busy", Busy.class);
        outcomes.put("congestiontone", Congestion.class);
        outcomes.put("congestion", Congestion.class);
        outcomes.put("reject", Rejected.class);
        outcomes.put("ring", NoAnswer.class);
        outcomes.put("unallocated", Failed.class);
        return outcomes;
    }

    private static OriginateAction to(String exten) {
        return OriginateAction.builder("Local/" + exten + "@lab")
                .application("Wait")
                .data("1")
                .timeout(Duration.ofSeconds(8))
                .build();
    }

    @Test
    void twoHundredAtOnceEndEachInItsOwnWayWhileOthersOriginateToo() {
        List<String> extensions = List.copyOf(OUTCOMES.keySet());
        List<CompletableFuture<OriginateOutcome>> ours = new ArrayList<>();
        List<CompletableFuture<OriginateOutcome>> theirs = new ArrayList<>();
        try (Stage stage = Stage.on(pbx);
                AmiClient other = pbx.client("dialer").connect()) {
            for (int i = 0; i < 200; i++) {
                String exten = extensions.get(i % extensions.size());
                ours.add(stage.ami().originate(to(exten)));
                if (i % 4 == 0) {
                    theirs.add(other.originate(to(exten)));
                }
            }
            Set<String> uniqueids = new HashSet<>();
            for (int i = 0; i < ours.size(); i++) {
                OriginateOutcome outcome = Stage.get(ours.get(i));
                assertThat(outcome)
                        .as("call %d to %s", i, extensions.get(i % extensions.size()))
                        .isInstanceOf(OUTCOMES.get(extensions.get(i % extensions.size())));
                assertThat(uniqueids.add(outcome.uniqueid())).isTrue();
            }
            for (int i = 0; i < theirs.size(); i++) {
                OriginateOutcome outcome = Stage.get(theirs.get(i));
                assertThat(outcome).isInstanceOf(OUTCOMES.get(extensions.get(4 * i % extensions.size())));
                assertThat(uniqueids.add(outcome.uniqueid())).isTrue();
            }
        }
    }

    @Test
    void theHangupCauseTellsWhatAsterisksReasonDoesNot() {
        try (Stage stage = Stage.on(pbx)) {
            OriginateOutcome outcome = Stage.get(stage.ami().originate(to("unallocated")));
            assertThat(outcome.cause()).isEqualTo(new HangupCause(1));
            assertThat(outcome.channel()).startsWith("Local/unallocated@lab");
        }
    }

    @Test
    void aPhoneThatIsNotRegisteredFails() {
        try (Stage stage = Stage.on(pbx)) {
            OriginateOutcome outcome = Stage.get(stage.ami()
                    .originate(OriginateAction.builder("PJSIP/6002")
                            .application("Wait")
                            .data("1")
                            .build()));
            assertThat(outcome.isAnswered()).isFalse();
            assertThat(outcome.uniqueid()).isNotEmpty();
        }
    }

    @Test
    void aPhoneThatRingsIsAnsweredOverSip() {
        try (Stage stage = Stage.on(pbx).phone()) {
            OriginateOutcome outcome = Stage.get(stage.ami()
                    .originate(OriginateAction.builder("PJSIP/6001")
                            .application("Wait")
                            .data("1")
                            .build()));
            assertThat(outcome).isInstanceOf(Answered.class);
            assertThat(outcome.channel()).startsWith("PJSIP/6001-");
        }
    }

    @Test
    void aClientThatCannotSeeTheOutcomeIsToldAtOnce() {
        try (AmiClient ami = pbx.client("admin").events(PrivilegeClass.USER).connect()) {
            assertThatThrownBy(() -> ami.originate(to("answer")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call");
        }
    }

    @Test
    void variablesArriveAsTheyWereGiven() {
        String value = "a,b;c=d \"quoted\" back\\slash (1) [2] 'x' ünïcode $";
        try (Stage stage = Stage.on(pbx)) {
            OriginateOutcome outcome = Stage.get(stage.ami()
                    .originate(OriginateAction.builder("Local/long@lab/n")
                            .application("Wait")
                            .data("20")
                            .variable("PLAIN", "one")
                            .variable("ODD", value)
                            .build()));
            assertThat(variable(stage, outcome, "PLAIN")).isEqualTo("one");
            assertThat(variable(stage, outcome, "ODD")).isEqualTo(value);
        }
    }

    private static String variable(Stage stage, OriginateOutcome outcome, String name) {
        return stage.ami()
                .send(io.strowger.protocol.action.GetvarAction.builder(name)
                        .channel(outcome.channel())
                        .build())
                .value();
    }
}
