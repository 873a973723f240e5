package io.strowger.live.internal;

import io.strowger.live.Agent;
import io.strowger.protocol.action.AgentsAction;
import io.strowger.protocol.event.AgentLoginEvent;
import io.strowger.protocol.event.AgentLogoffEvent;
import io.strowger.protocol.event.AgentsEvent;
import io.strowger.protocol.event.DeviceStateChangeEvent;
import io.strowger.protocol.value.AgentStatus;
import io.strowger.protocol.value.DeviceState;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of agents. */
final class AgentRoom {
    private static final String DEVICE = "Agent:";

    private final Ground ground;
    private final PlainTable<Agent> agents;

    AgentRoom(Ground ground) {
        this.ground = ground;
        this.agents = new PlainTable<>("agents", ground);
    }

    PlainTable<Agent> table() {
        return agents;
    }

    void route(Routes routes) {
        routes.on(AgentsEvent.class, agents, item -> {
            String id = Ground.text(item.agent());
            if (id != null) {
                boolean isOff = item.status() == AgentStatus.LOGGED_OFF;
                agents.put(
                        id,
                        before -> new Agent(
                                id,
                                Ground.text(item.nameValue()),
                                item.status(),
                                isOff ? null : Ground.text(item.channel()),
                                isOff ? null : item.loggedInTime()));
            }
        });
        routes.on(AgentLoginEvent.class, agents, event -> {
            String id = Ground.text(event.agent());
            if (id != null) {
                agents.put(
                        id,
                        before -> new Agent(
                                id,
                                before == null ? null : before.name(),
                                AgentStatus.IDLE,
                                event.channel(),
                                ground.now()));
            }
        });
        routes.on(
                AgentLogoffEvent.class,
                agents,
                event -> agents.change(
                        event.agent(),
                        before -> new Agent(before.id(), before.name(), AgentStatus.LOGGED_OFF, null, null)));
        routes.on(DeviceStateChangeEvent.class, agents, this::device);
    }

    Listing listing() {
        return new Listing(AgentsAction.builder().build(), agents, agents::sweep);
    }

    /** No event tells that an agent takes a call, but its device's state does. */
    private void device(DeviceStateChangeEvent event) {
        String device = event.device();
        if (device == null || !device.startsWith(DEVICE)) {
            return;
        }
        AgentStatus status = status(event.state());
        if (status != null) {
            agents.change(
                    device.substring(DEVICE.length()),
                    before -> before.status() == AgentStatus.LOGGED_OFF
                            ? before
                            : new Agent(before.id(), before.name(), status, before.channel(), before.loggedInAt()));
        }
    }

    private static @Nullable AgentStatus status(@Nullable DeviceState state) {
        return state == DeviceState.NOT_IN_USE
                ? AgentStatus.IDLE
                : state == DeviceState.IN_USE || state == DeviceState.BUSY ? AgentStatus.ON_CALL : null;
    }
}
