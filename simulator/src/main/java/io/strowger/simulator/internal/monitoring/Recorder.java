package io.strowger.simulator.internal.monitoring;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import java.util.ArrayDeque;
import java.util.Locale;

/** The recordings of one channel by MixMonitor, as far as their events tell of them. */
final class Recorder {
    private final ArrayDeque<String> running = new ArrayDeque<>();
    private boolean hasRun;

    static Recorder of(Channel channel) {
        return channel.datastore(Recorder.class, Recorder::new);
    }

    /** Begins a recording, and gives its id. */
    String start(Channel channel, String file, String idVariable) {
        String id = begin(channel, file, idVariable);
        if (channel.bridge() != null) {
            channel.bridge().tellPeers();
        }
        return id;
    }

    /** Begins a recording of which the bridge is told by somebody else. */
    String begin(Channel channel, String file, String idVariable) {
        String id = String.format(
                Locale.ROOT, "0x7f%010x", channel.pbx().world().random().nextInt(Integer.MAX_VALUE) & ~0xfL);
        running.add(id);
        hasRun = true;
        channel.variables().put("MIXMONITOR_FILENAME", path(file));
        if (!idVariable.isEmpty()) {
            channel.variables().put(idVariable, id);
        }
        tell(channel, "MixMonitorStart");
        return id;
    }

    /** Ends one recording, or the oldest where the id is empty; false where there is none. */
    boolean stop(Channel channel, String id) {
        String found = id.isEmpty() ? running.poll() : running.remove(id) ? id : null;
        if (found != null) {
            tell(channel, "MixMonitorStop");
        }
        return found != null;
    }

    /** Ends all. */
    void stopAll(Channel channel) {
        while (!running.isEmpty()) {
            stop(channel, "");
        }
    }

    /** True once there was any recording, which is all that Asterisk needs to mute them. */
    boolean hasRun() {
        return hasRun;
    }

    private static String path(String file) {
        return file.startsWith("/") ? file : "/var/spool/asterisk/monitor/" + file;
    }

    private static void tell(Channel channel, String event) {
        channel.pbx().channelEvents().emit(event, Classes.CALL, channel, lines -> {});
    }
}
