package io.strowger.simulator.internal;

import io.strowger.simulator.internal.astdb.AstDb;
import io.strowger.simulator.internal.astdb.DatabaseActions;
import io.strowger.simulator.internal.astdb.DatabaseFunctions;
import io.strowger.simulator.internal.configs.ConfigActions;
import io.strowger.simulator.internal.configs.ConfigFiles;
import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.devices.Hints;
import io.strowger.simulator.internal.devices.Presences;
import io.strowger.simulator.internal.devices.StateActions;
import io.strowger.simulator.internal.devices.StateFunctions;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import java.util.List;

/** What a PBX offers beside calls: queues, conferences, parking, voicemail, states, the database, configuration files. */
public final class Services {
    private final AstDb db = new AstDb();
    private final ConfigFiles files = new ConfigFiles();
    private final DeviceStates devices = new DeviceStates();
    private final Hints hints = new Hints(devices);
    private final Presences presences = new Presences(hints);
    private final PjsipTechnology pjsip;

    Services(PjsipTechnology pjsip) {
        this.pjsip = pjsip;
        devices.source("PJSIP", pjsip::deviceState);
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
                new ConfigActions(files));
    }

    /** The states of devices. */
    public DeviceStates devices() {
        return devices;
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
