package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.client.OriginateForbiddenException;
import io.strowger.client.PermissionException;
import io.strowger.client.UnknownActionException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.CommandAction;
import io.strowger.protocol.action.DbPutAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.GetConfigAction;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.MonitorAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PjsipHangupAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a real Asterisk refuses, and how it is told. */
@RealAsterisk
record PermissionTest(LabServer pbx) {
    private void refuses(String user, Action<?> action, PrivilegeClass... classes) {
        try (AmiClient ami = pbx.client(user).connect()) {
            assertThatExceptionOfType(PermissionException.class)
                    .isThrownBy(() -> ami.send(action))
                    .matches(refused -> refused.user().equals(user))
                    .matches(refused -> refused.classes().equals(Set.of(classes)))
                    .matches(refused -> refused.action().equals(action.name()))
                    .withMessageContaining(user)
                    .withMessageContaining(action.name())
                    .withMessageContaining(classes[0].wireName());
            assertThat(ami.ping()).as("the session goes on").isPositive();
        }
    }

    @Test
    void aUserWhoMayOnlyReadIsToldTheClassThatIsMissing() {
        refuses("readonly", CommandAction.builder("core show channels").build(), PrivilegeClass.COMMAND);
        refuses(
                "readonly",
                HangupAction.builder("Local/nobody@lab").build(),
                PrivilegeClass.SYSTEM,
                PrivilegeClass.CALL);
        refuses("readonly", DbPutAction.builder("family", "key").val("x").build(), PrivilegeClass.SYSTEM);
    }

    @Test
    void aUserOfTheClassCallMayNeitherOriginateNorReadFiles() {
        refuses("calls", OriginateAction.builder("Local/long@lab").build(), PrivilegeClass.ORIGINATE);
        refuses("calls", GetConfigAction.builder("manager.conf").build(), PrivilegeClass.SYSTEM, PrivilegeClass.CONFIG);
    }

    @Test
    void aDialerMayNotRunCommands() {
        refuses("dialer", CommandAction.builder("core show version").build(), PrivilegeClass.COMMAND);
    }

    @Test
    void anActionThatNeedsNoClassIsAllowedToAnybody() {
        try (AmiClient ami = pbx.client("readonly").connect()) {
            assertThat(ami.send(QueueStatusAction.builder().build()).items()).isNotEmpty();
        }
    }

    @Test
    void anApplicationThatCouldRunProgramsIsARefusalOfItsOwn() {
        try (AmiClient ami = pbx.client("dialer").connect()) {
            OriginateAction dangerous = OriginateAction.builder("Local/long@lab/n")
                    .application("System")
                    .data("true")
                    .build();
            assertThatExceptionOfType(OriginateForbiddenException.class)
                    .isThrownBy(() -> ami.send(dangerous))
                    .withMessageContaining("Originate")
                    .satisfies(
                            refused -> assertThat(refused.response().text()).startsWith("Originate Access Forbidden"));
        }
    }

    @Test
    void anActionThatIsGoneNamesWhatTookItsPlace() {
        Action<?> gone = pbx.version() == 22
                ? MonitorAction.builder("Local/nobody@lab").build()
                : PjsipHangupAction.builder("PJSIP/nobody").build();
        try (AmiClient ami = pbx.connect()) {
            assertThatExceptionOfType(UnknownActionException.class)
                    .isThrownBy(() -> ami.send(gone))
                    .withMessageContaining(gone.name())
                    .withMessageContaining(Integer.toString(pbx.version()))
                    .satisfies(unknown -> {
                        if (pbx.version() == 22) {
                            assertThat(unknown.replacedBy()).hasValue("MixMonitor");
                            assertThat(unknown).hasMessageContaining("MixMonitor");
                        } else {
                            assertThat(unknown).hasMessageContaining("18");
                        }
                    });
        }
    }

    @Test
    void anActionThatNeverWasIsToldAsUnknown() {
        try (AmiClient ami = pbx.connect()) {
            assertThatExceptionOfType(UnknownActionException.class)
                    .isThrownBy(
                            () -> ami.send(GenericAction.builder("NeverHeardOf").build()))
                    .withMessageContaining("NeverHeardOf");
        }
    }

    @Test
    void anErrorSaysWhatAsteriskSaid() {
        try (AmiClient ami = pbx.connect()) {
            assertThatExceptionOfType(ActionFailedException.class)
                    .isThrownBy(() -> ami.send(
                            HangupAction.builder("Local/nobody@lab-00000000;1").build()))
                    .withMessageContaining("No such channel")
                    .matches(failed -> !failed.response().isSuccess());
        }
    }
}
