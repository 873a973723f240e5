package io.strowger.simulator.internal.control;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.CallKeys;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.LocalTechnology;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Digits on their way: DTMFBegin and DTMFEnd, on this side and on the far side. */
public final class Digits implements Topic {
    static final long USUAL_MILLIS = 100;

    private static final Duration BETWEEN_KEYS = Duration.ofMillis(100);

    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("SendDTMF", Digits::sendDtmf);
    }

    private static void sendDtmf(Execution x, String data) {
        String[] parts = data.split(",", -1);
        Duration gap = millis(parts, 1, 250);
        Duration length = millis(parts, 2, USUAL_MILLIS);
        Channel named =
                parts.length > 3 && !parts[3].isEmpty() ? x.pbx().channels().find(parts[3]) : x.channel();
        Duration at = Duration.ZERO;
        for (char digit : parts[0].toCharArray()) {
            if (digit == 'w') {
                at = at.plusMillis(500);
            } else if (named != null) {
                x.after(at, () -> send(named, String.valueOf(digit), length));
                at = at.plus(length).plus(gap);
            }
        }
        x.after(at, x::next);
    }

    private static Duration millis(String[] parts, int index, long otherwise) {
        boolean given = parts.length > index && parts[index].matches("\\d{1,9}");
        return Duration.ofMillis(given ? Long.parseLong(parts[index]) : otherwise);
    }

    /** Sends a digit out of a channel: who is behind it hears it. */
    public static void send(Channel channel, String digit, Duration length) {
        Channel behind = LocalTechnology.otherHalf(channel);
        if (behind == null) {
            tell(channel, "DTMFBegin", digit, null, "Sent");
            channel.pbx().world().after(length, () -> tell(channel, "DTMFEnd", digit, length, "Sent"));
            return;
        }
        tell(behind, "DTMFBegin", digit, null, "Received");
        channel.pbx().world().after(length, () -> receive(behind, digit, length));
    }

    /** Lets a digit come in from behind a channel: its reader gets it, and those in its bridge. */
    static void receive(Channel channel, String digit, Duration length) {
        if (channel.isGone()) {
            return;
        }
        tell(channel, "DTMFEnd", digit, length, "Received");
        if (CallKeys.take(channel, digit, keys -> pass(channel, keys, length))) {
            return;
        }
        if (channel.bridge() != null) {
            channel.bridge().channels().stream()
                    .filter(other -> other != channel)
                    .toList()
                    .forEach(other -> passed(other, digit, length));
        } else if (channel.reader() != null) {
            channel.queue(new Frame(Frame.Kind.DTMF, digit));
        }
    }

    /** Lets the others hear keys that were kept from them, one after the other. */
    private static void pass(Channel from, String keys, Duration length) {
        Bridge bridge = from.bridge();
        if (bridge == null) {
            return;
        }
        for (Channel other : List.copyOf(bridge.channels())) {
            for (int i = 0; other != from && i < keys.length(); i++) {
                String key = keys.substring(i, i + 1);
                Duration at = length.plus(BETWEEN_KEYS).multipliedBy(i);
                from.pbx().world().after(at, () -> send(other, key, length));
            }
        }
    }

    private static void passed(Channel channel, String digit, Duration length) {
        tell(channel, "DTMFBegin", digit, null, "Sent");
        Channel behind = LocalTechnology.otherHalf(channel);
        if (behind != null) {
            tell(behind, "DTMFBegin", digit, null, "Received");
        }
        channel.pbx().world().after(length, () -> {
            tell(channel, "DTMFEnd", digit, length, "Sent");
            if (behind != null) {
                receive(behind, digit, length);
            }
        });
    }

    private static void tell(Channel channel, String event, String digit, @Nullable Duration length, String direction) {
        if (channel.isGone()) {
            return;
        }
        channel.pbx().channelEvents().emit(event, Classes.DTMF, channel, lines -> {
            lines.add("Digit", digit);
            if (length != null) {
                lines.add("DurationMs", length.toMillis());
            }
            lines.add("Direction", direction);
        });
        if (length != null) {
            channel.pbx().watchers().tell(each -> each.digit(channel, digit, length));
        }
    }
}
