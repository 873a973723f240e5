package io.strowger.cli;

import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.wire.Header;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the demo, and when each begins: one minute in which most things happen that a PBX does.
 *
 * <p>The extensions are those of the lab's dialplan, {@code lab/etc/common/extensions.conf}.
 */
final class DemoPlan {
    /** How long the plan takes, with the last calls' ends. */
    static final Duration LENGTH = Duration.ofSeconds(60);

    /**
     * One call.
     *
     * @param at when it begins, in seconds
     * @param name what the screen calls it, in one or two words
     * @param channel whom to call
     * @param exten where the called channel goes when it answers
     * @param ringing how long it may ring, in seconds
     */
    record Call(double at, String name, String channel, String exten, int ringing) {
        /** The action that places it. */
        OriginateAction action(String uniqueid) {
            return place(channel, "lab", exten, ringing, uniqueid);
        }
    }

    private static final List<Call> CALLS = List.of(
            call(0.5, "answered", "answer", "202"),
            call(3, "busy", "busy", "202"),
            call(5, "no answer", "ring", "202", 4),
            call(7, "congestion", "congestion", "202"),
            call(8, "declined", "reject", "202"),
            call(9, "wrong number", "unallocated", "202"),
            new Call(11, "SIP phone", "PJSIP/6001", "202", 10),
            new Call(13, "phone off", "PJSIP/6002", "202", 10),
            call(16, "queue 1", "212", "queue-support"),
            call(17, "queue 2", "212", "queue-support"),
            call(22, "gives up", "204", "queue-abandon"),
            call(26, "conference 1", "212", "conf-admin"),
            call(27, "conference 2", "209", "conf"),
            call(28, "conference 3", "206", "conf"),
            call(34, "keypad", "204", "dtmf"),
            call(37, "user event", "203", "userevent"),
            call(40, "parked", "215", "park"),
            call(46, "presence", "203", "presence"),
            call(48, "hold music", "203", "moh"),
            call(50, "answered", "202", "202"),
            call(50.5, "busy", "busytone", "202"),
            call(51, "congestion", "congestiontone", "202"),
            call(51.5, "no answer", "ring", "202", 3),
            new Call(52, "SIP phone", "PJSIP/6001", "201", 10));

    private DemoPlan() {}

    /** The calls of one round, in the order of their beginnings. */
    static List<Call> calls() {
        return CALLS;
    }

    /** The action that fetches a parked call from its space. */
    static OriginateAction fetch(@Nullable String space, String uniqueid) {
        return place("Local/203@lab", "parkedcalls", space == null ? "701" : space, 10, uniqueid);
    }

    /** What an action does, in the words of the dialplan. */
    static String described(OriginateAction action) {
        String channel = "";
        String exten = "";
        for (Header header : action.headers()) {
            switch (header.name()) {
                case "Channel" -> channel = header.value();
                case "Exten" -> exten = header.value();
                default -> {}
            }
        }
        return "calls " + channel + ", for extension " + exten;
    }

    private static OriginateAction place(String channel, String context, String exten, int ringing, String uniqueid) {
        return OriginateAction.builder(channel)
                .context(context)
                .exten(exten)
                .priority("1")
                .timeout(Duration.ofSeconds(ringing))
                .channelId(uniqueid)
                .otherChannelId(uniqueid + "-2")
                .build();
    }

    private static Call call(double at, String name, String exten, String next) {
        return call(at, name, exten, next, 10);
    }

    private static Call call(double at, String name, String exten, String next, int ringing) {
        return new Call(at, name, "Local/" + exten + "@lab", next, ringing);
    }
}
