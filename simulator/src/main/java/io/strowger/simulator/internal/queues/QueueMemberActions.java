package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** QueueAdd, QueueRemove, QueuePause, QueuePenalty and QueueMemberRingInUse. */
public final class QueueMemberActions implements Topic {
    private final Queues queues;

    /** A queue and one of its members. */
    private record Place(CallQueue queue, QueueMember member) {}

    /** Makes the actions over these queues. */
    public QueueMemberActions(Queues queues) {
        this.queues = queues;
    }

    @Override
    public void install(Switchboard pbx) {
        boolean takesReason = pbx.version().isAtLeast(20);
        ActionTable actions = pbx.actions();
        actions.add("QueueAdd", (request, reply) -> add(request, reply, takesReason));
        actions.add("QueueRemove", this::remove);
        actions.add("QueuePause", this::pause);
        actions.add("QueuePenalty", this::penalty);
        actions.add("QueueMemberRingInUse", this::ringInUse);
    }

    private void add(ActionRequest request, ActionReply reply, boolean takesReason) {
        String name = request.text("Queue");
        String iface = request.text("Interface");
        if (name.isEmpty()) {
            reply.error("'Queue' not specified.");
            return;
        }
        if (iface.isEmpty()) {
            reply.error("'Interface' not specified.");
            return;
        }
        CallQueue queue = queues.find(name);
        String pause = request.isTrue("Paused") ? takesReason ? request.text("Reason") : "" : Queues.NOT_PAUSED;
        if (queue == null) {
            reply.error("Unable to add interface to queue: No such queue");
        } else if (queues.add(
                queue,
                iface,
                Math.max(0, number(request.text("Penalty"), 0)),
                request.text("MemberName"),
                request.text("StateInterface"),
                pause)) {
            reply.success("Added interface to queue");
        } else {
            reply.error("Unable to add interface: Already there");
        }
    }

    private void remove(ActionRequest request, ActionReply reply) {
        String name = request.text("Queue");
        String iface = request.text("Interface");
        if (name.isEmpty() || iface.isEmpty()) {
            reply.error("Need 'Queue' and 'Interface' parameters.");
            return;
        }
        CallQueue queue = queues.find(name);
        QueueMember member = queue == null ? null : queue.member(iface);
        if (queue == null) {
            reply.error("Unable to remove interface from queue: No such queue");
        } else if (member == null) {
            reply.error("Unable to remove interface: Not there");
        } else if (!member.isDynamic()) {
            reply.error("Member not dynamic");
        } else {
            reply.success("Removed interface from queue");
            queues.remove(queue, member);
        }
    }

    private void pause(ActionRequest request, ActionReply reply) {
        String iface = request.text("Interface");
        if (iface.isEmpty() || request.text("Paused").isEmpty()) {
            reply.error("Need 'Interface' and 'Paused' parameters.");
            return;
        }
        boolean paused = request.isTrue("Paused");
        List<Place> places = places(request.text("Queue"), iface);
        places.forEach(place -> queues.pause(place.queue(), place.member(), paused, request.text("Reason")));
        if (places.isEmpty()) {
            reply.error("Interface not found");
        } else {
            reply.success(paused ? "Interface paused successfully" : "Interface unpaused successfully");
        }
    }

    private void penalty(ActionRequest request, ActionReply reply) {
        String iface = request.text("Interface");
        String text = request.text("Penalty");
        if (iface.isEmpty() || text.isEmpty()) {
            reply.error("Need 'Interface' and 'Penalty' parameters.");
            return;
        }
        int penalty = number(text, 0);
        List<Place> places = penalty < 0 ? List.of() : places(request.text("Queue"), iface);
        places.forEach(place -> queues.penalty(place.queue(), place.member(), penalty));
        if (places.isEmpty()) {
            reply.error("Invalid interface, queuename or penalty");
        } else {
            reply.success("Interface penalty set successfully");
        }
    }

    private void ringInUse(ActionRequest request, ActionReply reply) {
        String iface = request.text("Interface");
        if (iface.isEmpty() || request.text("RingInUse").isEmpty()) {
            reply.error("Need 'Interface' and 'RingInUse' parameters.");
            return;
        }
        List<Place> places = places(request.text("Queue"), iface);
        places.forEach(place -> queues.ringInUse(place.queue(), place.member(), request.isTrue("RingInUse")));
        if (places.isEmpty()) {
            reply.error("Invalid interface, queuename, or ringinuse value\n");
        } else {
            reply.success("Interface ringinuse set successfully");
        }
    }

    private List<Place> places(String queueName, String iface) {
        List<Place> places = new ArrayList<>();
        for (CallQueue queue : queues.all()) {
            @Nullable QueueMember member = queue.member(iface);
            if (member != null && (queueName.isEmpty() || queue.name().equals(queueName))) {
                places.add(new Place(queue, member));
            }
        }
        return places;
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
