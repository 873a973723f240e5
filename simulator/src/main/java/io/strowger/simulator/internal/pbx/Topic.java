package io.strowger.simulator.internal.pbx;

/** One subject of the PBX, such as queues: registers the actions, applications, functions and watchers it brings. */
public interface Topic {
    /** Registers all of it; called once, inside the world, before the first client comes. */
    void install(Switchboard pbx);
}
