package io.strowger.simulator.internal.queues;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue: its members, who waits in it, and what was counted; for use inside the world only. */
final class CallQueue {
    private final String name;
    private final QueueSettings settings;
    private final Map<String, QueueMember> members = new LinkedHashMap<>();
    private final List<QueueEntry> entries = new ArrayList<>();
    int next;
    int completed;
    int abandoned;
    int completedInTime;
    int abandonedInTime;
    long holdTime;
    long talkTime;

    CallQueue(String name, QueueSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    QueueSettings settings() {
        return settings;
    }

    /** The members in the order in which Asterisk goes through them. */
    Collection<QueueMember> members() {
        List<QueueMember> sorted = new ArrayList<>(members.values());
        if (settings.strategy() == Strategy.LINEAR || settings.strategy() == Strategy.RRORDERED) {
            return sorted;
        }
        sorted.sort(Comparator.comparingInt(member -> MemberOrder.bucket(member.iface())));
        return Collections.unmodifiableList(sorted);
    }

    @Nullable QueueMember member(String iface) {
        return members.get(iface.toLowerCase(Locale.ROOT));
    }

    void add(QueueMember member) {
        members.put(member.iface().toLowerCase(Locale.ROOT), member);
    }

    void remove(QueueMember member) {
        members.remove(member.iface().toLowerCase(Locale.ROOT));
    }

    /** Who waits, the first one first. */
    List<QueueEntry> entries() {
        return entries;
    }

    /** The place of somebody who waits, beginning with 1. */
    int position(QueueEntry entry) {
        return entries.indexOf(entry) + 1;
    }

    /** Lets somebody wait behind all of the same or a higher priority. */
    void join(QueueEntry entry, int wanted) {
        int at = entries.size();
        while (at > 0 && entries.get(at - 1).priority() < entry.priority()) {
            at--;
        }
        if (wanted > 0 && wanted <= at && entries.get(wanted - 1).priority() <= entry.priority()) {
            at = wanted - 1;
        }
        entries.add(at, entry);
    }

    int wrapup() {
        return settings.number("wrapuptime", 0);
    }

    /** How many calls could be given away now; at most one where all members ring at once. */
    int available(long now) {
        long free = members.values().stream()
                .filter(member -> member.isAvailable(wrapup(), now))
                .count();
        boolean one = settings.strategy() == Strategy.RINGALL || !settings.is("autofill", true);
        return (int) (one ? Math.min(1, free) : free);
    }

    /** True where it is somebody's turn to be given a member. */
    boolean isTurnOf(QueueEntry entry, long now) {
        int free = available(now);
        int before = 0;
        for (QueueEntry each : entries) {
            if (each == entry) {
                return before < free;
            }
            if (!each.isPending()) {
                before++;
            }
        }
        return false;
    }

    void countAnswered(long held) {
        holdTime = completed + abandoned == 0 ? held : (holdTime * 3 + held) / 4;
    }

    void countCompleted(long held, long talked) {
        talkTime = completed == 0 ? talked : (talkTime * 3 + talked) / 4;
        completed++;
        if (held <= settings.number("servicelevel", 0)) {
            completedInTime++;
        }
    }

    void countAbandoned(long held) {
        abandoned++;
        if (held <= settings.number("servicelevel", 0)) {
            abandonedInTime++;
        }
    }

    void reset() {
        completed = 0;
        abandoned = 0;
        completedInTime = 0;
        abandonedInTime = 0;
        holdTime = 0;
        talkTime = 0;
        for (QueueMember member : members.values()) {
            member.callsTaken = 0;
            member.lastCall = 0;
        }
    }

    /** The share of answered calls that were answered in time, in percent. */
    String serviceLevel() {
        return percent(completedInTime, completed);
    }

    /** The share of all calls that were answered or given up in time, in percent. */
    String serviceLevel2() {
        return percent(completedInTime + abandonedInTime, completed + abandoned);
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0.0 : 100.0 * part / whole);
    }

    /** True where a word such as {@code joinempty} has nobody in this queue whom a caller could wait for. */
    boolean isEmptyFor(String setting, long now) {
        boolean joining = setting.equals("joinempty");
        List<String> words = EmptyConditions.of(settings.text(setting, joining ? "yes" : "no"), joining);
        if (words.isEmpty()) {
            return false;
        }
        return members.values().stream().allMatch(member -> EmptyConditions.excludes(words, member, wrapup(), now));
    }
}
