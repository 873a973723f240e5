package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.ami.Lines;

/** A member of a queue; for use inside the world only. */
final class QueueMember {
    private final String queue;
    private final String iface;
    private final String name;
    private final String stateInterface;
    private final boolean dynamic;
    private final long loginTime;
    int penalty;
    boolean paused;
    String pausedReason = "";
    boolean ringInUse = true;
    int callsTaken;
    /** The second in which the call began that was given last; 0 where one that began then has ended. */
    long callBegan;

    long lastCall;
    long lastPause;
    boolean inCall;
    int status;

    QueueMember(String queue, String iface, String name, String stateInterface, boolean dynamic, long loginTime) {
        this.queue = queue;
        this.iface = iface;
        this.name = name.isEmpty() ? iface : name;
        this.stateInterface = stateInterface.isEmpty() ? iface : stateInterface;
        this.dynamic = dynamic;
        this.loginTime = loginTime;
    }

    String iface() {
        return iface;
    }

    String name() {
        return name;
    }

    String stateInterface() {
        return stateInterface;
    }

    /** The device whose state counts. */
    String device() {
        boolean isLocal = stateInterface.startsWith("Local/");
        int slash = isLocal ? stateInterface.indexOf('/', "Local/".length()) : -1;
        return slash < 0 ? stateInterface : stateInterface.substring(0, slash);
    }

    boolean isDynamic() {
        return dynamic;
    }

    int penalty() {
        return penalty;
    }

    int callsTaken() {
        return callsTaken;
    }

    long lastCall() {
        return lastCall;
    }

    /** True where a call may be given to it now. */
    boolean isAvailable(int wrapupSeconds, long now) {
        boolean free = switch (status) {
            case 4, 5 -> false;
            case 2, 3, 6, 7, 8 -> ringInUse;
            default -> true;
        };
        return free && !paused && !isWrappingUp(wrapupSeconds, now);
    }

    /** True while it has to do with its last call. */
    boolean isWrappingUp(int wrapupSeconds, long now) {
        return wrapupSeconds > 0 && lastCall > 0 && now - wrapupSeconds < lastCall;
    }

    /** Writes what the QueueMember... events tell. */
    void writeEvent(Lines lines, int wrapup) {
        lines.add("Queue", queue)
                .add("MemberName", name)
                .add("Interface", iface)
                .add("StateInterface", stateInterface);
        writeNumbers(lines);
        lines.add("PausedReason", pausedReason)
                .add("Ringinuse", ringInUse ? 1 : 0)
                .add("Wrapuptime", wrapup);
    }

    /** Writes what QueueStatus tells. */
    void writeStatus(Lines lines, int wrapup) {
        lines.add("Queue", queue).add("Name", name).add("Location", iface).add("StateInterface", stateInterface);
        writeNumbers(lines);
        lines.add("PausedReason", pausedReason).add("Wrapuptime", wrapup);
    }

    private void writeNumbers(Lines lines) {
        lines.add("Membership", dynamic ? "dynamic" : "static")
                .add("Penalty", penalty)
                .add("CallsTaken", callsTaken)
                .add("LastCall", lastCall)
                .add("LastPause", lastPause)
                .add("LoginTime", loginTime)
                .add("InCall", inCall ? 1 : 0)
                .add("Status", status)
                .add("Paused", paused ? 1 : 0);
    }
}
