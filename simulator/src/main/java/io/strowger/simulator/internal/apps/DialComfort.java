package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Frame;

/** What the caller hears until somebody answers: that it rings, or music. */
final class DialComfort {
    private final Channel caller;
    private final DialOptions options;
    private final DialTimes times;
    private boolean rang;
    private boolean progressed;
    private boolean music;

    DialComfort(Channel caller, DialOptions options, DialTimes times) {
        this.caller = caller;
        this.options = options;
        this.times = times;
    }

    void begin() {
        if (options.has('r')) {
            caller.leg().indicate(Frame.of(Frame.Kind.RINGING));
        }
        if (options.has('m') && !times.isAnswered()) {
            music = true;
            MusicApps.start(caller, options.argument('m'));
        }
    }

    void indicated(Frame frame) {
        switch (frame.kind()) {
            case RINGING -> {
                if (!rang) {
                    rang = true;
                    times.since("RINGTIME");
                    if (!music) {
                        caller.leg().indicate(frame);
                    }
                }
            }
            case PROGRESS -> {
                if (!progressed) {
                    progressed = true;
                    times.since("PROGRESSTIME");
                    caller.leg().indicate(frame);
                }
            }
            default -> caller.leg().indicate(frame);
        }
    }

    void end() {
        if (music) {
            music = false;
            MusicApps.stop(caller);
        }
    }
}
