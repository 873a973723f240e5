package io.strowger.simulator.internal;

import io.strowger.simulator.internal.actions.ChannelActions;
import io.strowger.simulator.internal.actions.OriginateActions;
import io.strowger.simulator.internal.agi.AgiApps;
import io.strowger.simulator.internal.apps.BasicApps;
import io.strowger.simulator.internal.apps.DialApp;
import io.strowger.simulator.internal.apps.FlowApps;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.apps.PickupApps;
import io.strowger.simulator.internal.apps.SoundApps;
import io.strowger.simulator.internal.apps.SpyApps;
import io.strowger.simulator.internal.apps.UserEventApp;
import io.strowger.simulator.internal.bridges.BridgeActions;
import io.strowger.simulator.internal.control.ControlActions;
import io.strowger.simulator.internal.control.Digits;
import io.strowger.simulator.internal.control.SignalActions;
import io.strowger.simulator.internal.functions.CallerIdFunction;
import io.strowger.simulator.internal.functions.ChannelFunctions;
import io.strowger.simulator.internal.functions.TalkDetect;
import io.strowger.simulator.internal.functions.TextFunctions;
import io.strowger.simulator.internal.monitoring.MonitorTopic;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.records.CallRecords;
import io.strowger.simulator.internal.records.ChannelLog;
import io.strowger.simulator.internal.tech.LocalTechnology;
import io.strowger.simulator.internal.transfers.TransferActions;
import java.util.ArrayList;
import java.util.List;

/** The topics about channels and calls. */
final class Telephony {
    private final RecordSettings records;
    private final LocalTechnology local;
    private final AgiApps agi = new AgiApps();

    Telephony(RecordSettings records, LocalTechnology local) {
        this.records = records;
        this.local = local;
    }

    AgiApps agi() {
        return agi;
    }

    List<Topic> topics() {
        List<Topic> topics = new ArrayList<>(List.of(
                new ChannelActions(),
                new OriginateActions(),
                new TransferActions(),
                new BridgeActions(),
                new ControlActions(),
                new SignalActions(),
                new Digits(),
                new MonitorTopic(),
                agi,
                local,
                new BasicApps(),
                new FlowApps(),
                new SoundApps(),
                new MusicApps(),
                new DialApp(),
                new PickupApps(),
                new SpyApps(),
                new UserEventApp(),
                new CallerIdFunction(),
                new ChannelFunctions(),
                new TalkDetect(),
                new TextFunctions()));
        if (records.isOn()) {
            topics.add(new CallRecords(records.headers()));
            topics.add(new ChannelLog());
        }
        return topics;
    }
}
