package io.strowger.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.catalog.JavaNames.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {
    @ParameterizedTest
    @CsvSource({
        "PJSIPShowEndpoints, PjsipShowEndpointsAction",
        "DAHDIDNDon, DahdiDndOnAction",
        "DAHDIDialOffhook, DahdiDialOffhookAction",
        "ZapDNDoff, ZapDndOffAction",
        "SIPpeers, SipPeersAction",
        "SIPqualifypeer, SipQualifypeerAction",
        "IAXnetstats, IaxNetstatsAction",
        "IAX1peers, Iax1peersAction",
        "SKINNYshowdevice, SkinnyShowdeviceAction",
        "DBGetTree, DbGetTreeAction",
        "GetConfigJSON, GetConfigJsonAction",
        "PRIDebugFileSet, PriDebugFileSetAction",
        "Getvar, GetvarAction",
    })
    void actionTypes(String wire, String java) {
        assertThat(JavaNames.actionType(wire)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({
        "AOC-D, AocDEvent",
        "Newchannel, NewchannelEvent",
        "UserEvent, UserEvent",
        "MCID, McidEvent",
        "InvalidAccountID, InvalidAccountIdEvent",
        "RTCPReceived, RtcpReceivedEvent",
        "CCAvailable, CcAvailableEvent",
    })
    void eventTypes(String wire, String java) {
        assertThat(JavaNames.eventType(wire)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({
        "Cause-txt, causeText",
        "CallerIDNum, callerIdNum",
        "CallerIDrdnis, callerIdRdnis",
        "CID-CallingPres, cidCallingPres",
        "100rel, rel100",
        "UniqueID, uniqueid",
        "Uniqueid, uniqueid",
        "DestUniqueId, destUniqueid",
        "T38UdptlEc, t38UdptlEc",
        "Qualify2xxOnly, qualify2xxOnly",
        "Report0DLSR, report0Dlsr",
        "MCallerIDSubaddr, mCallerIdSubaddr",
        "AMAflags, amaFlags",
        "CoreCDRenabled, coreCdrEnabled",
        "IPaddress, ipAddress",
        "Message, messageText",
        "Class, musicClass",
        "Default, defaultValue",
        "Wait, waitTime",
        "Notify, notifyValue",
        "New, newMessages",
        "options, options",
    })
    void methods(String wire, String java) {
        assertThat(JavaNames.method(Owner.EVENT, wire)).isEqualTo(java);
    }

    @Test
    void aMethodOfTheBaseTypeIsTakenOnlyThere() {
        assertThat(JavaNames.method(Owner.EVENT, "Status")).isEqualTo("status");
        assertThat(JavaNames.method(Owner.RESPONSE, "Status")).isEqualTo("statusValue");
        assertThat(JavaNames.method(Owner.EVENT, "Name")).isEqualTo("nameValue");
        assertThat(JavaNames.method(Owner.BUILDER, "Name")).isEqualTo("name");
        assertThat(JavaNames.method(Owner.BUILDER, "Append")).isEqualTo("appendValue");
    }

    @ParameterizedTest
    @CsvSource({
        "InUse&Ringing, IN_USE_RINGING",
        "NO ANSWER, NO_ANSWER",
        "CHANUNAVAIL, CHANUNAVAIL",
        "T.38, T_38",
        "NotAvailable, NOT_AVAILABLE",
    })
    void constants(String wire, String java) {
        assertThat(JavaNames.constant(wire)).isEqualTo(java);
    }

    @Test
    void aNumberIsNoConstant() {
        assertThatThrownBy(() -> JavaNames.constant("1"))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("'1'");
    }

    @Test
    void collisionsNameBothHeadersAndThePlace() {
        assertThatThrownBy(() -> JavaNames.requireDistinctMethods(
                        "events/X.json", Owner.EVENT, List.of("UniqueID", "Channel", "Uniqueid")))
                .isInstanceOf(CatalogException.class)
                .hasMessageStartingWith("events/X.json")
                .hasMessageContainingAll("UniqueID", "Uniqueid", "uniqueid");
    }
}
