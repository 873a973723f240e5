package io.strowger.bench;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The wall clock, which the processes of a measurement share. */
final class Clock {
    private Clock() {}

    /** Microseconds since 1970. */
    static long micros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }
}
