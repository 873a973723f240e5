package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.PhoneCall;
import io.strowger.simulator.pbx.Queue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queues: what callers and members go through, and what the actions tell of it. */
final class QueuesTest {
    private static final String MEMBER_HEADERS =
            "Queue, MemberName, Interface, StateInterface, Membership, Penalty, CallsTaken, LastCall, "
                    + "LastPause, LoginTime, InCall, Status, Paused, PausedReason, Ringinuse, Wrapuptime";

    @ParameterizedTest
    @EnumSource(names = {"ASTERISK_16", "ASTERISK_22"})
    void connectsACallerWithAMember(SimulatedVersion version) {
        try (AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            asterisk.pbx().queue("support").set("servicelevel", "10").member("PJSIP/alice");
            wire.soFar();
            PhoneCall call = asterisk.pbx().queue("support").caller("555");
            asterisk.advance(Duration.ofSeconds(63));
            List<Message> events = wire.soFar();
            assertThat(named(events, "QueueCallerJoin", 0).text("CallerIDNum")).isEqualTo("555");
            assertThat(names(events))
                    .containsSubsequence(
                            "QueueCallerJoin",
                            "AgentCalled",
                            "DialBegin",
                            "DialEnd",
                            "QueueCallerLeave",
                            "AgentConnect",
                            "BridgeEnter");
            assertThat(named(events, "AgentConnect", 0).text("HoldTime")).isEqualTo("3");
            call.hangsUp();
            Message complete = named(wire.soFar(), "AgentComplete", 0);
            assertThat(complete.text("TalkTime")).isEqualTo("60");
            assertThat(complete.text("Reason")).isEqualTo("caller");
            Message params = list(wire, "QueueStatus").get(1);
            assertThat(params.text("Completed")).isEqualTo("1");
            assertThat(params.text("ServicelevelPerf")).isEqualTo("100.0");
            assertThat(params.text("TalkTime")).isEqualTo("60");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    /** As real servers do: see {@code update_queue} of app_queue, which looks at when the member's last call began. */
    @Test
    void ofCallsThatAMemberHasAtOnceOneIsCounted() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            Queue queue = asterisk.pbx().queue("support").member("PJSIP/alice");
            PhoneCall first = queue.caller("1");
            asterisk.advance(Duration.ofSeconds(10));
            PhoneCall second = queue.caller("2");
            asterisk.advance(Duration.ofSeconds(10));
            wire.soFar();
            first.hangsUp();
            named(wire.soFar(), "AgentComplete", 0);
            assertThat(list(wire, "QueueStatus").get(1).text("Completed")).isEqualTo("0");
            second.hangsUp();
            named(wire.soFar(), "AgentComplete", 0);
            List<Message> status = list(wire, "QueueStatus");
            assertThat(status.get(1).text("Completed")).isEqualTo("1");
            assertThat(status.get(2).text("CallsTaken")).isEqualTo("1");
        }
    }

