package io.strowger.simulator.internal.pbx;

import io.strowger.simulator.SimulatedVersion;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.AmiSettings;
import io.strowger.simulator.internal.ami.EventSink;
import io.strowger.simulator.internal.ami.Lifecycle;
import io.strowger.simulator.internal.ami.SecurityEvents;
import io.strowger.simulator.internal.ami.Users;
import io.strowger.simulator.internal.dialplan.Dialplan;
import io.strowger.simulator.internal.world.World;

/** All that one PBX is made of; for use inside the world only. */
public final class Switchboard {
    private final World world;
    private final AmiSettings settings;
    private final EventSink events;
    private final ActionTable actions;
    private final SecurityEvents security;
    private final Lifecycle lifecycle;
    private final Users users = new Users();
    private final CommandTable commands = new CommandTable();
    private final AppTable apps = new AppTable();
    private final FunctionTable functions = new FunctionTable();
    private final FeatureTable features = new FeatureTable();
    private final TechnologyTable technologies = new TechnologyTable();
    private final ChannelWatchers watchers = new ChannelWatchers();
    private final Dialplan dialplan = new Dialplan();
    private final Snapshots snapshots = new Snapshots(this);
    private final ChannelEvents channelEvents;
    private final Channels channels = new Channels(this);
    private final Bridges bridges = new Bridges(this);
    private final Values values = new Values(this);

    /** Makes an empty PBX: the topics fill it. */
    public Switchboard(World world, AmiSettings settings, EventSink events) {
        this.world = world;
        this.settings = settings;
        this.events = events;
        this.actions = new ActionTable(settings.version());
        this.channelEvents = new ChannelEvents(this);
        this.security = new SecurityEvents(world, events);
        this.lifecycle = new Lifecycle(world, events, settings.limits().bootTime());
    }

    /** The clock and the agenda. */
    public World world() {
        return world;
    }

    /** What the configuration says. */
    public AmiSettings settings() {
        return settings;
    }

    /** Which Asterisk this is. */
    public SimulatedVersion version() {
        return settings.version();
    }

    /** Where events go. */
    public EventSink events() {
        return events;
    }

    /** What answers actions. */
    public ActionTable actions() {
        return actions;
    }

    /** The commands of the command line. */
    public CommandTable commands() {
        return commands;
    }

    /** The events that tell who came and what was refused. */
    public SecurityEvents security() {
        return security;
    }

    /** When the server started, and whether it ends. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Who may log in. */
    public Users users() {
        return users;
    }

    /** The applications. */
    public AppTable apps() {
        return apps;
    }

    /** The functions. */
    public FunctionTable functions() {
        return functions;
    }

    /** What keys do in a call. */
    public FeatureTable features() {
        return features;
    }

    /** The kinds of channels. */
    public TechnologyTable technologies() {
        return technologies;
    }

    /** Who is told what happens to channels. */
    public ChannelWatchers watchers() {
        return watchers;
    }

    /** The dialplan. */
    public Dialplan dialplan() {
        return dialplan;
    }

    /** Writes the headers of channels and bridges. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** Raises the events of channels. */
    public ChannelEvents channelEvents() {
        return channelEvents;
    }

    /** The channels. */
    public Channels channels() {
        return channels;
    }

    /** The bridges. */
    public Bridges bridges() {
        return bridges;
    }

    /** The variables and functions, and their replacing in texts. */
    public Values values() {
        return values;
    }
}
