package io.strowger.live.control;

import io.strowger.client.UnknownActionException;
import io.strowger.protocol.action.ChangeMonitorAction;
import io.strowger.protocol.action.MixMonitorAction;
import io.strowger.protocol.action.MixMonitorMuteAction;
import io.strowger.protocol.action.MonitorAction;
import io.strowger.protocol.action.PauseMonitorAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.action.StopMixMonitorAction;
import io.strowger.protocol.action.StopMonitorAction;
import io.strowger.protocol.action.UnpauseMonitorAction;
import io.strowger.protocol.value.MonitorDirection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A recording of a channel that runs, and what can be done to it; see {@link ChannelControl#record}.
 *
 * <p>All that is done to it is done when Asterisk has answered, which it does after doing it. Futures complete on the client's executor.
 * Immutable.
 */
public final class Recording {
    /** Where MixMonitor writes the id of a recording, which it tells only to those who name a variable. */
    private static final String ID_VARIABLE = "STROWGER_MIXMONITOR";

    private final Desk desk;
    private final Target target;
    private final String file;
    private final boolean isMixMonitor;
    private final String options;
    private final @Nullable String id;

    private Recording(
            Desk desk, Target target, String file, boolean isMixMonitor, String options, @Nullable String id) {
        this.desk = desk;
        this.target = target;
        this.file = file;
        this.isMixMonitor = isMixMonitor;
        this.options = options;
        this.id = id;
    }

    /** The server is asked by trying: it says that it has no such action. */
    static CompletableFuture<Recording> start(Desk desk, Target target, String file) {
        CompletableFuture<Recording> first = mixMonitor(desk, target, file, "");
        CompletableFuture<Recording> started = new CompletableFuture<>();
        Desk.linkCancel(started, first);
        Desk.settle(
                first.exceptionallyCompose(failure -> {
                    Throwable cause = Desk.unwrapped(failure);
                    if (!(cause instanceof UnknownActionException)) {
                        return CompletableFuture.failedFuture(cause);
                    }
                    int dot = file.lastIndexOf('.');
                    return dot > 0
                            ? monitor(desk, target, file.substring(0, dot), file.substring(dot + 1), true)
                            : monitor(desk, target, file, "wav", true);
                }),
                started,
                recording -> recording);
        return started;
    }

    /**
     * Asterisk puts file, options and a command into one line with commas between, and runs the command: a comma in one of
     * the others would say what is run.
     */
    private static void requireNoComma(String what, String text) {
        if (text.indexOf(',') >= 0) {
            throw new IllegalArgumentException("the " + what
                    + " of a recording has no comma, which would begin another argument of MixMonitor: " + text);
        }
    }

    static CompletableFuture<Recording> mixMonitor(Desk desk, Target target, String file, String options) {
        requireNoComma("file", file);
        requireNoComma("options", options);
        String withId = options.contains("i(") ? options : options + "i(" + ID_VARIABLE + ")";
        return desk.send(
                MixMonitorAction.builder(target.id()).file(file).options(withId).build(),
                response -> new Recording(desk, target, file, true, options, response.mixMonitorId()));
    }

    static CompletableFuture<Recording> monitor(Desk desk, Target target, String file, String format, boolean mix) {
        return desk.send(
                MonitorAction.builder(target.id())
                        .file(file)
                        .format(format)
                        .mix(mix)
                        .build(),
                response -> new Recording(desk, target, file, false, "", null));
    }

    /** The file that is recorded to, as it was asked for. */
    public String file() {
        return file;
    }

    /** True for MixMonitor, false for Monitor. */
    public boolean isMixMonitor() {
        return isMixMonitor;
    }

    /** The id by which MixMonitor knows this recording among others of the same channel. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Ends the recording: this one only, where it has an id (action {@code StopMixMonitor} or {@code StopMonitor}). */
    public CompletableFuture<Response> stop() {
        if (!isMixMonitor) {
            return desk.send(StopMonitorAction.builder(target.id()).build());
        }
        StopMixMonitorAction.Builder action = StopMixMonitorAction.builder(target.id());
        return desk.send((id == null ? action : action.mixMonitorId(id)).build());
    }

    /**
     * Records nothing until {@link #resume}: {@code PauseMonitor}, or silence in both directions by {@code MixMonitorMute},
     * which keeps the time in the file.
     */
    public CompletableFuture<Response> pause() {
        return isMixMonitor
                ? mute(MonitorDirection.BOTH)
                : desk.send(PauseMonitorAction.builder(target.id()).build());
    }

    /** Takes {@link #pause} back. */
    public CompletableFuture<Response> resume() {
        return isMixMonitor
                ? unmute(MonitorDirection.BOTH)
                : desk.send(UnpauseMonitorAction.builder(target.id()).build());
    }

    /**
     * Records silence for that direction (action {@code MixMonitorMute}): {@code READ} is what comes from the channel.
     *
     * <p>Asterisk mutes all recordings of the channel that MixMonitor makes; Monitor cannot do it, and the future fails.
     */
    public CompletableFuture<Response> mute(MonitorDirection direction) {
        return mute(direction, true);
    }

    /** Takes {@link #mute} back. */
    public CompletableFuture<Response> unmute(MonitorDirection direction) {
        return mute(direction, false);
    }

    private CompletableFuture<Response> mute(MonitorDirection direction, boolean muted) {
        if (!isMixMonitor) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(
                    "Monitor cannot mute one direction of a recording; pause() it, or record with MixMonitor"));
        }
        return desk.send(
                MixMonitorMuteAction.builder(target.id(), direction, muted).build());
    }

    /**
     * Goes on in another file: {@code ChangeMonitor}, or with MixMonitor, which has no such action, by stopping this recording
     * and starting another with the same options.
     *
     * @throws IllegalArgumentException where the file's name has a comma
     */
    public CompletableFuture<Recording> moveTo(String otherFile) {
        requireNoComma("file", otherFile);
        CompletableFuture<Recording> moved = new CompletableFuture<>();
        if (isMixMonitor) {
            Desk.settle(
                    stop().thenCompose(stopped -> mixMonitor(desk, target, otherFile, options)),
                    moved,
                    recording -> recording);
        } else {
            Desk.settle(
                    desk.send(
                            ChangeMonitorAction.builder(target.id(), otherFile).build()),
                    moved,
                    response -> new Recording(desk, target, otherFile, false, options, null));
        }
        return moved;
    }

    /** Shows the channel and the file. */
    @Override
    public String toString() {
        return "Recording[" + target + " to " + file + "]";
    }
}
