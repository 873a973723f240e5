package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables that tell how long a Dial and its talk took, in seconds and in milliseconds. */
final class DialTimes {
    private final Channel caller;
    private final Instant begun;
    private @Nullable Instant answered;

    DialTimes(Channel caller) {
        this.caller = caller;
        this.begun = now();
    }

    private Instant now() {
        return caller.pbx().world().now();
    }

    /** Empties all of them. */
    void clear() {
        for (String name : List.of("ANSWEREDTIME", "DIALEDTIME", "RINGTIME", "PROGRESSTIME")) {
            tell(name, "", "");
        }
    }

    /** Somebody answered. */
    void answered() {
        answered = now();
    }

    boolean isAnswered() {
        return answered != null;
    }

    /** Tells in a variable how long it took until now. */
    void since(String name) {
        tell(name, Duration.between(begun, now()));
    }

    /** Tells how long they talked, and all of it took. */
    void end() {
        if (answered != null) {
            tell("ANSWEREDTIME", Duration.between(answered, now()));
            since("DIALEDTIME");
        }
    }

    private void tell(String name, Duration time) {
        tell(name, Long.toString(time.toSeconds()), Long.toString(time.toMillis()));
    }

    private void tell(String name, String seconds, String millis) {
        caller.variables().put(name, seconds);
        caller.variables().put(name + "_MS", millis);
    }
}
