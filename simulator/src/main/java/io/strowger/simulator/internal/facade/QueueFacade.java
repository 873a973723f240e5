package io.strowger.simulator.internal.facade;

import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.queues.QueueOptions;
import io.strowger.simulator.internal.queues.Queues;
import io.strowger.simulator.pbx.PhoneCall;
import io.strowger.simulator.pbx.Queue;
import java.util.Map;

/** A queue as users see it: enters the world for each request. */
final class QueueFacade implements Queue {
    private final Switchboard pbx;
    private final Queues queues;
    private final Trunk trunk;
    private final String name;

    QueueFacade(Switchboard pbx, Queues queues, Trunk trunk, String name) {
        this.pbx = pbx;
        this.queues = queues;
        this.trunk = trunk;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Queue set(String setting, String value) {
        QueueOptions.check(setting, value);
        pbx.world().run(() -> queues.configure(name, Map.of(setting, value)));
        return this;
    }

    @Override
    public Queue member(String device, int penalty) {
        require(pbx.world().ask(() -> queues.dynamicMember(name, device, penalty, "")), "has the member " + device);
        return this;
    }

    @Override
    public Queue pauses(String device, String reason) {
        require(pbx.world().ask(() -> queues.pause(name, device, true, reason)), "does not have the member " + device);
        return this;
    }

    @Override
    public Queue goesOn(String device) {
        require(pbx.world().ask(() -> queues.pause(name, device, false, "")), "does not have the member " + device);
        return this;
    }

    @Override
    public PhoneCall caller(String number) {
        return trunk.call(number, "Queue", name);
    }

    @Override
    public int waiting() {
        return pbx.world().ask(() -> queues.waiting(name));
    }

    private void require(boolean done, String otherwise) {
        if (!done) {
            throw new IllegalArgumentException("the queue " + name + " " + otherwise);
        }
    }
}
