package io.strowger.simulator.internal.devices;

import io.strowger.protocol.value.ChannelState;
import org.jspecify.annotations.Nullable;

/** How many channels a device has, by what they do. */
final class UseCount {
    private final boolean isLocal;
    private int all;
    private int ringing;
    private int used;
    private int busy;

    UseCount(boolean isLocal) {
        this.isLocal = isLocal;
    }

    void add(ChannelState state, int by) {
        all += by;
        switch (state) {
            case RINGING -> ringing += by;
            case BUSY -> busy += by;
            case DOWN -> {}
            default -> used += by;
        }
    }

    boolean isEmpty() {
        return all == 0;
    }

    int all() {
        return all;
    }

    /** The state that the channels make; null where they make none. */
    @Nullable String state() {
        if (isLocal) {
            return ringing + used > 0 ? "INUSE" : null;
        }
        if (ringing > 0) {
            return used > 0 ? "RINGINUSE" : "RINGING";
        }
        return used > 0 ? "INUSE" : busy > 0 ? "BUSY" : null;
    }
}
