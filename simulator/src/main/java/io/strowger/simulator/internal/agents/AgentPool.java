package io.strowger.simulator.internal.agents;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.SoftHangup;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The agents who log in by AgentLogin and wait for AgentRequest; for use inside the world only. */
public final class AgentPool implements Topic {
    private static final Bridge.Kind KIND = new Bridge.Kind("agent_hold", "holding_bridge", false);

    private final DeviceStates devices;
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private @Nullable Switchboard pbx;
    private @Nullable Bridge hold;

    /** Makes an empty pool. */
    public AgentPool(DeviceStates devices) {
        this.devices = devices;
    }

    /** One agent of {@code agents.conf}. */
    private static final class Agent {
        final String id;
        final String name;

        @Nullable Execution login;

        long since;

        @Nullable Channel caller;

        Agent(String id, String name) {
            this.id = id;
            this.name = name;
        }

        String device() {
            return "Agent:" + id;
        }
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
        board.apps().add("AgentLogin", this::login);
        board.apps().add("AgentRequest", this::request);
        board.actions().add("Agents", (request, reply) -> list(reply));
        board.actions().add("AgentLogoff", this::logoff);
    }

    /** Reads a section of {@code agents.conf}. */
    public void configure(String id, Map<String, String> settings) {
        if (!id.equals("general")) {
            Agent agent = new Agent(id, settings.getOrDefault("fullname", ""));
            agents.put(id, agent);
            devices.known(agent.device(), "UNAVAILABLE");
        }
    }

    private void login(Execution x, String data) {
        Agent agent = agents.get(data.split(",")[0].strip());
        if (agent == null || agent.login != null) {
            x.channel().variables().put("AGENT_STATUS", agent == null ? "INVALID" : "ALREADY_LOGGED_IN");
            x.next();
            return;
        }
        x.channel().answer();
        agent.login = x;
        agent.since = board().world().now().getEpochSecond();
        emit("AgentLogin", x.channel(), agent);
        waits(agent, x);
    }

    private void waits(Agent agent, Execution x) {
        if (hold == null) {
            hold = board().bridges().create(KIND, "AgentPool", "");
        }
        devices.noted(agent.device(), "NOT_INUSE");
        hold.enter(x.channel(), new Bridge.Member() {
            @Override
            public void leaving(Channel channel) {
                MusicApps.stop(channel);
            }

            @Override
            public void left(Channel channel) {
                if (agent.caller == null) {
                    loggedOff(agent, x);
                }
            }
        });
        MusicApps.start(x.channel(), "");
    }

    private void loggedOff(Agent agent, Execution x) {
        long seconds = board().world().now().getEpochSecond() - agent.since;
        agent.login = null;
        agent.caller = null;
        devices.noted(agent.device(), "UNAVAILABLE");
        board().channelEvents()
                .emit(
                        "AgentLogoff",
                        Classes.AGENT,
                        x.channel(),
                        lines -> lines.add("Agent", agent.id).add("Logintime", seconds));
        if (x.channel().hangupCause() == Causes.NONE) {
            x.channel().hangupCause(Causes.NORMAL);
        }
        x.takeBack();
        x.end();
    }

    /** Joins a caller with the agent, where he waits. */
    private void request(Execution x, String data) {
        Agent agent = agents.get(data.split(",")[0].strip());
        Execution login = agent == null ? null : agent.login;
        Bridge waiting = hold;
        if (agent == null || login == null || waiting == null || agent.caller != null) {
            String status = agent == null ? "INVALID" : login == null ? "NOT_LOGGED_IN" : "BUSY";
            x.channel().variables().put("AGENT_STATUS", status);
            x.next();
            return;
        }
        x.channel().answer();
        agent.caller = x.channel();
        waiting.leave(login.channel());
        devices.noted(agent.device(), "INUSE");
        Bridge talk = board().bridges().basic();
        talk.enter(login.channel(), gone -> {
            agent.caller = null;
            if (gone.isHangupRequested()) {
                loggedOff(agent, login);
            } else {
                waits(agent, login);
            }
        });
        talk.enter(x.channel(), gone -> {
            if (gone.hangupCause() == Causes.NONE) {
                gone.hangupCause(Causes.NORMAL);
            }
            x.takeBack();
            x.end();
        });
    }

    private void list(ActionReply reply) {
        ListReply list = reply.list("Agents will follow");
        for (Agent agent : agents.values()) {
            list.itemIdLast("Agents", lines -> {
                Execution login = agent.login;
                Channel caller = agent.caller;
                String status = login == null ? "LOGGEDOFF" : caller == null ? "IDLE" : "ONCALL";
                lines.add("Agent", agent.id).add("Name", agent.name).add("Status", "AGENT_" + status);
                if (login != null && caller != null) {
                    lines.add("TalkingToChan", caller.name());
                }
                if (login != null) {
                    lines.add("LoggedInTime", agent.since);
                    board().snapshots().channel(lines, login.channel());
                }
            });
        }
        list.complete("AgentsComplete");
    }

    private void logoff(ActionRequest request, ActionReply reply) {
        String id = request.text("Agent");
        Agent agent = agents.get(id);
        if (id.isEmpty()) {
            reply.error("No agent specified");
        } else if (agent == null) {
            reply.error("No such agent");
        } else {
            reply.success("Agent logged out");
            Execution login = agent.login;
            if (login != null && !request.isTrue("Soft")) {
                login.channel().softHangup(SoftHangup.EXPLICIT);
            }
        }
    }

    private void emit(String name, Channel channel, Agent agent) {
        board().channelEvents().emit(name, Classes.AGENT, channel, lines -> lines.add("Agent", agent.id));
    }

    private Switchboard board() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }
}
