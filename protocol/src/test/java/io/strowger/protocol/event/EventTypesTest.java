package io.strowger.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.value.QueueMemberStatus;
import io.strowger.protocol.value.Variable;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {
    private static final String HANGUP = """
            Event: Hangup
            Privilege: call,all
            Channel: PJSIP/100-0000002a
            ChannelState: 6
            Uniqueid: 1700000000.42
            Cause: 16
            Cause-txt: Normal Clearing
            Novelty: from a later Asterisk
            """;

    @Test
    void anEventIsReadAsItsType() {
        HangupEvent hangup = (HangupEvent) read(HANGUP);

        assertThat(hangup.channel()).isEqualTo("PJSIP/100-0000002a");
        assertThat(hangup.channelState()).isEqualTo(ChannelState.UP);
        assertThat(hangup.cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(hangup.causeText()).isEqualTo("Normal Clearing");
        assertThat(hangup.linkedid()).isNull();
        assertThat(hangup.header("novelty")).isEqualTo("from a later Asterisk");
    }

    @Test
    void whatAsteriskEscapesReadsAsItWas() {
        DialBeginEvent event = (DialBeginEvent) read("""
                Event: DialBegin
                Channel: Local/1@lab-1;1
                CallerIDName: Joe \\"the phone\\" Doe
                ChanVariable: NOTE=a\\nb
                ChanVariable: OTHER=
                DestChannel: Local/1@lab-1;2
                DestConnectedLineName: back\\\\slash
                DestChanVariable: NOTE=\\"c\\"
                """);

        assertThat(event.callerIdName()).isEqualTo("Joe \"the phone\" Doe");
        assertThat(event.chanVariables()).containsExactly(new Variable("NOTE", "a\nb"), new Variable("OTHER", ""));
        ChannelSnapshot dest = Objects.requireNonNull(event.dest());
        assertThat(dest.connectedLineName()).isEqualTo("back\\slash");
        assertThat(dest.chanVariables()).containsExactly(new Variable("NOTE", "\"c\""));
        assertThat(event.header("CallerIDName")).as("as sent").isEqualTo("Joe \\\"the phone\\\" Doe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hangup", "hangup", "HANGUP", "hAngUp"})
    void namesCompareWithoutRegardToCase(String name) {
        assertThat(read("Event: " + name + "\n")).isInstanceOf(HangupEvent.class);
        assertThat(EventTypes.find(name)).contains(HangupEvent.class);
        assertThat(EventTypes.classes(name)).containsExactly(PrivilegeClass.CALL);
    }

    @Test
    void anUnknownEventKeepsItsHeaders() {
        Event event = read("Event: FromElsewhere\nHow: so\n");

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(event.header("How")).isEqualTo("so");
        assertThat(EventTypes.find("FromElsewhere")).isEmpty();
        assertThat(EventTypes.reader("FromElsewhere").type()).isEqualTo(UnknownEvent.class);
        assertThat(EventTypes.reader("FromElsewhere").read(event.message(), Origin.NONE))
                .isExactlyInstanceOf(UnknownEvent.class);
        assertThat(EventTypes.classes("FromElsewhere")).isEmpty();
    }

    @Test
    void namesOfATypeAFamilyAListAndAll() {
        assertThat(EventTypes.names(HangupEvent.class)).containsExactly("Hangup");
        assertThat(EventTypes.names(QueueStatusItem.class)).containsExactly("QueueEntry", "QueueMember", "QueueParams");
        assertThat(EventTypes.names(ChannelEvent.class))
                .contains("Hangup", "Newchannel")
                .doesNotContain("PeerStatus");
        assertThat(EventTypes.names(Event.class)).hasSizeGreaterThan(240);
        assertThat(EventTypes.names(UnknownEvent.class)).isEmpty();
    }

    @Test
    void everyNameLeadsToItsType() {
        for (String name : EventTypes.names(Event.class)) {
            Class<? extends Event> type = EventTypes.find(name).orElseThrow();

            assertThat(read("Event: " + name + "\n")).isExactlyInstanceOf(type);
            assertThat(EventTypes.names(type)).containsExactly(name);
            assertThat(EventTypes.reader(name).type()).isEqualTo(type);
            assertThat(EventTypes.reader(name.toUpperCase(Locale.ROOT)).read(Message.of("Event: x\n"), Origin.NONE))
                    .isExactlyInstanceOf(type);
        }
    }

    @Test
    void aSnapshotWithAPrefixIsAView() {
        DialEndEvent event = (DialEndEvent)
                read("Event: DialEnd\nDestChannel: PJSIP/101-1\nDestChannelState: 5\nDestUniqueid: 7.1\n");

        ChannelSnapshot dest = Objects.requireNonNull(event.dest());

        assertThat(dest.channel()).isEqualTo("PJSIP/101-1");
        assertThat(dest.channelState()).isEqualTo(ChannelState.RINGING);
        assertThat(dest.uniqueid()).isEqualTo("7.1");
        assertThat(dest).hasToString("DestChannel: PJSIP/101-1");
        assertThat(event.channelSnapshot()).isNull();
    }

    @Test
    void valuesThatAreNotOfTheirTypeAreNullOrUnknown() {
        QueueMemberEvent member = (QueueMemberEvent)
                read("Event: QueueMember\nPenalty: none\nStatus: 99\nPaused: 1\nLastCall: 1700000000\nCallsTaken: 3\n");

        assertThat(member.penalty()).isNull();
        assertThat(member.status()).isEqualTo(QueueMemberStatus.UNKNOWN);
        assertThat(member.header("Status")).isEqualTo("99");
        assertThat(member.paused()).isTrue();
        assertThat(member.lastCall()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(member.callsTaken()).isEqualTo(3);
        assertThat(member.membership()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "AGIExec, AgiExecEvent",
        "AsyncAGI, AsyncAgiEvent",
        "DTMF, DtmfDigitEvent",
        "Join, JoinEvent",
        "Leave, LeaveEvent",
        "Link, LinkEvent",
        "QueueMemberPaused, QueueMemberPausedEvent",
        "Unlink, UnlinkEvent"
    })
    void eventsThatAsterisk11AndBeforeCalledOtherwiseAreTypedToo(String name, String type) {
        assertThat(read("Event: " + name + "\n").getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    void secretsAreNotShown() {
        Event auth = read("Event: AuthDetail\nUsername: 6001\nPassword: p1\nMd5Cred: p2\nOauthSecret: p3\n"
                + "RefreshToken: p4\nPasswordDigest: MD5:p5\n");

        assertThat(auth.toString()).contains("Username: 6001", "Password: ***").doesNotContainPattern("p[1-5]");
        assertThat(read("Event: SuccessfulAuth\nUsingPassword: 1\n")).hasToString("SuccessfulAuth[UsingPassword: 1]");
    }

    private static Event read(String text) {
        return EventTypes.read(Message.of(text.replace("\n", "\r\n") + "\r\n"), Origin.NONE);
    }
}
