package io.strowger.simulator.internal.facade;

import io.strowger.simulator.internal.functions.TalkDetect;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import io.strowger.simulator.pbx.PhoneCall;

/** A phone's call as users see it: enters the world for each request. */
final class PhoneCallFacade implements PhoneCall {
    private final Channel channel;
    private final String name;

    PhoneCallFacade(Channel channel) {
        this.channel = channel;
        this.name = channel.name();
    }

    @Override
    public String channel() {
        return name;
    }

    @Override
    public String uniqueid() {
        return channel.uniqueid();
    }

    @Override
    public boolean isActive() {
        return channel.pbx().world().ask(() -> !channel.isGone());
    }

    @Override
    public void talks(boolean talking) {
        channel.pbx().world().run(() -> TalkDetect.talks(channel, talking));
    }

    @Override
    public void hangsUp() {
        channel.pbx().world().run(() -> PjsipTechnology.phoneHangsUp(channel));
    }
}
