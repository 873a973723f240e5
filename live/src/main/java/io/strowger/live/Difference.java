package io.strowger.live;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in which the live model and the PBX do not agree, found by {@link LiveState#audit}.
 *
 * @param view the view's name
 * @param key the key of the thing in that view
 * @param field what of it is different; {@code existence} where only one of the two knows it
 * @param live what the live model has; null for nothing
 * @param pbx what the PBX says; null for nothing
 */
public record Difference(
        String view,
        String key,
        String field,
        @Nullable String live,
        @Nullable String pbx) {
    /** The field where only one of the two knows the thing. */
    public static final String EXISTENCE = "existence";

    /** Makes a difference. */
    public Difference {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(field, "field");
    }

    /** Such as {@code channels PJSIP/100-1 state: live UP, pbx RINGING}. */
    @Override
    public String toString() {
        return view + " " + key + " " + field + ": live " + live + ", pbx " + pbx;
    }
}
