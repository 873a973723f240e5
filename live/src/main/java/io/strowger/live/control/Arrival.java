package io.strowger.live.control;

import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.event.StatusEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel has arrived where it was sent: it runs there, and has left the bridge that it was in.
 *
 * <p>A {@code Newexten} alone is no proof: Asterisk notes the new place in the channel at once, and tells it with whatever the
 * channel does next, which may be that it leaves its bridge. And where the channel is at that place already it raises none.
 * Where it was sent to a label, any step of the extension is taken for it. Told of events by one thread.
 */
final class Arrival {
    private static final String INVALID = "i";

    private final Target target;
    private final Place place;
    private final @Nullable Origin asked;
    private final @Nullable String bridge;
    private volatile boolean isThere;

    /** The bridges that it has left; it may leave the one that it was in before anybody knows which that is. */
    private final Set<String> left;

    /**
     * What the PBX said of the channel before it was sent; null where it may not be asked.
     *
     * @param left the bridges that it has left since before it was asked, and goes on leaving; safe for use by any thread
     */
    Arrival(Target target, Place place, @Nullable StatusEvent before, Set<String> left) {
        this.target = target;
        this.place = place;
        this.asked = before == null ? null : before.origin();
        String inside = before == null ? null : before.bridgeId();
        this.bridge = inside == null || inside.isEmpty() ? null : inside;
        this.left = left;
        this.isThere = before != null
                && place.context().equals(before.context())
                && place.exten().equals(before.exten())
                && isAt(before.priority());
    }

    /**
     * False for what came before the PBX said where the channel was; it may be told later all the same.
     *
     * <p>What came to pass in the very moment in which the PBX was asked comes behind its answer, and counts: Asterisk holds
     * events back while it answers.
     */
    private boolean isSince(NewextenEvent event) {
        Origin origin = event.origin();
        return asked == null || origin.session() != asked.session() || origin.sequence() > asked.sequence();
    }

    /** A label is not told: it may be any. */
    private boolean isAt(@Nullable Integer priority) {
        try {
            return priority != null && priority == Integer.parseInt(place.priority());
        } catch (NumberFormatException label) {
            return true;
        }
    }

    /** True where it has arrived, so far as events tell it. */
    boolean isComplete() {
        return isThere && (bridge == null || left.contains(bridge));
    }

    void told(NewextenEvent event) {
        if (target.is(event)
                && isSince(event)
                && place.context().equals(event.context())
                && place.exten().equals(event.exten())
                && isReached(event.priority())) {
            isThere = true;
        }
    }

    /** The first step may have been taken before anybody looked; a label is not told. */
    private boolean isReached(@Nullable Integer priority) {
        try {
            return priority == null || priority >= Integer.parseInt(place.priority());
        } catch (NumberFormatException label) {
            return true;
        }
    }

    /** True where it went to the extension for what is not there. */
    boolean isLost(NewextenEvent event) {
        return target.is(event)
                && isSince(event)
                && place.context().equals(event.context())
                && INVALID.equals(event.exten())
                && !INVALID.equals(place.exten());
    }

    @Override
    public String toString() {
        return target + " at " + place;
    }
}
