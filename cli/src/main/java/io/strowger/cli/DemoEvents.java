package io.strowger.cli;

import io.strowger.client.Subscriber;
import io.strowger.protocol.event.AgentCompleteEvent;
import io.strowger.protocol.event.AgentConnectEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.ChannelSnapshot;
import io.strowger.protocol.event.ConfbridgeEndEvent;
import io.strowger.protocol.event.ConfbridgeJoinEvent;
import io.strowger.protocol.event.ConfbridgeLeaveEvent;
import io.strowger.protocol.event.ConfbridgeStartEvent;
import io.strowger.protocol.event.DeviceStateChangeEvent;
import io.strowger.protocol.event.DialBeginEvent;
import io.strowger.protocol.event.DialEndEvent;
import io.strowger.protocol.event.DtmfEndEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.MusicOnHoldStartEvent;
import io.strowger.protocol.event.NewchannelEvent;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.PresenceStateChangeEvent;
import io.strowger.protocol.event.QueueCallerAbandonEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.UnParkedCallEvent;
import io.strowger.protocol.event.UserEvent;
import io.strowger.protocol.value.HangupCause;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Picks the events that a newcomer can follow, and says each in a few words. */
final class DemoEvents {
    private final DemoPrinter screen;
    private final Map<String, String> calls = new ConcurrentHashMap<>();

    DemoEvents(DemoPrinter screen) {
        this.screen = screen;
    }

    /** Tells which call a channel belongs to. */
    void name(String uniqueid, String call) {
        calls.put(uniqueid, call);
        calls.put(uniqueid + "-2", call);
    }

    /** Subscribes to the events. */
    void follow(Subscriber events) {
        events.onAll(screen::count);
        calls(events);
        queues(events);
        conferences(events);
        rest(events);
    }

    private void calls(Subscriber events) {
        show(events, NewchannelEvent.class, e -> isLocal(e) ? null : e.channel() + " is there");
        show(events, DialBeginEvent.class, e -> e.channel() == null ? null : "rings " + e.dialString());
        show(events, DialEndEvent.class, e -> e.channel() == null ? null : "that ended with " + e.dialStatus());
        show(events, BridgeEnterEvent.class, e -> isOwnBridge(e) ? null : e.channel() + " is in the conversation");
        show(events, HangupEvent.class, e -> isSecondHalf(e) ? null : e.channel() + " is gone" + because(e.cause()));
        events.on(
                ParkedCallEvent.class,
                e -> screen.event(parked(e.parkee()), e, "waits in parking space " + e.parkingSpace()));
        events.on(
                UnParkedCallEvent.class,
                e -> screen.event(parked(e.parkee()), e, "fetched from parking space " + e.parkingSpace()));
    }

    private String parked(@Nullable ChannelSnapshot parkee) {
        return parkee == null ? "" : call(parkee.uniqueid(), parkee.linkedid());
    }

    private void queues(Subscriber events) {
        show(events, QueueCallerJoinEvent.class, e -> "waits in queue " + e.queue() + " as number " + e.position());
        show(events, QueueCallerAbandonEvent.class, e -> "gives up after " + seconds(e.holdTime()));
        show(events, AgentConnectEvent.class, e -> e.memberName() + " takes the call after " + seconds(e.holdTime()));
        show(events, AgentCompleteEvent.class, e -> e.memberName() + " is done after " + seconds(e.talkTime()));
    }

    private void conferences(Subscriber events) {
        events.on(ConfbridgeStartEvent.class, e -> screen.event("", e, "conference " + e.conference() + " begins"));
        show(events, ConfbridgeJoinEvent.class, e -> "joins conference " + e.conference());
        show(events, ConfbridgeLeaveEvent.class, e -> "leaves conference " + e.conference());
        events.on(ConfbridgeEndEvent.class, e -> screen.event("", e, "conference " + e.conference() + " is over"));
    }

    private void rest(Subscriber events) {
        show(events, DtmfEndEvent.class, e -> "key " + e.digit() + " (" + e.direction() + ")");
        show(events, MusicOnHoldStartEvent.class, e -> "hears music, class " + e.musicClass());
        show(events, UserEvent.class, e -> "the dialplan says " + e.userEvent());
        events.on(PresenceStateChangeEvent.class, e -> screen.event("", e, e.presentity() + " is now " + e.status()));
        events.on(DeviceStateChangeEvent.class, e -> {
            if (e.device() != null && e.device().startsWith("Custom:")) {
                screen.event("", e, e.device() + " is now " + e.state());
            }
        });
    }

    private <E extends ChannelEvent> void show(Subscriber events, Class<E> type, Function<E, @Nullable String> words) {
        events.on(type, event -> {
            String call = call(event.uniqueid(), event.linkedid());
            String text = call.isEmpty() ? null : words.apply(event);
            if (text != null) {
                screen.event(call, event, text);
            }
        });
    }

    private String call(@Nullable String... uniqueids) {
        for (String each : uniqueids) {
            String call = each == null ? null : calls.get(each);
            if (call != null) {
                return call;
            }
        }
        return "";
    }

    /** Of a Local channel's two halves one is enough to read about. */
    private static boolean isSecondHalf(ChannelEvent event) {
        String channel = event.channel();
        return channel != null && channel.endsWith(";2");
    }

    private static boolean isLocal(ChannelEvent event) {
        String channel = event.channel();
        return channel != null && channel.startsWith("Local/");
    }

    /** Conferences and parking lots have bridges of their own, and events that say more. */
    private static boolean isOwnBridge(BridgeEnterEvent event) {
        String creator = event.bridgeCreator();
        return creator != null && !creator.isEmpty() && !creator.startsWith("<");
    }

    private static String because(@Nullable HangupCause cause) {
        return cause == null || cause.code() == 0 ? "" : ", cause " + cause;
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "a while" : duration.toSeconds() + " s";
    }
}
