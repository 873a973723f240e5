package io.strowger.simulator.internal.facade;

import io.strowger.simulator.internal.traffic.TrafficGenerator;
import io.strowger.simulator.internal.world.World;
import io.strowger.simulator.pbx.RunningTraffic;

/** Traffic as users see it: enters the world for each request. */
final class TrafficFacade implements RunningTraffic {
    private final World world;
    private final TrafficGenerator generator;

    TrafficFacade(World world, TrafficGenerator generator) {
        this.world = world;
        this.generator = generator;
    }

    @Override
    public void stop() {
        world.run(generator::stop);
    }

    @Override
    public long placed() {
        return world.ask(generator::placed);
    }

    @Override
    public long answered() {
        return world.ask(generator::answered);
    }

    @Override
    public int underWay() {
        return world.ask(generator::underWay);
    }

    @Override
    public long skipped() {
        return world.ask(generator::skipped);
    }
}
