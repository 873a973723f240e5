package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions that tell of queues: QUEUE_EXISTS, QUEUE_MEMBER and those of its kind, QUEUE_WAITING_COUNT. */
public final class QueueFunctions implements Topic {
    private final Queues queues;

    /** Makes the functions over these queues. */
    public QueueFunctions(Queues queues) {
        this.queues = queues;
    }

    @Override
    public void install(Switchboard pbx) {
        add(pbx, "QUEUE_EXISTS", "0", queue -> "1");
        add(
                pbx,
                "QUEUE_WAITING_COUNT",
                "0",
                queue -> Integer.toString(queue.entries().size()));
        add(pbx, "QUEUE_MEMBER_COUNT", "0", queue -> count(queue, "logged"));
        add(
                pbx,
                "QUEUE_MEMBER_LIST",
                "",
                queue -> queue.members().stream().map(QueueMember::iface).collect(Collectors.joining(",")));
        pbx.functions().add("QUEUE_MEMBER", (board, channel, argument) -> {
            String[] parts = argument.split(",", -1);
            CallQueue queue = queues.find(parts[0]);
            QueueMember member = queue == null || parts.length < 3 ? null : queue.member(parts[2]);
            if (queue == null) {
                return "-1";
            }
            return switch (parts.length > 1 ? parts[1] : "") {
                case "penalty" -> member == null ? "" : Integer.toString(member.penalty);
                case "paused" -> member == null ? count(queue, "paused") : member.paused ? "1" : "0";
                case "ringinuse" -> member == null ? "" : member.ringInUse ? "1" : "0";
                default -> count(queue, parts.length > 1 ? parts[1] : "count");
            };
        });
        pbx.functions().add("QUEUE_MEMBER_PENALTY", (board, channel, argument) -> {
            String[] parts = argument.split(",", -1);
            CallQueue queue = queues.find(parts[0]);
            QueueMember member = queue == null || parts.length < 2 ? null : queue.member(parts[1]);
            return member == null ? "" : Integer.toString(member.penalty);
        });
    }

    private void add(Switchboard pbx, String name, String otherwise, Function<CallQueue, String> told) {
        pbx.functions().add(name, (board, channel, argument) -> {
            CallQueue queue = queues.find(argument);
            return queue == null ? otherwise : told.apply(queue);
        });
    }

    private String count(CallQueue queue, String what) {
        long now = queues.now();
        return Long.toString(queue.members().stream()
                .filter(member -> switch (what) {
                    case "logged" -> member.status != 4 && member.status != 5;
                    case "free", "ready" -> member.isAvailable(queue.wrapup(), now);
                    case "paused" -> member.paused;
                    default -> true;
                })
                .count());
    }
}
