package io.strowger.tests.differential;

import java.util.List;

/** What users may not do. */
final class PermissionScripts {
    private static final String ACTIONS = """
            Action: Ping

            Action: CoreStatus

            Action: CoreShowChannels

            Action: QueueStatus
            Queue: empty

            Action: QueueSummary
            Queue: empty

            Action: QueueAdd
            Queue: nowhere
            Interface: Local/x@lab

            Action: Getvar
            Variable: LABGLOBAL

            Action: Setvar
            Variable: PERMITTED
            Value: yes

            Action: Hangup
            Channel: Local/nobody@lab-00000001;1

            Action: Originate
            Channel: Nothing/1
            Application: Wait
            Data: 1

            Action: Command
            Command: core show uptime seconds

            Action: GetConfig
            Filename: scratch.conf
            Category: small

            Action: UpdateConfig
            SrcFilename: nothing.conf
            DstFilename: nothing.conf

            Action: DBGet
            Family: nothing
            Key: nothing

            Action: DBPut
            Family: nothing
            Key: nothing
            Val: nothing

            Action: UserEvent
            UserEvent: Permitted

            Action: Reload
            Module: nothing

            Action: ModuleCheck
            Module: app_dial

            Action: Agents

            Action: AgentLogoff
            Agent: nobody

            Action: Events
            EventMask: off

            Action: Filter
            Operation: Add
            Filter: Event: Nothing

            Action: PJSIPShowEndpoint
            Endpoint: nobody

            Action: MailboxCount
            Mailbox: nobody

            Action: Nonsense
            """;

    private PermissionScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("permission");
        for (String user : List.of("readonly", "calls", "dialer")) {
            scenarios.play("permission-" + user, stage -> {
                Connection client = stage.connect("client", user, "Events: off");
                client.askAll(ACTIONS);
            });
        }
        scenarios.play("permission-applications", stage -> {
            Connection client = stage.connect("client", "dialer", "Events: off");
            for (String application : List.of("System", "Exec", "ExecIf", "TrySystem", "AGI", "MixMonitor", "Queue")) {
                Entry unused = client.ask(
                        "Action: Originate",
                        "Channel: Nothing/1",
                        "Application: " + application,
                        "Data: echo",
                        "Async: true");
            }
            for (String variable : List.of("SHELL(id)", "DB(a/b)", "FILE(/etc/hosts)", "EVAL(x)", "GLOBAL(x)")) {
                Entry unused = client.ask("Action: Getvar", "Variable: " + variable);
                unused = client.ask("Action: Setvar", "Variable: " + variable, "Value: x");
            }
            stage.flush();
        });
    }
}
