package io.strowger.live.internal;

import io.strowger.client.Subscription;
import io.strowger.live.Bridge;
import io.strowger.live.Call;
import io.strowger.live.Cause;
import io.strowger.live.Channels;
import io.strowger.live.Freshness;
import io.strowger.live.LiveView;
import io.strowger.live.ViewStatus;
import io.strowger.protocol.action.BridgeListAction;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a PBX, and how events and snapshots change it. Knows nothing of connections.
 *
 * <p>Used with the ground's lock held, but for the views.
 */
public final class Model {
    private final Ground ground;
    private final Routes routes = new Routes();
    private final List<Listing> listings = new ArrayList<>();
    private final ChannelTable channels;
    private final Table<CallEntry, Call> calls;
    private final BridgeRoom bridges;

    /** Makes an empty one; its listeners run on the executor. */
    Model(LiveSettings settings, Executor listenerThreads) {
        ground = new Ground(settings, listenerThreads);
        Occupancy occupancy = new Occupancy();
        calls = new Table<>("calls", ground, true);
        channels = new ChannelTable(ground, calls);
        CallRoom callRoom = new CallRoom(ground, calls, occupancy);
        bridges = new BridgeRoom(ground, channels, callRoom, occupancy);
        ChannelRoom channelRoom = new ChannelRoom(ground, channels, bridges, callRoom);
        channelRoom.route(routes);
        bridges.route(routes, channelRoom::face);
        new DialRoom(ground, channels, callRoom).route(routes);

        listings.add(new Listing(
                BridgeListAction.builder().build(),
                bridges.table(),
                () -> bridges.table().sweep(bridges::vanished)));
        List<Table<?, ?>> ofChannels = List.of(channels, calls);
        Runnable sweep = () -> channels.sweep(channelRoom::vanished);
        Listing shorter = new Listing(CoreShowChannelsAction.builder().build(), ofChannels, sweep, null, null, true);
        listings.add(new Listing(StatusAction.builder().build(), ofChannels, sweep, shorter, null, true));
    }

    Ground ground() {
        return ground;
    }

    /** What a snapshot has to ask. */
    List<Listing> listings() {
        return listings;
    }

    /** The types of the events that change something. */
    Set<Class<? extends Event>> types() {
        return routes.types();
    }

    /** Applies an event, or an item of a list. */
    void apply(Event event) {
        ground.now(event.origin().receivedAt());
        routes.apply(event);
    }

    /** Tells the listeners of all views what has changed. */
    void tell(Cause cause) {
        List<Table<?, ?>> tables = ground.tables();
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).tell(cause);
        }
    }

    /** Notes that nothing is known for sure, and why. */
    void fresh(Freshness freshness, @Nullable String reason) {
        for (Table<?, ?> table : ground.tables()) {
            if (!table.isUnavailable()) {
                table.fresh(freshness, reason);
            }
        }
    }

    /** Tells each view's freshness when it changes. */
    public Subscription onStatus(Consumer<? super ViewStatus> listener) {
        return ground.onStatus(listener);
    }

    /** All views. */
    public List<LiveView<?>> views() {
        return List.copyOf(ground.tables());
    }

    /** The view of channels. */
    public Channels channels() {
        return channels;
    }

    /** The view of calls. */
    public LiveView<Call> calls() {
        return calls;
    }

    /** The view of bridges. */
    public LiveView<Bridge> bridges() {
        return bridges.table();
    }
}