    @Test
    void callersWaitInTurnAndGiveUp() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            Queue queue = asterisk.pbx().queue("support");
            queue.caller("1");
            PhoneCall second = queue.caller("2");
            asterisk.advance(Duration.ofHours(1));
            assertThat(queue.waiting()).isEqualTo(2);
            wire.soFar();
            List<Message> status = list(wire, "QueueStatus");
            assertThat(status.get(3).text("Position")).isEqualTo("2");
            assertThat(status.get(3).text("Wait")).isEqualTo("3600");
            second.hangsUp();
            Message gone = named(wire.soFar(), "QueueCallerAbandon", 0);
            assertThat(gone.text("HoldTime")).isEqualTo("3600");
            assertThat(gone.text("OriginalPosition")).isEqualTo("2");
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ZERO);
            queue.member("PJSIP/alice");
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(names(wire.soFar())).containsSubsequence("QueueMemberAdded", "AgentCalled", "AgentConnect");
        }
    }

    @Test
    void tellsOfMembersWhoDoNotAnswer() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").rings();
            asterisk.pbx().endpoint("PJSIP/bob").isBusy();
            asterisk.pbx()
                    .queue("support")
                    .set("strategy", "linear")
                    .set("timeout", "15")
                    .member("PJSIP/bob")
                    .member("PJSIP/alice");
            asterisk.pbx().queue("support").caller("1");
            asterisk.advance(Duration.ofSeconds(15));
            List<Message> events = wire.soFar();
            assertThat(named(events, "AgentRingNoAnswer", 0).text("Interface")).isEqualTo("PJSIP/bob");
            assertThat(named(events, "AgentRingNoAnswer", 0).text("RingTime")).isEqualTo("0");
            assertThat(named(events, "AgentRingNoAnswer", 1).text("Interface")).isEqualTo("PJSIP/alice");
            assertThat(named(events, "AgentRingNoAnswer", 1).text("RingTime")).isEqualTo("15000");
            assertThat(asterisk.pbx().queue("support").waiting()).isEqualTo(1);
        }
    }

    @Test
    void leastRecentAndFewestCallsTakeTurns() {
        for (String strategy : List.of("leastrecent", "fewestcalls", "rrmemory")) {
            try (AmiSimulator asterisk = AmiSimulator.start();
                    Wire wire = Wire.login(asterisk)) {
                Queue queue = asterisk.pbx().queue("support").set("strategy", strategy);
                for (String name : List.of("PJSIP/a", "PJSIP/b", "PJSIP/c")) {
                    asterisk.pbx().endpoint(name).answersAfter(Duration.ofSeconds(1));
                    queue.member(name);
                }
                wire.soFar();
                for (int i = 0; i < 6; i++) {
                    PhoneCall call = queue.caller("1");
                    asterisk.advance(Duration.ofSeconds(5));
                    call.hangsUp();
                }
                List<String> agents = wire.soFar().stream()
                        .filter(event -> event.name().equals("AgentConnect"))
                        .map(event -> event.text("Interface"))
                        .toList();
                assertThat(agents)
                        .as(strategy)
                        // who is equal is taken in the order of app_queue's hash table
                        .containsExactly("PJSIP/b", "PJSIP/a", "PJSIP/c", "PJSIP/b", "PJSIP/a", "PJSIP/c");
            }
        }
    }

    @Test
    void membersAreAddedPausedAndRemovedByActions() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice");
            asterisk.pbx().queue("support");
            String[] member = {"Queue: support", "Interface: PJSIP/alice"};
            assertThat(wire.ask("Action: QueueAdd", member[0], member[1], "Penalty: 3")
                            .text("Message"))
                    .isEqualTo("Added interface to queue");
            Message added = named(wire.soFar(), "QueueMemberAdded", 0);
            assertThat(added.headers().stream().skip(2).map(Header::name).toList())
                    .isEqualTo(List.of(MEMBER_HEADERS.split(", ")));
            assertThat(added.text("Status")).isEqualTo("1");
            wire.ask("Action: QueuePause", member[0], member[1], "Paused: yes", "Reason: lunch");
            assertThat(named(wire.soFar(), "QueueMemberPause", 0).text("PausedReason"))
                    .isEqualTo("lunch");
            assertThat(wire.ask("Action: QueueRemove", member[0], member[1]).text("Message"))
                    .isEqualTo("Removed interface from queue");
            assertThat(wire.ask("Action: QueueRemove", member[0], member[1]).text("Message"))
                    .isEqualTo("Unable to remove interface: Not there");
        }
    }

    private static List<Message> list(Wire wire, String action) {
        wire.send("Action: " + action);
        return wire.until(message -> message.name().equals(action + "Complete"));
    }

    private static List<String> names(List<Message> events) {
        return events.stream().map(Message::name).toList();
    }

    private static Message named(List<Message> events, String name, int index) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .skip(index)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + names(events)));
    }

    @Test
    void aMistypedSettingIsRefused() {
        try (AmiSimulator asterisk = AmiSimulator.builder().lenient().start()) {
            Queue queue = asterisk.pbx().queue("support");
            assertThatThrownBy(() -> queue.set("stratgy", "linear"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no option 'stratgy'")
                    .hasMessageContaining("strategy");
            assertThatThrownBy(() -> queue.set("strategy", "liner"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no strategy 'liner'")
                    .hasMessageContaining("linear");
            assertThat(queue.set("Strategy", "RoundRobin")).isSameAs(queue);
        }
    }
}
