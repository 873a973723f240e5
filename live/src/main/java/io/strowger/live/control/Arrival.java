package io.strowger.live.control;

import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.event.StatusEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel has arrived where it was sent: it runs there, and has left the bridge that it was in.
 *
 * <p>A {@code Newexten} alone is no proof: Asterisk notes the new place in the channel at once, and tells it with whatever the
 * channel does next, which may be that it leaves its bridge. And where the channel is at that place already it raises none.
 * Touched by the one thread that looks at events.
 */
final class Arrival {
    private static final String INVALID = "i";

    private final Target target;
    private final Place place;
    private final @Nullable String bridge;
    private boolean isThere;
    private boolean isOut;

    /** What the PBX said of the channel before it was sent; null where it may not be asked. */
    Arrival(Target target, Place place, @Nullable StatusEvent before) {
        this.target = target;
        this.place = place;
        String inside = before == null ? null : before.bridgeId();
        this.bridge = inside == null || inside.isEmpty() ? null : inside;
        this.isOut = bridge == null;
        this.isThere = before != null
                && place.context().equals(before.context())
                && place.exten().equals(before.exten())
                && place.priority().equals(String.valueOf(before.priority()));
    }

    /** True where it has arrived, so far as events tell it. */
    boolean isComplete() {
        return isThere && isOut;
    }

    void told(NewextenEvent event) {
        if (target.is(event)
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

    void told(BridgeLeaveEvent event) {
        isOut |= target.is(event)
                && event.bridgeUniqueid() != null
                && event.bridgeUniqueid().equals(bridge);
    }

    /** True where it went to the extension for what is not there. */
    boolean isLost(NewextenEvent event) {
        return target.is(event)
                && place.context().equals(event.context())
                && INVALID.equals(event.exten())
                && !INVALID.equals(place.exten());
    }

    @Override
    public String toString() {
        return target + " at " + place;
    }
}
