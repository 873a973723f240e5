package io.strowger.tests.differential;

import java.time.Duration;

/** Callers and members of queues. */
final class QueueScripts {
    private static final String NO_ANSWER = "Local/noanswer@members/n";

    private QueueScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("queue");
        scenarios.play("queue-connect", stage -> connect(stage, "Local/fast@members/n"));
        scenarios.play("queue-connect-next", stage -> connect(stage, "Local/slow@members/n"));
        scenarios.play("queue-statistics", stage -> stage.actor().askAll("""
                Action: QueueStatus
                Queue: support

                Action: QueueSummary
                Queue: support

                Action: QueueReset
                Queue: support

                Action: QueueStatus
                Queue: support
                """));
        scenarios.play("queue-caller-hangs-up", stage -> {
            String caller = Calls.to(stage, "queue-support");
            Entry unused = stage.observer().event("AgentConnect");
            stage.flush();
            unused = stage.actor().ask("Action: Hangup", "Channel: " + caller);
            unused = stage.observer().event("AgentComplete");
            Calls.end(stage);
        });
        scenarios.play("queue-timeout", stage -> {
            String unused = Calls.to(stage, "queue-empty");
            Entry end = stage.observer().event("UserEvent", "UserEvent", "QueueResult");
            end = stage.observer().event("Hangup");
            Calls.end(stage);
        });
        scenarios.play("queue-abandon", stage -> {
            String unused = Calls.to(stage, "queue-abandon");
            stage.untilNoChannels();
        });
        scenarios.play("queue-dynamic", stage -> {
            Entry unused = stage.actor()
                    .ask(
                            "Action: Originate",
                            "Channel: Local/queue-dynamic@lab",
                            "Application: Wait",
                            "Data: 20",
                            "Async: true");
            unused = stage.observer().event("Newchannel");
            stage.untilNoChannels();
        });
        scenarios.group("queue-members");
        members(scenarios);
        callers(scenarios);
    }

    private static void connect(Stage stage, String member) {
        String caller = Calls.to(stage, "queue-support");
        Entry unused = stage.observer().event("QueueCallerJoin");
        unused = stage.observer().event("AgentCalled", "Interface", member);
        unused = stage.observer().event("AgentConnect", "Interface", member);
        unused = stage.observer().event("AgentComplete", "Interface", member);
        unused = stage.observer().event("Hangup", "Channel", caller);
        stage.untilNoChannels();
    }

    private static void members(Scenarios scenarios) {
        scenarios.play("queue-member-actions", stage -> {
            String[] parts = """
                    Action: QueueAdd
                    Queue: empty
                    Interface: Local/fast@members/n
                    Penalty: 2
                    Paused: true
                    Reason: lunch
                    MemberName: Ann
                    StateInterface: Custom:ann

                    Action: QueueAdd
                    Queue: empty
                    Interface: Local/fast@members/n

                    Action: QueueStatus
                    Queue: empty

                    Action: QueuePause
                    Queue: empty
                    Interface: Local/fast@members/n
                    Paused: false

                    Action: QueuePause
                    Interface: Local/fast@members/n
                    Paused: true
                    Reason: coffee, with milk

                    Action: QueuePenalty
                    Queue: empty
                    Interface: Local/fast@members/n
                    Penalty: 7

                    Action: QueuePenalty
                    Queue: empty
                    Interface: Local/fast@members/n
                    Penalty: -1

                    Action: QueuePenalty
                    Queue: empty
                    Interface: Local/nobody@members/n
                    Penalty: 1

                    Action: QueueMemberRingInUse
                    Queue: empty
                    Interface: Local/fast@members/n
                    RingInUse: no

                    Action: QueueLog
                    Queue: empty
                    Event: NOTE
                    Interface: Local/fast@members/n
                    Message: remember

                    Action: QueueSummary
                    Queue: empty

                    Action: QueueReload
                    Members: yes

                    Action: QueueReset

                    Action: QueueRemove
                    Queue: empty
                    Interface: Local/fast@members/n

                    Action: QueueRemove
                    Queue: empty
                    Interface: Local/fast@members/n

                    Action: QueuePause
                    Queue: nowhere
                    Interface: Local/fast@members/n
                    Paused: true

                    Action: QueueAdd
                    Queue: empty
                    Interface: Local/fast@members/n
                    Penalty: nonsense

                    Action: QueueRemove
                    Queue: empty
                    Interface: Local/fast@members/n
                    """.split("\n\n");
            for (String part : parts) {
                stage.actor().askAll(part);
                stage.flush();
            }
        });
        scenarios.play("queue-ring-no-answer", stage -> {
            add(stage, NO_ANSWER);
            String caller = Calls.to(stage, "queue-entry");
            Entry unused = stage.observer().event("AgentRingNoAnswer");
            stage.pass(Duration.ofMillis(300));
            unused = stage.actor().ask("Action: Hangup", "Channel: " + caller);
            unused = stage.observer().event("QueueCallerAbandon");
            stage.untilNoChannels();
            remove(stage, NO_ANSWER);
        });
        scenarios.play("queue-busy-member", stage -> {
            add(stage, "Local/busy@members/n");
            String caller = Calls.to(stage, "queue-entry");
            Entry unused = stage.observer().event("AgentRingNoAnswer");
            stage.pass(Duration.ofMillis(300));
            unused = stage.actor().ask("Action: Hangup", "Channel: " + caller);
            unused = stage.observer().event("QueueCallerAbandon");
            stage.untilNoChannels();
            remove(stage, "Local/busy@members/n");
        });
    }

    private static void callers(Scenarios scenarios) {
        scenarios.play("queue-callers", stage -> {
            String one = Calls.to(stage, "queue-entry", "CallerID: \"First\" <1>");
            Entry unused = stage.observer().event("QueueCallerJoin", "Channel", one);
            stage.flush();
            String two = Calls.to(stage, "queue-entry", "CallerID: \"Second\" <2>");
            unused = stage.observer().event("QueueCallerJoin", "Channel", two);
            stage.flush();
            stage.actor().askAll("""
                    Action: QueueStatus
                    Queue: empty

                    Action: QueueSummary
                    Queue: empty

                    Action: QueueChangePriorityCaller
                    Queue: empty
                    Caller: %2$s
                    Priority: 5

                    Action: QueueChangePriorityCaller
                    Queue: empty
                    Caller: %2$s
                    Priority: 6
                    Immediate: yes

                    Action: QueueStatus
                    Queue: empty

                    Action: QueueWithdrawCaller
                    Queue: empty
                    Caller: %1$s
                    WithdrawInfo: go home

                    Action: QueueWithdrawCaller
                    Queue: empty
                    Caller: Local/nobody@lab-00000001;1
                    """.formatted(one, two));
            unused = stage.observer().event("QueueCallerLeave", "Channel", one);
            stage.flush();
            Calls.end(stage);
        });
    }

    private static void add(Stage stage, String member) {
        Entry unused = stage.actor().ask("Action: QueueAdd", "Queue: empty", "Interface: " + member);
        stage.flush();
    }

    private static void remove(Stage stage, String member) {
        stage.flush();
        Entry unused = stage.actor().ask("Action: QueueRemove", "Queue: empty", "Interface: " + member);
    }
}
