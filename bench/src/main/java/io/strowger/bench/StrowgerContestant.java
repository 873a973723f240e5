package io.strowger.bench;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.Subscriber;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.AgentCalledEvent;
import io.strowger.protocol.event.AgentCompleteEvent;
import io.strowger.protocol.event.AgentConnectEvent;
import io.strowger.protocol.event.AgentRingNoAnswerEvent;
import io.strowger.protocol.event.BridgeCreateEvent;
import io.strowger.protocol.event.BridgeDestroyEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.CdrEvent;
import io.strowger.protocol.event.CelEvent;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.ChannelSnapshot;
import io.strowger.protocol.event.DialBeginEvent;
import io.strowger.protocol.event.DialEndEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.HangupRequestEvent;
import io.strowger.protocol.event.NewCalleridEvent;
import io.strowger.protocol.event.NewConnectedLineEvent;
import io.strowger.protocol.event.NewchannelEvent;
import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.event.PeerStatusEvent;
import io.strowger.protocol.event.QueueCallerAbandonEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueCallerLeaveEvent;
import io.strowger.protocol.event.RtcpReceivedEvent;
import io.strowger.protocol.event.RtcpSentEvent;
import io.strowger.protocol.event.SoftHangupRequestEvent;
import io.strowger.protocol.event.VarSetEvent;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Strowger, by its public methods alone. */
final class StrowgerContestant implements Contestant {
    private static final PingAction PING = PingAction.builder().build();

    private @Nullable AmiClient client;

    @Override
    public void open(int port, Reading reading, Tally tally) {
        AmiClientBuilder settings =
                AmiClient.builder().host("127.0.0.1").port(port).user(NAME).secret(NAME);
        if (reading == Reading.NONE) {
            client = settings.connect();
            return;
        }
        AmiClient opened = settings.eventQueueSize(ROOMY_QUEUE)
                .eventQueueBytes(Long.MAX_VALUE)
                .connect();
        client = opened;
        Subscriber events = opened.events();
        switch (reading) {
            case NONE -> throw new IllegalStateException();
            case TYPED -> handle(events, tally);
            case RARE -> events.on(QueueCallerAbandonEvent.class, e -> tally.add(e.queue(), e.channel(), e.uniqueid()));
            case COUNT -> events.on(Event.class, e -> count(e, tally));
            case STAMPED -> events.on(Event.class, e -> stamp(e, tally));
        }
        events.on(PeerStatusEvent.class, e -> tally.end());
    }

    private static void count(Event event, Tally tally) {
        if (!(event instanceof PeerStatusEvent)) {
            tally.count();
        }
    }

    private static void stamp(Event event, Tally tally) {
        String written = event.message().text("Timestamp");
        if (written != null) {
            tally.stamp(Long.parseLong(written.replace(".", "")));
        }
    }

    private static void handle(Subscriber events, Tally tally) {
        events.on(NewchannelEvent.class, e -> tally.add(e.channel(), e.uniqueid(), e.exten()));
        events.on(NewstateEvent.class, e -> tally.add(e.channel(), e.uniqueid(), e.channelStateDesc()));
        events.on(NewextenEvent.class, e -> tally.add(e.channel(), e.extension(), e.application()));
        events.on(VarSetEvent.class, e -> tally.add(e.channel(), e.variable(), e.value()));
        for (Class<? extends ChannelEvent> type : List.of(
                NewConnectedLineEvent.class,
                NewCalleridEvent.class,
                HangupRequestEvent.class,
                SoftHangupRequestEvent.class,
                RtcpSentEvent.class,
                RtcpReceivedEvent.class)) {
            events.on(type, e -> tally.add(e.channel(), e.uniqueid(), e.linkedid()));
        }
        events.on(DialBeginEvent.class, e -> add(tally, e.dest()));
        events.on(DialEndEvent.class, e -> add(tally, e.dest()));
        events.on(BridgeCreateEvent.class, e -> tally.add(e.bridgeUniqueid(), e.bridgeType(), e.bridgeTechnology()));
        events.on(BridgeDestroyEvent.class, e -> tally.add(e.bridgeUniqueid(), e.bridgeType(), e.bridgeTechnology()));
        events.on(BridgeEnterEvent.class, e -> tally.add(e.bridgeUniqueid(), e.channel(), e.uniqueid()));
        events.on(BridgeLeaveEvent.class, e -> tally.add(e.bridgeUniqueid(), e.channel(), e.uniqueid()));
        events.on(HangupEvent.class, e -> tally.add(e.channel(), e.uniqueid(), e.causeText()));
        events.on(CdrEvent.class, e -> tally.add(e.source(), e.destination(), e.channel()));
        events.on(CelEvent.class, e -> tally.add(e.channel(), e.uniqueid(), e.linkedid()));
        events.on(QueueCallerJoinEvent.class, e -> tally.add(e.queue(), e.channel(), e.uniqueid()));
        events.on(QueueCallerLeaveEvent.class, e -> tally.add(e.queue(), e.channel(), e.uniqueid()));
        events.on(QueueCallerAbandonEvent.class, e -> tally.add(e.queue(), e.channel(), e.uniqueid()));
        events.on(AgentCalledEvent.class, e -> tally.add(e.queue(), e.interfaceName(), e.memberName()));
        events.on(AgentConnectEvent.class, e -> tally.add(e.queue(), e.interfaceName(), e.memberName()));
        events.on(AgentCompleteEvent.class, e -> tally.add(e.queue(), e.interfaceName(), e.memberName()));
        events.on(AgentRingNoAnswerEvent.class, e -> tally.add(e.queue(), e.interfaceName(), e.memberName()));
    }

    private static void add(Tally tally, @Nullable ChannelSnapshot dialled) {
        if (dialled != null) {
            tally.add(dialled.channel(), dialled.uniqueid(), dialled.linkedid());
        }
    }

    @Override
    public void ping() {
        opened().send(PING);
    }

    @Override
    public void pipeline(int count, int window) throws InterruptedException {
        AmiClient sender = opened();
        Semaphore room = new Semaphore(window);
        for (int i = 0; i < count; i++) {
            room.acquire();
            sender.sendAsync(PING).thenRun(room::release);
        }
        room.acquire(window);
    }

    private AmiClient opened() {
        AmiClient opened = client;
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    @Override
    public void close() {
        opened().close();
    }
}
