package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.live.Cause;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model costs: memory for each channel, and time for each event. The numbers of a run are in its report. */
class ModelLoadTest {
    private static final int CHANNELS = Integer.getInteger("live.channels", 10_000);
    private static final int CALLS = Integer.getInteger("live.calls", 3_000);

    /** What a goal of 200,000 events/s leaves of on a busy machine with cold code; the real number is printed. */
    private static final int LEAST_EVENTS_PER_SECOND = 20_000;

    private static final int MOST_BYTES_PER_CHANNEL = 1_536;

    private final Model model = new Model("pbx", LiveSettings.DEFAULTS, Runnable::run);
    private long sequence;

    @Test
    void aChannelTakesAtMostOneAndAHalfKilobytes() {
        long before = usedMemory();
        for (int i = 0; i < CHANNELS; i++) {
            apply(List.of(
                    channelEvent("Newchannel", i, 0, ""),
                    channelEvent("Newexten", i, 4, "Extension: 200\nApplication: Dial\nAppData: PJSIP/" + i + ",20\n"),
                    channelEvent("Newstate", i, 6, "")));
        }
        long bytes = (usedMemory() - before) / CHANNELS;
        System.out.println("live model: " + bytes + " bytes for each of " + CHANNELS + " channels, calls included");

        assertThat(model.channels().count()).isEqualTo(CHANNELS);
        assertThat(bytes).isBetween(100L, (long) MOST_BYTES_PER_CHANNEL);
    }

    @Test
    void eventsAreAppliedFasterThanAsteriskSendsThem() {
        List<Event> events = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            events.addAll(call(call));
        }
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            apply(read(events));
        }
        List<Event> fresh = read(events);
        long begin = System.nanoTime();
        apply(fresh);
        long perSecond = fresh.size() * 1_000_000_000L / (System.nanoTime() - begin);
        System.out.println("live model: " + perSecond + " events/s applied on one thread");

        assertThat(model.channels().count()).isZero();
        assertThat(perSecond).isGreaterThan(LEAST_EVENTS_PER_SECOND);
    }

    private void apply(List<Event> events) {
        for (Event event : events) {
            model.ground().lock().lock();
            try {
                model.apply(event);
                model.tell(Cause.FIRST_SNAPSHOT);
            } finally {
                model.ground().lock().unlock();
            }
        }
    }

    /** The same events over messages that nobody has looked into. */
    private static List<Event> read(List<Event> events) {
        return events.stream()
                .map(event -> EventTypes.read(Message.of(event.message().bytes()), event.origin()))
                .toList();
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            runtime.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    /** A call from one telephone to another, with the events that Asterisk raises for it. */
    private List<Event> call(int number) {
        int caller = 2 * number;
        int callee = caller + 1;
        List<Event> events = new ArrayList<>();
        events.add(channelEvent("Newchannel", caller, 4, ""));
        for (int step = 0; step < 5; step++) {
            events.add(
                    channelEvent("Newexten", caller, 4, "Extension: 200\nApplication: Set\nAppData: A=" + step + "\n"));
            events.add(channelEvent("VarSet", caller, 4, "Variable: A\nValue: " + step + "\n"));
        }
        events.add(channelEvent("Newchannel", callee, 0, ""));
        events.add(channelEvent("NewConnectedLine", callee, 0, ""));
        events.add(event("DialBegin", face("", caller, 4) + face("Dest", callee, 0) + "DialString: 200\n"));
        events.add(channelEvent("Newstate", callee, 5, ""));
        events.add(channelEvent("Newstate", callee, 6, ""));
        events.add(channelEvent("Newstate", caller, 6, ""));
        events.add(event("DialEnd", face("", caller, 6) + face("Dest", callee, 6) + "DialStatus: ANSWER\n"));
        String bridge = "BridgeUniqueid: b-" + number + "\nBridgeType: basic\nBridgeTechnology: simple_bridge\n"
                + "BridgeCreator: <unknown>\nBridgeName: <unknown>\nBridgeNumChannels: 1\nBridgeVideoSourceMode: none\n";
        events.add(event("BridgeCreate", bridge));
        events.add(event("BridgeEnter", bridge + face("", callee, 6)));
        events.add(event("BridgeEnter", bridge + face("", caller, 6)));
        events.add(channelEvent("VarSet", caller, 6, "Variable: BRIDGEPEER\nValue: PJSIP/200-" + callee + "\n"));
        events.add(event("BridgeLeave", bridge + face("", callee, 6)));
        events.add(event("BridgeLeave", bridge + face("", caller, 6)));
        events.add(event("BridgeDestroy", bridge));
        events.add(channelEvent("Hangup", callee, 6, "Cause: 16\nCause-txt: Normal Clearing\n"));
        events.add(channelEvent("Hangup", caller, 6, "Cause: 16\nCause-txt: Normal Clearing\n"));
        return events;
    }

    private Event channelEvent(String name, int channel, int state, String more) {
        return event(name, face("", channel, state) + more);
    }

    private static String face(String prefix, int channel, int state) {
        int first = channel - channel % 2;
        return """
                @Channel: PJSIP/%d-%08x
                @ChannelState: %d
                @ChannelStateDesc: Up
                @CallerIDNum: %d
                @CallerIDName: Caller %d
                @ConnectedLineNum: <unknown>
                @ConnectedLineName: <unknown>
                @Language: en
                @AccountCode: sales
                @Context: from-internal
                @Exten: 200
                @Priority: 3
                @Uniqueid: 1767268800.%d
                @Linkedid: 1767268800.%d
                """.formatted(channel, channel, state, 10_000 + channel, channel, channel, first)
                .replace("@", prefix);
    }

    private Event event(String name, String headers) {
        sequence++;
        Message message = Message.of("Event: " + name + "\nPrivilege: call,all\n" + headers);
        return EventTypes.read(message, new Origin("pbx", 1, sequence, Instant.EPOCH.plusMillis(sequence)));
    }
}
