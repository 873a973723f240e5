package io.strowger.live;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a view can be trusted, and why.
 *
 * @param view the view's name, such as {@code channels}
 * @param freshness how far it can be trusted
 * @param since when that came to be so, by this machine's clock
 * @param lastEvent when the last event that feeds the view was received; null where none was
 * @param reason why it is not in step, in Asterisk's words where it refused; null while it is
 */
public record ViewStatus(
        String view,
        Freshness freshness,
        Instant since,
        @Nullable Instant lastEvent,
        @Nullable String reason) {
    /** Makes a status. */
    public ViewStatus {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(freshness, "freshness");
        Objects.requireNonNull(since, "since");
    }

    /** True where the PBX lets this user see what the view shows; false until that is known. */
    public boolean isAvailable() {
        return freshness == Freshness.IN_STEP;
    }
}
