package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.DahdiShowChannelsAction;
import io.strowger.protocol.action.IaxPeerlistAction;
import io.strowger.protocol.action.IaxRegistryAction;
import io.strowger.protocol.action.MeetmeListAction;
import io.strowger.protocol.action.SipPeersAction;
import io.strowger.protocol.action.SipShowregistryAction;
import io.strowger.protocol.value.DahdiAlarm;
import io.strowger.protocol.value.RegistrationStatus;
import io.strowger.simulator.SimulatedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The views of MeetMe, DAHDI, chan_sip and chan_iax2, which a server plays that says what those of 16 say. */
@Timeout(60)
@SuppressWarnings("deprecation") // older servers have these actions
class OlderDriversTest {
    private static SimulatedEvent sip(String name, String address, String status) {
        return SimulatedEvent.of(
                "PeerEntry",
                "Channeltype",
                "SIP",
                "ObjectName",
                name,
                "ChanObjectType",
                "peer",
                "IPaddress",
                address,
                "IPport",
                address.startsWith("-") ? "0" : "5161",
                "Dynamic",
                "yes",
                "Status",
                status);
    }

    private static SimulatedEvent iax(String name, String address, String status) {
        return SimulatedEvent.of(
                "PeerEntry",
                "Channeltype",
                "IAX2",
                "ObjectName",
                name,
                "ChanObjectType",
                "peer",
                "IPaddress",
                address,
                "Port",
                address.startsWith("(") ? "(null)" : "4569",
                "Status",
                status);
    }

    private static Endpoint endpoint(LiveState live, String name) {
        return live.endpoints().find(name).orElseThrow();
    }

    @Test
    void peersOfSipAndIaxAreEndpoints() {
        try (Rig rig = new Rig()) {
            rig.asterisk
                    .when(SipPeersAction.class)
                    .list(sip("7001", "127.0.0.1", "OK (3 ms)"), sip("7002", "-none-", "Unmonitored"));
            rig.asterisk
                    .when(IaxPeerlistAction.class)
                    .list(iax("8001", "127.0.0.1", "UNREACHABLE"), iax("8002", "(null)", "Unmonitored"));
            try (LiveState live = LiveState.follow(rig.client)) {
                assertThat(live.endpoints().freshness()).isEqualTo(Freshness.IN_STEP);
                assertThat(endpoint(live, "SIP/7001").address()).isEqualTo("127.0.0.1:5161");
                assertThat(endpoint(live, "SIP/7001").isReachable()).isTrue();
                assertThat(endpoint(live, "SIP/7002").address()).isNull();
                assertThat(endpoint(live, "SIP/7002").isReachable()).isNull();
                assertThat(endpoint(live, "IAX2/8001").isReachable()).isFalse();
                assertThat(endpoint(live, "IAX2/8002").address()).isNull();

                peerStatus(rig, "SIP/7001", "Unreachable", "Time", "-1");
                peerStatus(rig, "SIP/7002", "Registered", "Address", "192.0.2.7:5060");
                peerStatus(rig, "IAX2/8001", "Reachable", "Time", "12");
                Rig.caughtUp(live);
                assertThat(endpoint(live, "SIP/7001").isReachable()).isFalse();
                assertThat(endpoint(live, "SIP/7002").address()).isEqualTo("192.0.2.7:5060");
                assertThat(endpoint(live, "SIP/7002").status()).isEqualTo("Unmonitored");
                assertThat(endpoint(live, "IAX2/8001").status()).isEqualTo("OK (12 ms)");

                peerStatus(rig, "SIP/7002", "Unregistered");
                Rig.caughtUp(live);
                assertThat(endpoint(live, "SIP/7002").address()).isNull();

                // What a list does not name any more is gone, and the other driver's stay.
                rig.asterisk.when(SipPeersAction.class).list(sip("7002", "-none-", "Unmonitored"));
                rig.cutAnd(live, () -> {});
                assertThat(live.endpoints().find("SIP/7001")).isEmpty();
                assertThat(live.endpoints().find("IAX2/8001")).isPresent();
            }
        }
    }

    private static void peerStatus(Rig rig, String peer, String status, String... more) {
        SimulatedEvent event = more.length == 0
                ? SimulatedEvent.of("PeerStatus", "Peer", peer, "PeerStatus", status)
                : SimulatedEvent.of("PeerStatus", "Peer", peer, "PeerStatus", status, more[0], more[1]);
        rig.asterisk.emit(event);
    }

