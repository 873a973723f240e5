package io.strowger.tests.differential;

/** Requests about the dialplan, the command line and the modules. */
final class SystemScripts {
    private SystemScripts() {}

    static void addTo(Scenarios scenarios) {
        RequestScripts.requests(scenarios, "dialplan", """
                Action: ShowDialPlan
                Context: sub

                Action: ShowDialPlan
                Context: sub
                Extension: s

                Action: ShowDialPlan
                Context: hints

                Action: ShowDialPlan
                Context: nowhere

                Action: DialplanExtensionAdd
                Context: sub
                Extension: added
                Priority: 1
                Application: NoOp
                ApplicationData: one,two

                Action: DialplanExtensionAdd
                Context: sub
                Extension: added
                Priority: 1
                Application: Wait
                ApplicationData: 1

                Action: DialplanExtensionAdd
                Context: sub
                Extension: added
                Priority: 1
                Application: Wait
                ApplicationData: 1
                Replace: yes

                Action: DialplanExtensionAdd
                Context: sub
                Extension: added
                Priority: hint
                Application: Custom:lamp1

                Action: DialplanExtensionAdd
                Context: sub
                Extension: added
                Priority: zero
                Application: NoOp

                Action: ShowDialPlan
                Context: sub

                Action: DialplanExtensionRemove
                Context: sub
                Extension: added
                Priority: 1

                Action: DialplanExtensionRemove
                Context: sub
                Extension: added

                Action: ShowDialPlan
                Context: sub
                Extension: added
                """);
        RequestScripts.requests(scenarios, "commands", """
                Action: Command
                Command: core show uptime seconds

                Action: Command
                Command: dialplan show s@sub

                Action: Command
                Command: queue show empty

                Action: Command
                Command: nonsense

                Action: Command
                Command: core

                Action: Command
                Command: module load app_dial.so

                Action: Command
                Command: database show nothing
                """);
        scenarios.play("requests-system", stage -> {
            stage.actor().askAll("""
                    Action: ModuleCheck
                    Module: app_dial

                    Action: ModuleCheck
                    Module: app_dial.so

                    Action: ModuleLoad
                    LoadType: reload
                    Module: cdr

                    Action: ModuleLoad
                    LoadType: nonsense
                    Module: cdr

                    Action: Reload
                    Module: cdr

                    Action: Reload
                    Module: nothing

                    Action: ModuleLoad
                    LoadType: unload
                    Module: app_echo.so

                    Action: ModuleCheck
                    Module: app_echo

                    Action: ModuleLoad
                    LoadType: load
                    Module: app_echo.so

                    Action: ModuleLoad
                    LoadType: load
                    Module: app_echo.so
                    """);
            String unused = stage.actor().send("Action: WaitEvent", "Timeout: 1");
            Entry ignored = stage.actor().event("WaitEventComplete");
            Connection client = stage.connect("client", "admin", "Events: off");
            unused = client.send("Action: DAHDIRestart");
            ignored = client.response();
        });
    }
}
