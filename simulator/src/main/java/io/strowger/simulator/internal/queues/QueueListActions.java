package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.CommandTable;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;

/** QueueStatus and QueueSummary. */
public final class QueueListActions implements Topic {
    private static final String UNKNOWN = "unknown";

    private final Queues queues;

    /** Makes the actions over these queues. */
    public QueueListActions(Queues queues) {
        this.queues = queues;
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.commands().add("queue show", this::show);
        pbx.actions().add("QueueStatus", this::status);
        pbx.actions().add("QueueSummary", this::summary);
    }

    private void status(ActionRequest request, ActionReply reply) {
        String name = request.text("Queue");
        String member = request.text("Member");
        ListReply list = reply.list("Queue status will follow");
        for (CallQueue queue : queues.all()) {
            if (name.isEmpty() || queue.name().equals(name)) {
                status(queue, member, list);
            }
        }
        list.complete("QueueStatusComplete");
    }

    private static void status(CallQueue queue, String only, ListReply list) {
        list.itemIdLast("QueueParams", lines -> params(queue, lines));
        for (QueueMember member : queue.members()) {
            if (only.isEmpty() || member.iface().equals(only) || member.name().equals(only)) {
                list.itemIdLast("QueueMember", lines -> member.writeStatus(lines, queue.wrapup()));
            }
        }
        for (QueueEntry entry : queue.entries()) {
            list.itemIdLast("QueueEntry", lines -> entry(queue, entry, lines));
        }
    }

    private void show(CommandTable.Line line) {
        if (line.arguments().size() > 1) {
            line.usage("Usage: queue show [queuename]");
            return;
        }
        String name = line.arguments().isEmpty() ? "" : line.arguments().get(0);
        long shown = queues.all().stream()
                .filter(queue -> name.isEmpty() || queue.name().equals(name))
                .peek(queue -> QueueShow.print(queue, queues.now(), line))
                .count();
        if (shown == 0) {
            line.print(name.isEmpty() ? "No queues." : "No such queue: " + name + ".");
        }
    }

    private static void params(CallQueue queue, Lines lines) {
        QueueSettings settings = queue.settings();
        lines.add("Queue", queue.name())
                .add("Max", settings.number("maxlen", 0))
                .add("Strategy", settings.strategy().wireName())
                .add("Calls", queue.entries().size())
                .add("Holdtime", queue.holdTime)
                .add("TalkTime", queue.talkTime)
                .add("Completed", queue.completed)
                .add("Abandoned", queue.abandoned)
                .add("ServiceLevel", settings.number("servicelevel", 0))
                .add("ServicelevelPerf", queue.serviceLevel())
                .add("ServicelevelPerf2", queue.serviceLevel2())
                .add("Weight", settings.number("weight", 0));
    }

    private static void entry(CallQueue queue, QueueEntry entry, Lines lines) {
        PartyId caller = entry.caller().profile().caller();
        PartyId connected = entry.caller().profile().connected();
        lines.add("Queue", queue.name())
                .add("Position", queue.position(entry))
                .add("Channel", entry.caller().name())
                .add("Uniqueid", entry.caller().uniqueid())
                .add("CallerIDNum", known(caller.number()))
                .add("CallerIDName", known(caller.name()))
                .add("ConnectedLineNum", known(connected.number()))
                .add("ConnectedLineName", known(connected.name()))
                .add("Wait", entry.waited())
                .add("Priority", entry.priority());
    }

    private static String known(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    private void summary(ActionRequest request, ActionReply reply) {
        String name = request.text("Queue");
        long now = queues.now();
        ListReply list = reply.list("Queue summary will follow");
        for (CallQueue queue : queues.all()) {
            if (name.isEmpty() || queue.name().equals(name)) {
                long loggedIn = queue.members().stream()
                        .filter(member -> member.status != 4 && member.status != 5)
                        .count();
                long available = queue.members().stream()
                        .filter(member -> member.isAvailable(queue.wrapup(), now))
                        .count();
                long longest = queue.entries().stream()
                        .mapToLong(QueueEntry::waited)
                        .max()
                        .orElse(0);
                list.itemIdLast(
                        "QueueSummary",
                        lines -> lines.add("Queue", queue.name())
                                .add("LoggedIn", loggedIn)
                                .add("Available", available)
                                .add("Callers", queue.entries().size())
                                .add("HoldTime", queue.holdTime)
                                .add("TalkTime", queue.talkTime)
                                .add("LongestHoldTime", longest));
            }
        }
        list.complete("QueueSummaryComplete");
    }
}
