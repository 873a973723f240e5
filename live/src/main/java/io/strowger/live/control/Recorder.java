package io.strowger.live.control;

import java.util.concurrent.CompletableFuture;

/** The ways to record a channel, where {@link ChannelControl#record} is not enough; futures complete on the client's executor. Immutable. */
public final class Recorder {
    private final Desk desk;
    private final Target target;

    Recorder(Desk desk, Target target) {
        this.desk = desk;
        this.target = target;
    }

    /**
     * Records both directions into one file (action {@code MixMonitor}); done when it runs.
     *
     * @param file the file's name; below Asterisk's folder for recordings unless it begins with a slash
     * @param options those of the application {@code MixMonitor}, such as {@code b} or {@code W(2)}; may be empty
     */
    public CompletableFuture<Recording> mixMonitor(String file, String options) {
        return Recording.mixMonitor(desk, target, file, options);
    }

    /**
     * Records each direction into a file of its own (action {@code Monitor}, which Asterisk has until 20); done when it runs.
     *
     * @param file the beginning of the files' names
     * @param format the format and ending of the files, such as {@code wav}
     * @param mix whether the two are mixed into one at the end
     */
    public CompletableFuture<Recording> monitor(String file, String format, boolean mix) {
        return Recording.monitor(desk, target, file, format, mix);
    }
}