    @Test
    void registrationsOfSipAndIaxAreToldApart() {
        try (Rig rig = new Rig()) {
            rig.asterisk
                    .when(SipShowregistryAction.class)
                    .list(SimulatedEvent.of(
                            "RegistryEntry",
                            "Host",
                            "127.0.0.1",
                            "Username",
                            "7001",
                            "Domain",
                            "127.0.0.1",
                            "State",
                            "Registered"));
            rig.asterisk
                    .when(IaxRegistryAction.class)
                    .list(SimulatedEvent.of(
                            "RegistryEntry", "Host", "192.0.2.1", "Username", "8001", "State", "Request Sent"));
            try (LiveState live = LiveState.follow(rig.client)) {
                Registration sip = live.registrations().find("7001@127.0.0.1").orElseThrow();
                assertThat(sip.technology()).isEqualTo("SIP");
                assertThat(sip.status()).isEqualTo(RegistrationStatus.REGISTERED);
                assertThat(live.registrations()
                                .find("8001@192.0.2.1")
                                .orElseThrow()
                                .technology())
                        .isEqualTo("IAX2");

                rig.asterisk.when(IaxRegistryAction.class).list();
                rig.cutAnd(live, () -> {});
                assertThat(live.registrations().stream().map(Registration::username))
                        .containsExactly("7001");
            }
        }
    }

    @Test
    void conferencesOfMeetme() {
        try (Rig rig = new Rig()) {
            rig.asterisk
                    .when(MeetmeListAction.class)
                    .list(SimulatedEvent.of(
                            "MeetmeList",
                            "Conference",
                            "800",
                            "UserNumber",
                            "1",
                            "CallerIDNum",
                            "100",
                            "Channel",
                            "PJSIP/100-1",
                            "Admin",
                            "Yes",
                            "Muted",
                            "No",
                            "Talking",
                            "Not monitored"));
            try (LiveState live = LiveState.follow(rig.client)) {
                Conference conference = live.conferences().find("meetme/800").orElseThrow();
                assertThat(conference.kind()).isEqualTo(Conference.Kind.MEETME);
                assertThat(conference.participants()).singleElement().satisfies(one -> {
                    assertThat(one.admin()).isTrue();
                    assertThat(one.muted()).isFalse();
                });

                meetme(rig, "MeetmeJoin", "2.1", "CallerIDNum", "200");
                meetme(rig, "MeetmeMute", "2.1", "Status", "on");
                meetme(rig, "MeetmeTalking", "2.1", "Status", "on");
                Rig.caughtUp(live);
                assertThat(participants(live)).hasSize(2).anySatisfy(one -> {
                    assertThat(one.uniqueid()).isEqualTo("2.1");
                    assertThat(one.muted()).isTrue();
                    assertThat(one.talking()).isTrue();
                });

                meetme(rig, "MeetmeLeave", "2.1", "CallerIDNum", "200");
                Rig.caughtUp(live);
                assertThat(participants(live)).hasSize(1);
                rig.asterisk.emit("MeetmeEnd", "Meetme", "800");
                Rig.caughtUp(live);
                assertThat(live.conferences().all()).isEmpty();
            }
        }
    }

    private static List<Conference.Participant> participants(LiveState live) {
        return live.conferences().find("meetme/800").orElseThrow().participants();
    }

    private static void meetme(Rig rig, String event, String uniqueid, String header, String value) {
        rig.asterisk.emit(
                event,
                "Meetme",
                "800",
                "User",
                "2",
                "Channel",
                "PJSIP/" + uniqueid,
                "Uniqueid",
                uniqueid,
                header,
                value);
    }

    @Test
    void linesOfDahdi() {
        try (Rig rig = new Rig()) {
            rig.asterisk
                    .when(DahdiShowChannelsAction.class)
                    .list(SimulatedEvent.of(
                            "DAHDIShowChannels",
                            "DAHDIChannel",
                            "1",
                            "Signalling",
                            "FXO Kewlstart",
                            "Context",
                            "from-phone",
                            "DND",
                            "Disabled",
                            "Alarm",
                            "No Alarm",
                            "Description",
                            "the fax"));
            try (LiveState live = LiveState.follow(rig.client)) {
                DahdiLine line = line(live);
                assertThat(line.signalling()).isEqualTo("FXO Kewlstart");
                assertThat(line.doNotDisturb()).isFalse();
                assertThat(line.description()).isEqualTo("the fax");

                rig.asterisk.emit("DNDState", "Channel", "DAHDI/1", "DAHDIChannel", "1", "Status", "enabled");
                rig.asterisk.emit("Alarm", "DAHDIChannel", "1", "Alarm", "Red Alarm");
                rig.asterisk.emit(
                        "DAHDIChannel",
                        "Channel",
                        "DAHDI/1-1",
                        "Uniqueid",
                        "5.1",
                        "DAHDISpan",
                        "1",
                        "DAHDIChannel",
                        "1");
                Rig.caughtUp(live);
                assertThat(line(live).doNotDisturb()).isTrue();
                assertThat(line(live).alarm()).isEqualTo(DahdiAlarm.RED);
                assertThat(line(live).channel()).isEqualTo("DAHDI/1-1");

                rig.asterisk.emit("AlarmClear", "DAHDIChannel", "1");
                rig.asterisk.emit("Hangup", "Channel", "DAHDI/1-1", "Uniqueid", "5.1", "Cause", "16");
                Rig.caughtUp(live);
                assertThat(line(live).alarm()).isNull();
                assertThat(line(live).channel()).isNull();
            }
        }
    }

    private static DahdiLine line(LiveState live) {
        return live.dahdi().find("1").orElseThrow();
    }
}
