package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.pbx.CommandTable;
import java.util.Locale;

/** What the command {@code queue show} prints. */
final class QueueShow {
    private QueueShow() {}

    static void print(CallQueue queue, long now, CommandTable.Line line) {
        QueueSettings settings = queue.settings();
        int most = settings.number("maxlen", 0);
        line.print(String.format(
                Locale.ROOT,
                "%s has %d calls (max %s) in '%s' strategy (%ds holdtime, %ds talktime), W:%d, C:%d, A:%d, SL:%s%%,"
                        + " SL2:%s%% within %ds",
                queue.name(),
                queue.entries().size(),
                most == 0 ? "unlimited" : Integer.toString(most),
                settings.strategy().wireName(),
                queue.holdTime,
                queue.talkTime,
                settings.number("weight", 0),
                queue.completed,
                queue.abandoned,
                queue.serviceLevel(),
                queue.serviceLevel2(),
                settings.number("servicelevel", 0)));
        members(queue, now, line);
        callers(queue, line);
        line.print("");
    }

    private static void members(CallQueue queue, long now, CommandTable.Line line) {
        line.print(queue.members().isEmpty() ? "   No Members" : "   Members: ");
        for (QueueMember member : queue.members()) {
            StringBuilder text = new StringBuilder("      ").append(member.name());
            if (!member.name().equals(member.iface())) {
                text.append(" (").append(member.iface()).append(')');
            }
            if (member.penalty > 0) {
                text.append(" with penalty ").append(member.penalty);
            }
            text.append(" (ringinuse ")
                    .append(member.ringInUse ? "enabled" : "disabled")
                    .append(')');
            text.append(member.isDynamic() ? " (dynamic)" : "");
            if (member.paused) {
                text.append(" (paused)");
            }
            text.append(" (").append(state(member.status)).append(')');
            text.append(
                    member.callsTaken == 0 ? " has taken no calls yet" : " has taken " + member.callsTaken + " calls");
            if (member.lastCall > 0) {
                text.append(" (last was ").append(now - member.lastCall).append(" secs ago)");
            }
            line.print(text.toString());
        }
    }

    private static void callers(CallQueue queue, CommandTable.Line line) {
        line.print(queue.entries().isEmpty() ? "   No Callers" : "   Callers: ");
        for (QueueEntry entry : queue.entries()) {
            line.print(String.format(
                    Locale.ROOT,
                    "      %d. %s (wait: %d:%02d, prio: %d)",
                    queue.position(entry),
                    entry.caller().name(),
                    entry.waited() / 60,
                    entry.waited() % 60,
                    entry.priority()));
        }
    }

    private static String state(int status) {
        return switch (status) {
            case 1 -> "Not in use";
            case 2 -> "In use";
            case 3 -> "Busy";
            case 4 -> "Invalid";
            case 5 -> "Unavailable";
            case 6 -> "Ringing";
            case 7 -> "Ring+Inuse";
            case 8 -> "On Hold";
            default -> "Unknown";
        };
    }
}
