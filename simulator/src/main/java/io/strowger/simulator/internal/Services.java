package io.strowger.simulator.internal;

import io.strowger.simulator.internal.agents.AgentPool;
import io.strowger.simulator.internal.astdb.AstDb;
import io.strowger.simulator.internal.astdb.DatabaseActions;
import io.strowger.simulator.internal.astdb.DatabaseFunctions;
import io.strowger.simulator.internal.chansip.SipPeers;
import io.strowger.simulator.internal.conferences.ConfbridgeActions;
import io.strowger.simulator.internal.conferences.Conferences;
import io.strowger.simulator.internal.conferences.PageApp;
import io.strowger.simulator.internal.configs.ConfigActions;
import io.strowger.simulator.internal.configs.ConfigFiles;
import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.devices.Hints;
import io.strowger.simulator.internal.devices.Presences;
import io.strowger.simulator.internal.devices.StateActions;
import io.strowger.simulator.internal.devices.StateFunctions;
import io.strowger.simulator.internal.modules.CacheActions;
import io.strowger.simulator.internal.modules.CardActions;
import io.strowger.simulator.internal.modules.DialplanActions;
import io.strowger.simulator.internal.modules.FaxActions;
import io.strowger.simulator.internal.modules.IaxActions;
import io.strowger.simulator.internal.modules.IaxPeers;
import io.strowger.simulator.internal.modules.MessageActions;
import io.strowger.simulator.internal.parking.Parking;
import io.strowger.simulator.internal.parking.ParkingActions;
import io.strowger.simulator.internal.parking.ParkingApps;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.pjsip.Endpoints;
import io.strowger.simulator.internal.pjsip.PjsipActions;
import io.strowger.simulator.internal.pjsip.PjsipShowActions;
import io.strowger.simulator.internal.queues.QueueActions;
import io.strowger.simulator.internal.queues.QueueApps;
import io.strowger.simulator.internal.queues.QueueFunctions;
import io.strowger.simulator.internal.queues.QueueListActions;
import io.strowger.simulator.internal.queues.QueueMemberActions;
import io.strowger.simulator.internal.queues.Queues;
import io.strowger.simulator.internal.setup.SetupFiles;
import io.strowger.simulator.internal.tech.LocalTechnology;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import io.strowger.simulator.internal.transfers.FeatureFile;
import io.strowger.simulator.internal.voicemail.Voicemail;
import io.strowger.simulator.internal.voicemail.VoicemailActions;
import java.util.List;

/** What a PBX offers beside calls: queues, conferences, parking, voicemail, states, the database, configuration files. */
public final class Services {
    private final AstDb db = new AstDb();
    private final ConfigFiles files = new ConfigFiles();
    private final SetupFiles setup = new SetupFiles(files);
    private final DeviceStates devices = new DeviceStates();
    private final Hints hints = new Hints(devices);
    private final Presences presences = new Presences(hints);
    private final Queues queues = new Queues(devices);
    private final QueueActions queueActions = new QueueActions(queues);
    private final Parking parking = new Parking(devices);
    private final Voicemail voicemail = new Voicemail(devices);
    private final AgentPool agents = new AgentPool(devices);
    private final IaxPeers iax = new IaxPeers();
    private final SipPeers sip = new SipPeers(devices);
    private final FeatureFile features = new FeatureFile();
    private final Conferences conferences;
    private final Endpoints endpoints;

    Services(PjsipTechnology pjsip, LocalTechnology local) {
        this.conferences = new Conferences(devices, local::number);
        this.endpoints = new Endpoints(pjsip, devices);
        devices.source("PJSIP", pjsip::deviceState);
        setup.reader("confbridge.conf", section -> conferences.configure(section.name(), SetupFiles.settings(section)));
        setup.reader("res_parking.conf", section -> parking.configure(section.name(), SetupFiles.settings(section)));
        setup.reader("voicemail.conf", section -> voicemail.configure(section.name(), section.lines()));
        setup.reader("agents.conf", section -> agents.configure(section.name(), SetupFiles.settings(section)));
        setup.reader("pjsip.conf", section -> endpoints.configure(section.name(), SetupFiles.settings(section)));
        setup.reader("sip.conf", sip::configure);
        setup.reader("features.conf", section -> features.configure(section.name(), SetupFiles.settings(section)));
        setup.reader("iax.conf", section -> iax.configure(section.name(), SetupFiles.settings(section)));
        setup.reader("queues.conf", section -> queues.configure(section.name(), section.lines()));
        setup.reader(
                "queuerules.conf",
                section -> section.lines().forEach(line -> queueActions.rule(section.name(), line.getValue())));
    }

    List<Topic> topics() {
        return List.of(
                devices,
                hints,
                presences,
                new StateActions(devices, hints, presences),
                new StateFunctions(devices, hints, presences, db),
                new DatabaseActions(db),
                new DatabaseFunctions(db),
                new ConfigActions(files),
                queues,
                queueActions,
                new QueueListActions(queues),
                new QueueMemberActions(queues),
                new QueueApps(queues),
                new QueueFunctions(queues),
                parking,
                new ParkingApps(parking),
                new ParkingActions(parking),
                conferences,
                new ConfbridgeActions(conferences),
                new PageApp(conferences),
                voicemail,
                new VoicemailActions(voicemail),
                agents,
                endpoints,
                new PjsipShowActions(endpoints),
                new PjsipActions(endpoints),
                new DialplanActions(),
                new CardActions(),
                new FaxActions(),
                new CacheActions(),
                new MessageActions(),
                iax,
                sip,
                features,
                new IaxActions());
    }

    /** The states of devices. */
    public DeviceStates devices() {
        return devices;
    }

    /** The endpoints. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** The conferences. */
    public Conferences conferences() {
        return conferences;
    }

    /** Writes configuration files, and lets their modules read them. */
    public SetupFiles setup() {
        return setup;
    }

    /** The queues. */
    public Queues queues() {
        return queues;
    }

    /** The configuration files. */
    public ConfigFiles files() {
        return files;
    }

    /** The database. */
    public AstDb db() {
        return db;
    }
}
