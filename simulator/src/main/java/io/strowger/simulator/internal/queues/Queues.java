package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All queues, and what happens to their members; for use inside the world only. */
public final class Queues implements Topic {
    private final DeviceStates devices;
    private final Map<String, CallQueue> byName = new LinkedHashMap<>();
    private final Map<Channel, AgentCall> talks = new HashMap<>();
    private final Map<String, Integer> watched = new HashMap<>();
    private @Nullable Switchboard pbx;

    /** Makes queues whose members are these devices. */
    public Queues(DeviceStates devices) {
        this.devices = devices;
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
        devices.watch(this::deviceChanged);
        board.watchers().add(new ChannelWatcher() {
            @Override
            public void hangupRequested(Channel channel) {
                AgentCall talk = talks.get(channel);
                if (talk != null) {
                    talk.hangupRequested(channel);
                }
            }
        });
        board.apps().add("Queue", (x, data) -> new QueueEntry(this, x).begin(data));
    }

    void talk(AgentCall talk, Channel agent, Channel caller) {
        talks.put(agent, talk);
        talks.put(caller, talk);
    }

    void talkEnds(Channel agent, Channel caller) {
        talks.remove(agent);
        talks.remove(caller);
    }

    /** Makes a queue, or changes its settings. */
    public void configure(String name, Map<String, String> settings) {
        CallQueue known = byName.get(name);
        if (known != null) {
            settings.forEach(known.settings()::put);
            return;
        }
        CallQueue queue = new CallQueue(name, new QueueSettings(new TreeMap<>()));
        settings.forEach(queue.settings()::put);
        byName.put(name, queue);
    }

    /** Reads a section of {@code queues.conf}. */
    public void configure(String name, List<Map.Entry<String, String>> lines) {
        if (name.equals("general")) {
            return;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        lines.forEach(line -> settings.put(line.getKey(), line.getValue()));
        settings.remove("member");
        configure(name, settings);
        for (Map.Entry<String, String> line : lines) {
            if (line.getKey().equals("member")) {
                String[] parts = line.getValue().split("\\s*,\\s*", -1);
                String penalty = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : "0";
                staticMember(
                        name,
                        parts[0],
                        Integer.parseInt(penalty),
                        parts.length > 2 ? parts[2] : "",
                        parts.length > 3 ? parts[3] : "");
            }
        }
        CallQueue made = byName.get(name);
        if (made != null) {
            devices.known("Queue:" + name + "_avail", made.available(now()) > 0 ? "NOT_INUSE" : "INUSE");
        }
    }

    /** Adds a member that the configuration names: nobody is told. */
    public void staticMember(String queueName, String iface, int penalty, String name, String stateInterface) {
        CallQueue queue = byName.get(queueName);
        if (queue == null) {
            throw new IllegalArgumentException("there is no queue " + queueName);
        }
        QueueMember member = new QueueMember(queueName, iface, name, stateInterface, false, now());
        member.penalty = Math.max(0, penalty);
        member.ringInUse = queue.settings().is("ringinuse", true);
        member.status = devices.number(member.stateInterface());
        queue.add(member);
        watched.merge(member.device(), 1, Integer::sum);
        devices.known("Queue:" + queueName + "_pause_" + iface, "NOT_INUSE");
    }

    /** Adds a member as the action QueueAdd does; false where the queue has it, or is none. */
    public boolean dynamicMember(String queueName, String iface, int penalty, String name) {
        CallQueue queue = byName.get(queueName);
        return queue != null && add(queue, iface, penalty, name, "", NOT_PAUSED);
    }

    /** How many wait in a queue. */
    public int waiting(String queueName) {
        CallQueue queue = byName.get(queueName);
        return queue == null ? 0 : queue.entries().size();
    }

    /** Pauses a member with a reason, or lets it go on; false where the queue does not have it. */
    public boolean pause(String queueName, String iface, boolean paused, String reason) {
        CallQueue queue = byName.get(queueName);
        QueueMember member = queue == null ? null : queue.member(iface);
        if (queue != null && member != null) {
            pause(queue, member, paused, reason);
        }
        return member != null;
    }

    @Nullable CallQueue find(String name) {
        return byName.get(name);
    }

    Collection<CallQueue> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    Switchboard pbx() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }

    DeviceStates devices() {
        return devices;
    }

    /** The time in seconds, as statistics tell it. */
    long now() {
        return pbx().world().now().getEpochSecond();
    }

