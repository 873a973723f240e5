package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** QueueLog, QueueReload, QueueReset, QueueRule, QueueChangePriorityCaller and QueueWithdrawCaller. */
public final class QueueActions implements Topic {
    private final Queues queues;
    private final Map<String, List<String>> rules = new LinkedHashMap<>();

    /** Makes the actions over these queues. */
    public QueueActions(Queues queues) {
        this.queues = queues;
    }

    /** Adds a rule such as {@code 5,+1}, as {@code queuerules.conf} has it. */
    public void rule(String list, String change) {
        int parts = change.split(",", -1).length;
        rules.computeIfAbsent(list, none -> new ArrayList<>())
                .add(parts > 2 ? change : change + (parts == 2 ? ",+0" : ",+0,+0"));
    }

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("QueueLog", (request, reply) -> {
            if (request.text("Queue").isEmpty() || request.text("Event").isEmpty()) {
                reply.error("Need 'Queue' and 'Event' parameters.");
            } else {
                reply.success("Event added successfully");
            }
        });
        actions.add("QueueReload", (request, reply) -> reply.success("Queue reloaded successfully"));
        actions.add("QueueReset", (request, reply) -> {
            String name = request.text("Queue");
            queues.all().stream()
                    .filter(queue -> name.isEmpty() || queue.name().equals(name))
                    .forEach(CallQueue::reset);
            reply.success("Queue stats reset successfully");
        });
        actions.add("QueueRule", this::rule);
        actions.add("QueueChangePriorityCaller", this::changePriority);
        actions.add("QueueWithdrawCaller", this::withdraw);
    }

    /** The answer has one line end more than others. */
    private void rule(ActionRequest request, ActionReply reply) {
        String wanted = request.text("Rule");
        Lines lines = new Lines().add("Response", "Success");
        reply.echo(lines);
        rules.forEach((name, changes) -> {
            if (wanted.isEmpty() || wanted.equalsIgnoreCase(name)) {
                lines.add("RuleList", name);
                changes.forEach(change -> lines.add("Rule", change));
            }
        });
        lines.line("");
        reply.raw(lines.message());
    }

    private void changePriority(ActionRequest request, ActionReply reply) {
        String priority = request.text("Priority");
        if (isIncomplete(request, reply)) {
            return;
        }
        if (priority.isEmpty()) {
            reply.error("'Priority' not specified.");
            return;
        }
        int number;
        try {
            number = Integer.parseInt(priority.strip());
        } catch (NumberFormatException e) {
            reply.error("'Priority' need integer.");
            return;
        }
        QueueEntry entry = entry(request, reply, "Unable to change priority caller on queue: ");
        if (entry != null) {
            entry.changePriority(number);
            reply.success("Priority change for caller on queue");
        }
    }

    private void withdraw(ActionRequest request, ActionReply reply) {
        if (isIncomplete(request, reply)) {
            return;
        }
        QueueEntry entry = entry(request, reply, "Unable to request withdraw from queue: ");
        if (entry != null) {
            reply.success("Withdraw requested successfully");
            entry.requestWithdraw(request.text("WithdrawInfo"));
        }
    }

    private static boolean isIncomplete(ActionRequest request, ActionReply reply) {
        if (request.text("Queue").isEmpty()) {
            reply.error("'Queue' not specified.");
        } else if (request.text("Caller").isEmpty()) {
            reply.error("'Caller' not specified.");
        } else {
            return false;
        }
        return true;
    }

    private @Nullable QueueEntry entry(ActionRequest request, ActionReply reply, String trouble) {
        CallQueue queue = queues.find(request.text("Queue"));
        if (queue == null) {
            reply.error(trouble + "No such queue");
            return null;
        }
        for (QueueEntry entry : queue.entries()) {
            if (entry.caller().name().equals(request.text("Caller"))) {
                return entry;
            }
        }
        reply.error(trouble + "No such caller");
        return null;
    }
}
