package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.ActionTypes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every action that a version has is answered; those of modules that are not loaded, as an Asterisk without them does. */
final class EveryActionTest {
    /** Modules that do not load beside the others, or without hardware or an account elsewhere. */
    private static final Set<String> NOT_LOADED = Set.of(
            // app_meetme needs a card's driver
            "MeetmeList",
            "MeetmeListRooms",
            "MeetmeMute",
            "MeetmeUnmute",
            // res_mwi_external does not load beside app_voicemail
            "MWIDelete",
            "MWIGet",
            "MWIUpdate",
            // chan_skinny is off by itself
            "SKINNYdevices",
            "SKINNYlines",
            "SKINNYshowdevice",
            "SKINNYshowline",
            // res_monitor is off by itself since 18
            "ChangeMonitor",
            "Monitor",
            "PauseMonitor",
            "StopMonitor",
            "UnpauseMonitor");

    /** They end the connection, or wait for what does not come. */
    private static final Set<String> NOT_SENT = Set.of("Login", "Logoff", "Challenge", "WaitEvent");

    @ParameterizedTest
    @EnumSource(SimulatedVersion.class)
    void isAnsweredOrNotLoaded(SimulatedVersion version) {
        try (AmiSimulator asterisk =
                        AmiSimulator.builder().version(version).lenient().start();
                Wire wire = Wire.login(asterisk)) {
            List<String> unknown = ActionTypes.all().stream()
                    .filter(action -> action.branches().contains(version.major()))
                    .map(ActionInfo::name)
                    .filter(name -> !NOT_SENT.contains(name))
                    .filter(name -> isUnknown(wire, name))
                    .toList();
            assertThat(unknown).isSubsetOf(NOT_LOADED);
        }
    }

    @ParameterizedTest
    @EnumSource(SimulatedVersion.class)
    void whatTheVersionDoesNotHaveIsUnknown(SimulatedVersion version) {
        try (AmiSimulator asterisk =
                        AmiSimulator.builder().version(version).lenient().start();
                Wire wire = Wire.login(asterisk)) {
            List<String> known = ActionTypes.all().stream()
                    .filter(action -> !action.branches().contains(version.major()))
                    .map(ActionInfo::name)
                    .filter(name -> !isUnknown(wire, name))
                    .toList();
            assertThat(known).isEmpty();
        }
    }

    private static boolean isUnknown(Wire wire, String action) {
        wire.send("Action: " + action, "ActionID: every");
        return wire.soFar().stream()
                .map(message -> String.valueOf(message.text("Message")))
                .anyMatch(text -> text.equals("Invalid/unknown command: " + action
                        + ". Use Action: ListCommands to show available commands."));
    }
}
