package io.strowger.tests.events;

import java.util.Set;
import java.util.TreeSet;

/** The kinds of events that the lab raises when every extension of its dialplan is called, at the least. */
final class ExpectedEvents {
    /** What comes while the calls are up. */
    private static final Set<String> DURING = Set.of(
            "AgentCalled",
            "AgentConnect",
            "AgentLogin",
            "AgentRingNoAnswer",
            "AsyncAGIStart",
            "BridgeCreate",
            "BridgeDestroy",
            "BridgeEnter",
            "BridgeLeave",
            "CEL",
            "ChannelTalkingStart",
            "Cdr",
            "ConfbridgeJoin",
            "ConfbridgeStart",
            "ConfbridgeTalking",
            "DTMFBegin",
            "DTMFEnd",
            "DeviceStateChange",
            "DialBegin",
            "DialEnd",
            "DialState",
            "ExtensionStatus",
            "FAXStatus",
            "Hangup",
            "HangupHandlerPop",
            "HangupHandlerPush",
            "HangupHandlerRun",
            "HangupRequest",
            "LocalBridge",
            "LocalOptimizationBegin",
            "LocalOptimizationEnd",
            "MixMonitorStart",
            "MixMonitorStop",
            "MusicOnHoldStart",
            "NewAccountCode",
            "NewCallerid",
            "NewConnectedLine",
            "Newchannel",
            "Newexten",
            "Newstate",
            "OriginateResponse",
            "ParkedCall",
            "ParkedCallTimeOut",
            "Pickup",
            "PresenceStateChange",
            "PresenceStatus",
            "QueueCallerAbandon",
            "QueueCallerJoin",
            "QueueCallerLeave",
            "QueueMemberAdded",
            "QueueMemberPause",
            "QueueMemberRemoved",
            "RTCPReceived",
            "RTCPSent",
            "SoftHangupRequest",
            "TestEvent",
            "UserEvent",
            "VarSet");

    /** What comes when all channels are hung up, at the latest. */
    private static final Set<String> AT_THE_END = Set.of(
            "AgentComplete",
            "AgentLogoff",
            "AsyncAGIEnd",
            "ConfbridgeEnd",
            "ConfbridgeLeave",
            "MusicOnHoldStop",
            "ReceiveFAX");

    private ExpectedEvents() {}

    static Set<String> during(int version) {
        Set<String> kinds = new TreeSet<>(DURING);
        if (version == 16) {
            kinds.addAll(Set.of("MonitorStart", "MonitorStop"));
        }
        return kinds;
    }

    static Set<String> all(int version) {
        Set<String> kinds = during(version);
        kinds.addAll(AT_THE_END);
        return kinds;
    }
}
