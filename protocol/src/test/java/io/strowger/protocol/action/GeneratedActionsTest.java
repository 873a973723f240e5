package io.strowger.protocol.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.event.QueueEntryEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import io.strowger.protocol.event.QueueStatusItem;
import io.strowger.protocol.value.AocMessageType;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedActionsTest {
    @Test
    void parametersBecomeHeadersInTheOrderOfTheCalls() {
        OriginateAction action = OriginateAction.builder("PJSIP/100")
                .context("internal")
                .exten("200")
                .priority(1)
                .timeout(Duration.ofSeconds(20))
                .variable("A", "1")
                .variables(Map.of("B", "2"))
                .async(true)
                .exten("201")
                .header("X-Own", "kept")
                .build();

        assertThat(action.name()).isEqualTo("Originate");
        assertThat(action.headers())
                .extracting(Header::toString)
                .containsExactly(
                        "Channel: PJSIP/100",
                        "Context: internal",
                        "Exten: 201",
                        "Priority: 1",
                        "Timeout: 20000",
                        "Variable: A=1",
                        "Variable: B=2",
                        "Async: true",
                        "X-Own: kept");
    }

    @Test
    void aRequiredPriorityIsANumberOrALabel() {
        assertThat(RedirectAction.builder("SIP/1", "200", "internal", 1).build().headers())
                .contains(new Header("Priority", "1"));
        assertThat(RedirectAction.builder("SIP/1", "200", "internal", "start")
                        .build()
                        .headers())
                .contains(new Header("Priority", "start"));
    }

    @Test
    void actionsWithEqualHeadersAreEqual() {
        assertThat(PingAction.builder().build()).isEqualTo(PingAction.builder().build());
        assertThat(HangupAction.builder("A").build())
                .isNotEqualTo(HangupAction.builder("B").build());
    }

    @Test
    void secondsAreRoundedUpSinceZeroMeansSomethingElse() {
        AbsoluteTimeoutAction action =
                AbsoluteTimeoutAction.builder("SIP/1", Duration.ofMillis(1)).build();

        assertThat(action.headers()).contains(new Header("Timeout", "1"));
    }

    @Test
    void numberedAndIndexedParametersCarryTheirNumber() {
        ConfigChange change = ConfigChange.delete("general", "port");
        assertThat(UpdateConfigAction.builder("sip.conf", "sip.conf")
                        .change(change)
                        .change(change)
                        .build()
                        .headers())
                .contains(new Header("Action-000000", "Delete"), new Header("Var-000001", "port"));
        assertThat(AocMessageAction.builder(AocMessageType.DURING_CALL)
                        .unitAmount(1, 5)
                        .build()
                        .headers())
                .contains(new Header("UnitAmount(1)", "5"));
    }

    @Test
    void anUnknownConstantCannotBeSent() {
        assertThatThrownBy(() -> AocMessageAction.builder(AocMessageType.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MsgType");
    }

    @Test
    void secretsAreNotShown() {
        LoginAction login =
                LoginAction.builder("admin").secret("s3cret").key("0123").build();

        assertThat(login.toString()).contains("admin").doesNotContain("s3cret").doesNotContain("0123");

        ConfigChange change = ConfigChange.update("6001", "password", "n3w").matching("0ld");
        assertThat(UpdateConfigAction.builder("pjsip.conf", "pjsip.conf")
                        .change(change)
                        .build()
                        .toString())
                .contains("Var-000000: password")
                .doesNotContain("n3w")
                .doesNotContain("0ld");
    }

    @Test
    void theRegistryKnowsEveryAction() {
        assertThat(ActionTypes.all()).hasSizeGreaterThanOrEqualTo(169);
        assertThat(ActionTypes.all())
                .allSatisfy(info -> assertThat(ActionTypes.find(info.name().toUpperCase(Locale.ROOT)))
                        .contains(info));
        ActionInfo info = ActionTypes.find("queuestatus").orElseThrow();
        assertThat(info.items()).containsExactlyInAnyOrder("QueueParams", "QueueMember", "QueueEntry");
        assertThat(info.complete()).isEqualTo("QueueStatusComplete");
        assertThat(ActionTypes.find("Originate").orElseThrow().classes()).containsExactly(PrivilegeClass.ORIGINATE);
        assertThat(ActionTypes.find("Nothing")).isEmpty();
    }

    @Test
    void aListOfSeveralKindsIsSealed() {
        List<Event> items = List.of(
                event("QueueParams", "Queue: support"),
                event("QueueMember", "Queue: support"),
                event("Surprise", "Queue: support"),
                event("QueueEntry", "Queue: support"));
        Response response = new Response(Message.of("Response: Success\r\nEventList: start\r\n\r\n"));

        ListResponse<QueueStatusItem> list =
                QueueStatusAction.builder().build().answer(new Answer(response, items, null));

        assertThat(list.items())
                .hasExactlyElementsOfTypes(QueueParamsEvent.class, QueueMemberEvent.class, QueueEntryEvent.class);
        assertThat(list.others()).extracting(Event::name).containsExactly("Surprise");
    }

    @Test
    void aResponseWithHeadersIsTyped() {
        Response response = new Response(
                Message.of("Response: Success\r\nMailbox: 100@default\r\nNewMessages: 2\r\nOldMessages: x\r\n\r\n"));

        MailboxCountResponse count =
                MailboxCountAction.builder("100@default").build().answer(Answer.of(response));

        assertThat(count.newMessages()).isEqualTo(2);
        assertThat(count.oldMessages()).isNull();
    }

    private static Event event(String name, String line) {
        return EventTypes.read(Message.of("Event: " + name + "\r\n" + line + "\r\n\r\n"), Origin.NONE);
    }
}
