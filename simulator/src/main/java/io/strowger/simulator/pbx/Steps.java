package io.strowger.simulator.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the steps of an extension, in order; not for use by several threads at once. */
public final class Steps {
    /**
     * One step.
     *
     * @param application the application's name
     * @param data its arguments; variables are replaced when it is run
     */
    public record Step(String application, String data) {}

    private final List<Step> all = new ArrayList<>();

    /** Makes an empty list. */
    public Steps() {}

    /** Adds any application. */
    public Steps run(String application, String data) {
        all.add(new Step(application, data));
        return this;
    }

    /** Answers. */
    public Steps answer() {
        return run("Answer", "");
    }

    /** Waits. */
    public Steps waits(Duration time) {
        return run("Wait", seconds(time));
    }

    /** Lets the caller hear it ring. */
    public Steps ringing() {
        return run("Ringing", "");
    }

    /** Calls devices such as {@code PJSIP/alice}, several with {@code &} between, for at most so long. */
    public Steps dial(String devices, Duration timeout) {
        return run("Dial", devices + "," + seconds(timeout));
    }

    /** Sets a variable, or a function such as {@code CALLERID(name)}. */
    public Steps set(String variable, String value) {
        return run("Set", variable + "=" + value);
    }

    /** Hangs up. */
    public Steps hangup() {
        return run("Hangup", "");
    }

    /** Hangs up with a cause, such as 17 for busy. */
    public Steps hangup(int cause) {
        return run("Hangup", Integer.toString(cause));
    }

    /** The steps so far. */
    public List<Step> all() {
        return Collections.unmodifiableList(all);
    }

    private static String seconds(Duration time) {
        return java.math.BigDecimal.valueOf(time.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
