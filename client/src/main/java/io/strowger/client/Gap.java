package io.strowger.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A notice that a PBX could not be heard for a while: what it sent meanwhile is not known, not even how much.
 *
 * @param pbx the name of the PBX
 * @param from when the last bytes before the gap were read, by this machine's clock
 * @param to when the client was logged in again; not before {@code from}
 */
public record Gap(String pbx, Instant from, Instant to) {
    /** Makes a notice. */
    public Gap {
        Objects.requireNonNull(pbx, "pbx");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a gap cannot end before it begins");
        }
    }

    /** How long the PBX could not be heard. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
