package io.strowger.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.event.AbstractBridgeEvent;
import org.asteriskjava.manager.event.AgentCalledEvent;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.BridgeCreateEvent;
import org.asteriskjava.manager.event.BridgeDestroyEvent;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.BridgeLeaveEvent;
import org.asteriskjava.manager.event.CdrEvent;
import org.asteriskjava.manager.event.CelEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewCallerIdEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.NewConnectedLineEvent;
import org.asteriskjava.manager.event.NewExtenEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueCallerLeaveEvent;
import org.asteriskjava.manager.event.RtcpReceivedEvent;
import org.asteriskjava.manager.event.RtcpSentEvent;
import org.asteriskjava.manager.event.SoftHangupRequestEvent;
import org.asteriskjava.manager.event.VarSetEvent;

/** Reads three fields of each event of asterisk-java, found by its class with one look-up. */
final class AsteriskJavaHandlers implements ManagerEventListener {
    private final Map<Class<?>, Consumer<ManagerEvent>> handlers = new HashMap<>();

    private AsteriskJavaHandlers() {}

    /** For all types of the mix. */
    static AsteriskJavaHandlers typed(Tally tally) {
        AsteriskJavaHandlers all = new AsteriskJavaHandlers();
        all.channels(tally);
        all.bridges(tally);
        all.queues(tally);
        all.agents(tally);
        return all;
    }

    /** For the rare type alone. */
    static AsteriskJavaHandlers rare(Tally tally) {
        AsteriskJavaHandlers rare = new AsteriskJavaHandlers();
        rare.on(QueueCallerAbandonEvent.class, e -> tally.add(e.getQueue(), e.getChannel(), e.getUniqueId()));
        return rare;
    }

    @Override
    public void onManagerEvent(ManagerEvent event) {
        Consumer<ManagerEvent> handler = handlers.get(event.getClass());
        if (handler != null) {
            handler.accept(event);
        }
    }

    /** True for what the server sent; some events are made by the library itself, beside them. */
    boolean handles(ManagerEvent event) {
        return handlers.containsKey(event.getClass());
    }

    private <E extends ManagerEvent> void on(Class<? extends E> type, Consumer<? super E> handler) {
        handlers.put(type, event -> handler.accept(type.cast(event)));
    }

    private void channels(Tally tally) {
        on(NewChannelEvent.class, e -> tally.add(e.getChannel(), e.getUniqueId(), e.getExten()));
        on(NewStateEvent.class, e -> tally.add(e.getChannel(), e.getUniqueId(), e.getChannelStateDesc()));
        on(NewExtenEvent.class, e -> tally.add(e.getChannel(), e.getExtension(), e.getApplication()));
        on(VarSetEvent.class, e -> tally.add(e.getChannel(), e.getVariable(), e.getValue()));
        on(NewConnectedLineEvent.class, e -> tally.add(e.getChannel(), e.getUniqueId(), e.getLinkedId()));
        on(NewCallerIdEvent.class, e -> tally.add(e.getChannel(), e.getUniqueId(), e.getLinkedId()));
        on(HangupRequestEvent.class, e -> tally.add(e.getChannel(), e.getUniqueId(), e.getLinkedId()));
        on(SoftHangupRequestEvent.class, e -> tally.add(e.getChannel(), e.getUniqueId(), e.getLinkedId()));
        on(RtcpSentEvent.class, e -> tally.add(e.getChannel(), e.getUniqueid(), e.getLinkedId()));
        on(RtcpReceivedEvent.class, e -> tally.add(e.getChannel(), e.getUniqueid(), e.getLinkedId()));
        on(HangupEvent.class, e -> tally.add(e.getChannel(), e.getUniqueId(), e.getCauseTxt()));
        on(DialBeginEvent.class, e -> tally.add(e.getDestChannel(), e.getDestUniqueId(), e.getDestLinkedId()));
        on(DialEndEvent.class, e -> tally.add(e.getDestChannel(), e.getDestUniqueId(), e.getDestLinkedId()));
        on(CdrEvent.class, e -> tally.add(e.getSrc(), e.getDestination(), e.getChannel()));
        on(CelEvent.class, e -> tally.add(e.getChannel(), e.getUniqueID(), e.getLinkedID()));
    }

    private void bridges(Tally tally) {
        for (Class<? extends AbstractBridgeEvent> type : List.of(BridgeCreateEvent.class, BridgeDestroyEvent.class)) {
            on(type, e -> tally.add(e.getBridgeUniqueId(), e.getBridgeType(), e.getBridgeTechnology()));
        }
        on(BridgeEnterEvent.class, e -> tally.add(e.getBridgeUniqueId(), e.getChannel(), e.getUniqueId()));
        on(BridgeLeaveEvent.class, e -> tally.add(e.getBridgeUniqueId(), e.getChannel(), e.getUniqueId()));
    }

    private void queues(Tally tally) {
        on(QueueCallerJoinEvent.class, e -> tally.add(e.getQueue(), e.getChannel(), e.getUniqueId()));
        on(QueueCallerLeaveEvent.class, e -> tally.add(e.getQueue(), e.getChannel(), e.getUniqueId()));
        on(QueueCallerAbandonEvent.class, e -> tally.add(e.getQueue(), e.getChannel(), e.getUniqueId()));
    }

    private void agents(Tally tally) {
        on(AgentCalledEvent.class, e -> tally.add(e.getQueue(), e.getInterface(), e.getMemberName()));
        on(AgentConnectEvent.class, e -> tally.add(e.getQueue(), e.getInterface(), e.getMemberName()));
        on(AgentCompleteEvent.class, e -> tally.add(e.getQueue(), e.getInterface(), e.getMemberName()));
        on(AgentRingNoAnswerEvent.class, e -> tally.add(e.getQueue(), e.getInterface(), e.getMemberName()));
    }
}
