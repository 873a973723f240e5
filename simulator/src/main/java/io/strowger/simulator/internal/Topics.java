package io.strowger.simulator.internal;

import io.strowger.simulator.internal.actions.CoreActions;
import io.strowger.simulator.internal.actions.LoginActions;
import io.strowger.simulator.internal.actions.ModuleActions;
import io.strowger.simulator.internal.actions.SessionActions;
import io.strowger.simulator.internal.agi.FastAgi;
import io.strowger.simulator.internal.commands.CoreCommands;
import io.strowger.simulator.internal.commands.ManagerCommands;
import io.strowger.simulator.internal.commands.ShowCommands;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.LocalTechnology;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import java.util.ArrayList;
import java.util.List;

/** All subjects of one simulator: each is installed once. */
public final class Topics {
    private final PjsipTechnology pjsip = new PjsipTechnology();
    private final LocalTechnology local = new LocalTechnology();
    private final Services services = new Services(pjsip, local);
    private final Telephony telephony;

    /** Makes all topics; the records say what is told of calls that are over. */
    public Topics(RecordSettings records) {
        telephony = new Telephony(records, local);
    }

    /** What every server answers by itself, also where there is no PBX. */
    public List<Topic> server() {
        return List.of(
                new LoginActions(),
                new SessionActions(),
                new CoreActions(),
                new ModuleActions(),
                new CoreCommands(),
                new ShowCommands(),
                new ManagerCommands());
    }

    /** What makes up the PBX. */
    public List<Topic> pbx() {
        List<Topic> all = new ArrayList<>(telephony.topics());
        all.add(pjsip);
        all.addAll(services.topics());
        return List.copyOf(all);
    }

    /** Queues, conferences and the like. */
    public Services services() {
        return services;
    }

    /** The sessions with servers of FastAGI. */
    public FastAgi fastAgi() {
        return telephony.agi().fast();
    }

    /** The PJSIP endpoints. */
    public PjsipTechnology pjsip() {
        return pjsip;
    }
}
