package io.strowger.simulator.internal.pbx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All who watch channels, in the order in which they came. */
public final class ChannelWatchers {
    private final List<ChannelWatcher> watchers = new ArrayList<>();

    /** Adds somebody. */
    public void add(ChannelWatcher watcher) {
        watchers.add(watcher);
    }

    /** Tells everybody. */
    public void tell(Consumer<ChannelWatcher> what) {
        for (int i = 0; i < watchers.size(); i++) {
            what.accept(watchers.get(i));
        }
    }
}
