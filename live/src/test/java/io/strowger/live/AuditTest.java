package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.CoreSettingsAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Header;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.Pbx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An audit finds a wrong value, in each view and in each field that lists tell: what a list says is told once more as an event,
 * with one header that is not true.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {
    private final Rig rig = new Rig();
    private AmiClient other;
    private LiveState live;

    @BeforeAll
    void begin() {
        Pbx pbx = rig.asterisk.pbx();
        for (String phone : List.of("alice", "bob", "carol", "dave", "erin")) {
            pbx.endpoint("PJSIP/" + phone)
                    .callerId("Phone of " + phone, "10" + phone.length())
                    .answersAfter(Duration.ofSeconds(1));
        }
        pbx.endpoint("PJSIP/nobody").rings();
        pbx.queue("support").set("timeout", "8").member("PJSIP/nobody");
        pbx.queue("support").pauses("PJSIP/nobody", "lunch");
        pbx.file("res_parking.conf", "[default]\nparkext => 700\nparkpos => 701-720\ncontext => parkedcalls\n");
        pbx.file("agents.conf", "[1001]\nfullname = Agent Smith\n");
        pbx.file("voicemail.conf", "[default]\n100 => 1234,Alice\n");
        pbx.file("iax.conf", "[branch]\ntype = friend\nhost = 127.0.0.9\n");
        pbx.file(
                "pjsip.conf",
                "[trunk]\ntype = registration\nserver_uri = sip:provider.example\nclient_uri = sip:us@provider.example\n");
        pbx.dialplan("""
                [default]
                exten => 100,hint,PJSIP/alice
                exten => 100,1,Set(CUSTOMER=42)
                 same => n,Dial(PJSIP/alice,20)
                exten => 600,1,Queue(support)
                exten => 700,1,Park()
                exten => 800,1,ConfBridge(800)
                exten => 900,1,Set(PRESENCE_STATE(CustomPresence:alice)=away)
                 same => n,Hangup()
                """);
        pbx.endpoint("PJSIP/bob").calls("100");
        pbx.endpoint("PJSIP/carol").calls("600");
        pbx.endpoint("PJSIP/dave").calls("700");
        pbx.endpoint("PJSIP/erin").calls("800");
        pbx.endpoint("PJSIP/erin").calls("900");
        rig.advance(Duration.ofSeconds(5));
        other = Rig.direct(rig.asterisk);
    }

    /** A new one each time, since one that finds something again and again waits before it asks again. */
    @BeforeEach
    void follow() {
        live = LiveState.builder(rig.client).settleTime(Duration.ofMillis(1)).follow();
    }

    @AfterEach
    void leave() {
        live.close();
    }

    @AfterAll
    void end() {
        other.close();
        rig.close();
    }

    @ParameterizedTest(name = "{4}: {5}")
    @CsvSource(textBlock = """
            Status,                Status,                   CallerIDNum,       666,        channels,      callerId
            Status,                Status,                   CallerIDName,      Mallory,    channels,      callerId
            Status,                Status,                   ConnectedLineNum,  666,        channels,      connectedLine
            Status,                Status,                   Channel,           PJSIP/x-1,  channels,      name
            Status,                Status,                   ChannelState,      1,          channels,      state
            Status,                Status,                   AccountCode,       wrong,      channels,      accountCode
            Status,                Status,                   Language,          xx,         channels,      language
            Status,                Status,                   Context,           wrong,      channels,      context
            Status,                Status,                   Exten,             666,        channels,      exten
            Status,                Status,                   Priority,          66,         channels,      priority
            Status,                Status,                   BridgeID,          wrong,      channels,      bridgeId
            Status,                Status,                   BridgeID,          '',         bridges,       channels
            Status,                Status,                   Variable,          CUSTOMER=1, channels,      variables
            Status,                Status,                   Uniqueid,          6.66,       channels,      existence
            BridgeList,            BridgeListItem,           BridgeType,        wrong,      bridges,       type
            BridgeList,            BridgeListItem,           BridgeTechnology,  wrong,      bridges,       technology
            BridgeList,            BridgeListItem,           BridgeCreator,     wrong,      bridges,       creator
            BridgeList,            BridgeListItem,           BridgeName,        wrong,      bridges,       name
            BridgeList,            BridgeListItem,           BridgeUniqueid,    wrong,      bridges,       existence
            QueueStatus,           QueueParams,              Strategy,          random,     queues,        strategy
            QueueStatus,           QueueParams,              Max,               66,         queues,        max
            QueueStatus,           QueueParams,              Weight,            66,         queues,        weight
            QueueStatus,           QueueParams,              ServiceLevel,      66,         queues,        serviceLevel
            QueueStatus,           QueueParams,              Queue,             wrong,      queues,        existence
            QueueStatus,           QueueMember,              Name,              wrong,      queue members, name
            QueueStatus,           QueueMember,              StateInterface,    wrong,      queue members, stateInterface
            QueueStatus,           QueueMember,              Membership,        static,     queue members, membership
            QueueStatus,           QueueMember,              Penalty,           66,         queue members, penalty
            QueueStatus,           QueueMember,              Status,            5,          queue members, status
            QueueStatus,           QueueMember,              Paused,            0,          queue members, paused
            QueueStatus,           QueueMember,              PausedReason,      wrong,      queue members, pausedReason
            QueueStatus,           QueueMember,              Wrapuptime,        66,         queue members, wrapuptime
            QueueStatus,           QueueMember,              LastPause,         66,         queue members, lastPause
            QueueStatus,           QueueMember,              Location,          wrong,      queues,        members
            QueueStatus,           QueueEntry,               Position,          66,         queue callers, position
            QueueStatus,           QueueEntry,               Channel,           wrong,      queue callers, channel
            QueueStatus,           QueueEntry,               CallerIDNum,       666,        queue callers, callerId
            QueueStatus,           QueueEntry,               Uniqueid,          6.66,       queues,        callers
            QueueStatus,           QueueEntry,               Queue,             wrong,      queue callers, queue
            ConfbridgeListRooms,   ConfbridgeListRooms,      Locked,            Yes,        conferences,   locked
            ConfbridgeListRooms,   ConfbridgeListRooms,      Conference,        666,        conferences,   existence
            ConfbridgeList,        ConfbridgeList,           Muted,             Yes,        conferences,   muted
            ConfbridgeList,        ConfbridgeList,           Admin,             Yes,        conferences,   admin
            ConfbridgeList,        ConfbridgeList,           Talking,           Yes,        conferences,   talking
            ConfbridgeList,        ConfbridgeList,           CallerIDNum,       666,        conferences,   callerId
            ConfbridgeList,        ConfbridgeList,           Uniqueid,          6.66,       conferences,   uniqueid
            ParkedCalls,           ParkedCall,               ParkeeUniqueid,    6.66,       parking,       uniqueid
            ParkedCalls,           ParkedCall,               ParkeeChannel,     wrong,      parking,       channel
            ParkedCalls,           ParkedCall,               ParkeeCallerIDNum, 666,        parking,       callerId
            ParkedCalls,           ParkedCall,               ParkerDialString,  wrong,      parking,       parker
            ParkedCalls,           ParkedCall,               ParkingSpace,      666,        parking,       existence
            Agents,                Agents,                   Status,            AGENT_IDLE, agents,        status
            Agents,                Agents,                   Name,              wrong,      agents,        name
            Agents,                Agents,                   Agent,             666,        agents,        existence
            PJSIPShowEndpoints,    EndpointList,             ObjectName,        wrong,      endpoints,     existence
            PJSIPShowContacts,     ContactList,              Status,            Unreachable, endpoints,    status
            PJSIPShowContacts,     ContactList,              UserAgent,         wrong,      endpoints,     userAgent
            IAXpeerlist,           PeerEntry,                IPaddress,         9.9.9.9,    endpoints,     address
            IAXpeerlist,           PeerEntry,                ObjectName,        wrong,      endpoints,     existence
            PJSIPShowRegistrationsOutbound, OutboundRegistrationDetail, Status, Rejected,   registrations, status
            DeviceStateList,       DeviceStateChange,        State,             BUSY,       devices,       all
            DeviceStateList,       DeviceStateChange,        State,             BUSY,       endpoints,     deviceState
            ExtensionStateList,    ExtensionStatus,          Status,            2,          hints,         all
            ExtensionStateList,    ExtensionStatus,          Exten,             666,        hints,         existence
            PresenceStateList,     PresenceStateChange,      Status,            dnd,        presence,      all
            VoicemailUsersList,    VoicemailUserEntry,       NewMessageCount,   66,         mailboxes,     all
            """)
    void aWrongValueIsFound(String action, String item, String header, String lie, String view, String field) {
        assertThat(Rig.wait(live.audit())).as("before").isEmpty();
        tell(truth(action, item), header, lie == null ? "" : lie);

        List<Difference> found = Rig.wait(live.audit());

        assertThat(found)
                .as("what was found")
                .anyMatch(difference ->
                        difference.view().equals(view) && difference.field().endsWith(field));
        Rig.settled(live);
        assertThat(Rig.wait(live.audit())).as("after").isEmpty();
    }

    @Test
    void anotherVersionThanTheModelHasIsFound() {
        AmiSimulator asterisk = rig.asterisk;
        asterisk.when(CoreSettingsAction.class)
                .times(2)
                .respond("Success", "AMIversion", "9.9", "AsteriskVersion", "9.9", "SystemName", "other");
        assertThat(Rig.wait(live.audit()))
                .extracting(Difference::view, Difference::field)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("server", "version"),
                        org.assertj.core.groups.Tuple.tuple("server", "systemName"));
        Rig.settled(live);
        assertThat(Rig.wait(live.audit())).isEmpty();
    }

    /** One of the items of that kind: of channels one that is in a bridge. */
    private Event truth(String action, String item) {
        GenericAction.Builder asked = GenericAction.builder(action);
        if (action.equals("Status")) {
            asked.header("AllVariables", "true");
        } else if (action.equals("ConfbridgeList")) {
            asked.header("Conference", "800");
        }
        List<Event> items = new ArrayList<>();
        other.send(asked.build(), response -> {}, items::add);
        return items.stream()
                .filter(event -> event.name().equalsIgnoreCase(item))
                .filter(event ->
                        !item.equals("Status") || event.headers("Variable").contains("CUSTOMER=42"))
                .filter(event -> !item.equals("DeviceStateChange")
                        || String.valueOf(event.header("Device")).startsWith("PJSIP/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + item + " in " + items));
    }

    private void tell(Event truth, String header, String lie) {
        List<String> headers = new ArrayList<>();
        for (Header each : truth.message().headers()) {
            String name = each.name();
            if (!name.equalsIgnoreCase("Event") && !name.equalsIgnoreCase("ActionID")) {
                headers.add(name);
                headers.add(name.equalsIgnoreCase(header) ? lie : each.value());
            }
        }
        if (truth.header("Privilege") == null) {
            headers.addAll(List.of("Privilege", "call,all"));
        }
        assertThat(truth.header(header)).as(header).isNotNull().isNotEqualTo(lie);
        rig.asterisk.emit(truth.name(), headers.toArray(String[]::new));
        Rig.caughtUp(live);
    }
}
