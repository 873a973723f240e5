package io.strowger.simulator.internal.facade;

import io.strowger.simulator.internal.conferences.Conferences;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.pbx.Conference;
import io.strowger.simulator.pbx.PhoneCall;

/** A conference as users see it: enters the world for each request. */
final class ConferenceFacade implements Conference {
    private final Switchboard pbx;
    private final Conferences conferences;
    private final Trunk trunk;
    private final String name;

    ConferenceFacade(Switchboard pbx, Conferences conferences, Trunk trunk, String name) {
        this.pbx = pbx;
        this.conferences = conferences;
        this.trunk = trunk;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PhoneCall caller(String number) {
        return call(number, name);
    }

    @Override
    public PhoneCall caller(String number, String userProfile) {
        return call(number, name + ",," + userProfile);
    }

    private PhoneCall call(String number, String data) {
        return trunk.call(number, "ConfBridge", data);
    }

    @Override
    public Conference talks(PhoneCall call, boolean talking) {
        boolean found = pbx.world().ask(() -> {
            Channel channel = pbx.channels().find(call.uniqueid());
            return channel != null && conferences.talks(channel, talking);
        });
        if (!found) {
            throw new IllegalArgumentException(call.channel() + " is in no conference");
        }
        return this;
    }

    @Override
    public int parties() {
        return pbx.world().ask(() -> conferences.parties(name));
    }
}
