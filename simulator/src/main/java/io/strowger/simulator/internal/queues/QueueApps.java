package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.pbx.AppTable;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;

/** AddQueueMember, RemoveQueueMember, PauseQueueMember, UnpauseQueueMember and QueueLog. */
public final class QueueApps implements Topic {
    private final Queues queues;

    /** Makes the applications over these queues. */
    public QueueApps(Queues queues) {
        this.queues = queues;
    }

    @Override
    public void install(Switchboard pbx) {
        AppTable apps = pbx.apps();
        apps.add("AddQueueMember", this::add);
        apps.add("RemoveQueueMember", this::remove);
        apps.add("PauseQueueMember", (x, data) -> pause(x, data, true));
        apps.add("UnpauseQueueMember", (x, data) -> pause(x, data, false));
        apps.add("QueueLog", (x, data) -> x.next());
    }

    /** {@code queue,interface,penalty,options,name,stateinterface,wrapuptime}. */
    private void add(Execution x, String data) {
        String[] parts = data.split(",", -1);
        CallQueue queue = queues.find(part(parts, 0));
        int penalty = number(part(parts, 2));
        if (queue == null) {
            done(x, "AQMSTATUS", "NOSUCHQUEUE");
        } else if (queues.add(queue, iface(x, parts), penalty, part(parts, 4), part(parts, 5), Queues.NOT_PAUSED)) {
            done(x, "AQMSTATUS", "ADDED");
        } else {
            done(x, "AQMSTATUS", "MEMBERALREADY");
        }
    }

    private void remove(Execution x, String data) {
        String[] parts = data.split(",", -1);
        CallQueue queue = queues.find(part(parts, 0));
        QueueMember member = queue == null ? null : queue.member(iface(x, parts));
        if (queue == null) {
            done(x, "RQMSTATUS", "NOSUCHQUEUE");
        } else if (member == null) {
            done(x, "RQMSTATUS", "NOTINQUEUE");
        } else if (!member.isDynamic()) {
            done(x, "RQMSTATUS", "NOTDYNAMIC");
        } else {
            queues.remove(queue, member);
            done(x, "RQMSTATUS", "REMOVED");
        }
    }

    /** {@code [queue],interface,options,reason}. */
    private void pause(Execution x, String data, boolean paused) {
        String[] parts = data.split(",", -1);
        boolean found = false;
        for (CallQueue queue : queues.all()) {
            QueueMember member = queue.member(part(parts, 1));
            if (member != null && (part(parts, 0).isEmpty() || queue.name().equals(part(parts, 0)))) {
                queues.pause(queue, member, paused, part(parts, 3));
                found = true;
            }
        }
        String done = paused ? "PAUSED" : "UNPAUSED";
        done(x, paused ? "PQMSTATUS" : "UPQMSTATUS", found ? done : "NOTFOUND");
    }

    private static void done(Execution x, String variable, String status) {
        x.channel().variables().put(variable, status);
        x.next();
    }

    /** The interface that is named, or else that of the channel itself. */
    private static String iface(Execution x, String[] parts) {
        String named = part(parts, 1);
        String channel = x.channel().name();
        int dash = channel.lastIndexOf('-');
        return named.isEmpty() ? channel.substring(0, dash < 0 ? channel.length() : dash) : named;
    }

    private static String part(String[] parts, int at) {
        return at < parts.length ? parts[at].strip() : "";
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