    /** How many seconds the clock shows more than then: Asterisk counts so, without parts of seconds. */
    long secondsSince(Instant then) {
        return now() - then.getEpochSecond();
    }

    /** Adds a member at run time; false where the queue has that interface. */
    boolean add(CallQueue queue, String iface, int penalty, String name, String stateInterface, String pause) {
        if (queue.member(iface) != null) {
            return false;
        }
        QueueMember member = new QueueMember(queue.name(), iface, name, stateInterface, true, now());
        member.penalty = Math.max(0, penalty);
        member.ringInUse = queue.settings().is("ringinuse", true);
        member.status = devices.number(member.stateInterface());
        boolean paused = !pause.equals(NOT_PAUSED);
        member.paused = paused;
        member.pausedReason = paused ? pause : "";
        member.lastPause = paused ? now() : 0;
        queue.add(member);
        watched.merge(member.device(), 1, Integer::sum);
        pauseState(queue, member);
        emit("QueueMemberAdded", queue, member);
        availabilityChanged(queue);
        return true;
    }

    /** Says that a new member does not pause. */
    static final String NOT_PAUSED = "\0";

    void remove(CallQueue queue, QueueMember member) {
        queue.remove(member);
        watched.merge(member.device(), -1, (all, one) -> all + one == 0 ? null : all + one);
        emit("QueueMemberRemoved", queue, member);
        devices.told(pauseDevice(queue, member), "NOT_INUSE");
        availabilityChanged(queue);
    }

    /** Pauses a member, or lets it go on. */
    void pause(CallQueue queue, QueueMember member, boolean paused, String reason) {
        member.paused = paused;
        member.pausedReason = paused ? reason : "";
        if (paused) {
            member.lastPause = now();
        }
        pauseState(queue, member);
        availabilityChanged(queue);
        boolean repeats = !pbx().version().isAtLeast(20) && paused && !reason.isEmpty();
        pbx().events().emit("QueueMemberPause", Classes.AGENT, lines -> {
            member.writeEvent(lines, queue.wrapup());
            if (repeats) {
                lines.add("Reason", reason);
            }
        });
    }

    void penalty(CallQueue queue, QueueMember member, int penalty) {
        member.penalty = penalty;
        emit("QueueMemberPenalty", queue, member);
    }

    void ringInUse(CallQueue queue, QueueMember member, boolean ringInUse) {
        member.ringInUse = ringInUse;
        emit("QueueMemberRinginuse", queue, member);
        availabilityChanged(queue);
    }

    /** Looks anew at who waits, and at the device that tells whether anybody is free. */
    void availabilityChanged(CallQueue queue) {
        devices.told("Queue:" + queue.name() + "_avail", queue.available(now()) > 0 ? "NOT_INUSE" : "INUSE");
        List.copyOf(queue.entries()).forEach(QueueEntry::wake);
    }

    /** Does that again when somebody is through with his last call. */
    void wrapUp(CallQueue queue) {
        int seconds = queue.wrapup();
        availabilityChanged(queue);
        if (seconds > 0) {
            pbx().world().after(Duration.ofSeconds(seconds), () -> availabilityChanged(queue));
        }
    }

    /** Tells by the device of a queue whether somebody waits in it. */
    void waitingChanged(CallQueue queue) {
        devices.told("Queue:" + queue.name(), queue.entries().isEmpty() ? "NOT_INUSE" : "RINGING");
    }

    private void deviceChanged(String device, String state) {
        if (!watched.containsKey(device)) {
            return;
        }
        int number = DeviceStates.STATES.indexOf(state);
        for (CallQueue queue : byName.values()) {
            for (QueueMember member : List.copyOf(queue.members())) {
                if (member.device().equals(device) && member.status != number) {
                    member.status = number;
                    pbx().world().soon(() -> emit("QueueMemberStatus", queue, member));
                    pbx().world().soon(() -> availabilityChanged(queue));
                }
            }
        }
    }

    private void pauseState(CallQueue queue, QueueMember member) {
        devices.told(pauseDevice(queue, member), member.paused ? "INUSE" : "NOT_INUSE");
    }

    private static String pauseDevice(CallQueue queue, QueueMember member) {
        return "Queue:" + queue.name() + "_pause_" + member.iface();
    }

    private void emit(String name, CallQueue queue, QueueMember member) {
        pbx().events().emit(name, Classes.AGENT, lines -> member.writeEvent(lines, queue.wrapup()));
    }
}
