package io.strowger.live.internal;

import io.strowger.client.Subscription;
import io.strowger.live.Agent;
import io.strowger.live.Bridge;
import io.strowger.live.Call;
import io.strowger.live.Cause;
import io.strowger.live.Channels;
import io.strowger.live.Conference;
import io.strowger.live.DahdiLine;
import io.strowger.live.Device;
import io.strowger.live.Endpoint;
import io.strowger.live.Freshness;
import io.strowger.live.Hint;
import io.strowger.live.LiveView;
import io.strowger.live.Mailbox;
import io.strowger.live.ParkedCall;
import io.strowger.live.Picture;
import io.strowger.live.Presence;
import io.strowger.live.Queue;
import io.strowger.live.QueueCaller;
import io.strowger.live.QueueMember;
import io.strowger.live.Registration;
import io.strowger.live.Server;
import io.strowger.live.ViewStatus;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.value.PrivilegeClass;
import java.util.ArrayList;
import java.util.EnumSet;
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
    private final Routes routes;
    private final List<Listing> listings = new ArrayList<>();
    private final ChannelTable channels;
    private final Table<CallEntry, Call> calls;
    private final BridgeRoom bridges;
    private final QueueRoom queues;
    private final ConferenceTable conferences;
    private final ParkingRoom parking;
    private final AgentRoom agents;
    private final EndpointRoom endpoints;
    private final RegistrationRoom registrations;
    private final StateRoom states;
    private final DahdiRoom dahdi;
    private final ServerRoom server;
    private @Nullable Set<PrivilegeClass> readClasses;

    /** Makes an empty one; its listeners run on the executor. */
    Model(String pbx, LiveSettings settings, Executor listenerThreads) {
        this(pbx, settings, listenerThreads, new Trouble());
    }

    /** Makes an empty one that reports what it cannot apply there. */
    Model(String pbx, LiveSettings settings, Executor listenerThreads, Trouble trouble) {
        ground = new Ground(settings, listenerThreads, trouble);
        routes = new Routes(ground);
        Occupancy occupancy = new Occupancy();
        calls = new Table<>("calls", ground, true);
        channels = new ChannelTable(ground, calls);
        CallRoom callRoom = new CallRoom(ground, calls, occupancy);
        bridges = new BridgeRoom(ground, channels, callRoom, occupancy);
        ChannelRoom channelRoom = new ChannelRoom(ground, channels, bridges, callRoom);
        queues = new QueueRoom(ground, channels, callRoom);
        conferences = new ConferenceTable(ground, channels, callRoom);
        ConferenceRoom confbridge = new ConferenceRoom(ground, conferences, channels, callRoom);
        MeetmeRoom meetme = new MeetmeRoom(ground, conferences, channels);
        parking = new ParkingRoom(ground, channels, callRoom);
        agents = new AgentRoom(ground);
        endpoints = new EndpointRoom(ground);
        registrations = new RegistrationRoom(ground);
        states = new StateRoom(ground);
        dahdi = new DahdiRoom(ground);
        server = new ServerRoom(ground, pbx);

        channelRoom.route(routes);
        bridges.route(routes, channelRoom::face);
        new DialRoom(ground, channels, callRoom).route(routes);
        queues.route(routes);
        confbridge.route(routes);
        meetme.route(routes);
        parking.route(routes);
        agents.route(routes);
        endpoints.route(routes);
        registrations.route(routes);
        states.route(routes);
        dahdi.route(routes);
        server.route(routes);

        // What changes most comes first, since the rest of the answers holds up what comes behind it.
        listings.addAll(channelRoom.listings(calls));
        listings.add(bridges.listing());
        listings.add(queues.listing());
        listings.add(confbridge.listing());
        listings.add(meetme.listing());
        listings.add(parking.listing());
        listings.add(agents.listing());
        // The states of devices go to the endpoints too, which have to be there before.
        listings.addAll(endpoints.listings());
        listings.addAll(states.listings());
        listings.addAll(registrations.listings());
        listings.add(dahdi.listing());
        listings.addAll(server.listings());
    }

    Ground ground() {
        return ground;
    }

    /** What becomes of each event. */
    Routes routes() {
        return routes;
    }

    Table<?, ?> parkingTable() {
        return parking.table();
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
        if (ground.takeTouched()) {
            ground.tables().forEach(table -> table.tell(cause));
        }
        ground.listenerThreads().applied();
    }

    /** True, once, where something could not be applied since the last time; the views that it is about are stale. */
    boolean takeTroubled() {
        return ground.takeTroubled();
    }

    /** Notes that nothing is known for sure, and why. */
    void fresh(Freshness freshness, @Nullable String reason) {
        for (Table<?, ?> table : ground.tables()) {
            if (!table.isUnavailable()) {
                table.fresh(freshness, reason);
            }
        }
    }

    /** Notes what the user may read; null where that is not known. */
    void readClasses(@Nullable Set<PrivilegeClass> classes) {
        readClasses = classes;
    }

    /** Why no event of a view is seen, where that is known; null where it is not so. */
    @Nullable String whyBlind(Table<?, ?> table) {
        Set<PrivilegeClass> mayRead = readClasses;
        if (mayRead == null) {
            return null;
        }
        Set<PrivilegeClass> needed = EnumSet.noneOf(PrivilegeClass.class);
        for (Class<? extends Event> type : routes.types(table)) {
            for (String name : EventTypes.names(type)) {
                Set<PrivilegeClass> classes = EventTypes.classes(name);
                if (!classes.isEmpty() && mayRead.containsAll(classes)) {
                    return null;
                }
                needed.addAll(classes);
            }
        }
        return needed.isEmpty() ? null : "the AMI user may not read events of the class " + needed;
    }

    /** Tells each view's status when its freshness changes, and when nothing is heard of the PBX any more. */
    public Subscription onStatus(Consumer<? super ViewStatus> listener) {
        return ground.onStatus(listener);
    }

    /** All views. */
    public List<LiveView<?>> views() {
        return List.copyOf(ground.tables());
    }

    /** All views at one instant. */
    public Picture snapshot() {
        return channels.locked(() -> new Picture(
                ground.now(),
                channels().all(),
                calls().all(),
                bridges().all(),
                queues().all(),
                agents().all(),
                conferences().all(),
                parking().all(),
                endpoints().all(),
                registrations().all(),
                hints().all(),
                presence().all(),
                devices().all(),
                mailboxes().all(),
                dahdi().all(),
                server().all(),
                views().stream().<ViewStatus>map(LiveView::status).toList()));
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

    /** The view of queues. */
    public LiveView<Queue> queues() {
        return queues.table();
    }

    /** The view of those who wait in queues. */
    public LiveView<QueueCaller> queueCallers() {
        return queues.callers();
    }

    /** The view of the members of queues. */
    public LiveView<QueueMember> queueMembers() {
        return queues.members().table();
    }

    /** The view of agents. */
    public LiveView<Agent> agents() {
        return agents.table();
    }

    /** The view of conferences. */
    public LiveView<Conference> conferences() {
        return conferences;
    }

    /** The view of parked calls. */
    public LiveView<ParkedCall> parking() {
        return parking.table();
    }

    /** The view of telephones and trunks. */
    public LiveView<Endpoint> endpoints() {
        return endpoints.table();
    }

    /** The view of registrations at others. */
    public LiveView<Registration> registrations() {
        return registrations.table();
    }

    /** The view of extensions with hints. */
    public LiveView<Hint> hints() {
        return states.hints();
    }

    /** The view of presence. */
    public LiveView<Presence> presence() {
        return states.presences();
    }

    /** The view of devices. */
    public LiveView<Device> devices() {
        return states.devices();
    }

    /** The view of mailboxes. */
    public LiveView<Mailbox> mailboxes() {
        return states.mailboxes();
    }

    /** The view of DAHDI channels. */
    public LiveView<DahdiLine> dahdi() {
        return dahdi.table();
    }

    /** The view of the server. */
    public LiveView<Server> server() {
        return server.table();
    }
}
