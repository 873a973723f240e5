package io.strowger.tests.differential;

/** States of devices, extensions, presence and mailboxes, AstDB, and configuration files. */
final class StateScripts {
    private StateScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("states");
        play(scenarios, "device-states", """
                Action: Getvar
                Variable: DEVICE_STATE(Custom:lamp1)

                Action: Setvar
                Variable: DEVICE_STATE(Custom:lamp1)
                Value: INUSE
                """, """
                Action: ExtensionState
                Exten: 6009
                Context: hints

                Action: Setvar
                Variable: DEVICE_STATE(Custom:lamp2)
                Value: RINGING
                """, """
                Action: ExtensionState
                Exten: 6010
                Context: hints

                Action: Setvar
                Variable: DEVICE_STATE(Custom:lamp1)
                Value: NOT_INUSE
                """, """
                Action: Setvar
                Variable: DEVICE_STATE(Custom:lamp2)
                Value: NOT_INUSE
                """, """
                Action: Setvar
                Variable: DEVICE_STATE(Custom:lamp1)
                Value: nonsense
                """, """
                Action: ExtensionState
                Exten: 1000
                Context: hints

                Action: ExtensionState
                Exten: 6009
                Context: nowhere

                Action: ExtensionState
                Exten: answer
                Context: lab
                """);
        play(scenarios, "presence-states", """
                Action: PresenceState
                Provider: CustomPresence:alice

                Action: Setvar
                Variable: PRESENCE_STATE(CustomPresence:alice)
                Value: away,lunch,back at two
                """, """
                Action: PresenceState
                Provider: CustomPresence:alice

                Action: PresenceStateList

                Action: Setvar
                Variable: PRESENCE_STATE(CustomPresence:alice)
                Value: available
                """, """
                Action: PresenceState
                Provider: Nobody:nothing
                """);
        play(scenarios, "mailbox-states", """
                Action: MWIGet
                Mailbox: lab@external

                Action: MWIUpdate
                Mailbox: lab@external
                OldMessages: 2
                NewMessages: 1
                """, """
                Action: MWIGet
                Mailbox: lab@external

                Action: MWIGet
                Mailbox: /lab/

                Action: MWIUpdate
                Mailbox: lab@external
                NewMessages: many

                Action: MWIUpdate
                OldMessages: 2

                Action: MWIDelete
                Mailbox: lab@external
                """, """
                Action: MWIGet
                Mailbox: lab@external
                """);
        play(scenarios, "database", """
                Action: DBPut
                Family: lab/one
                Key: a
                Val: first

                Action: DBPut
                Family: lab/one
                Key: b
                Val: second: with a colon

                Action: DBPut
                Family: lab/two
                Key: c

                Action: DBGet
                Family: lab/one
                Key: a

                Action: DBGet
                Family: lab/one
                Key: b

                Action: DBGet
                Family: lab/two
                Key: c

                Action: DBGet
                Family: lab/one
                Key: nothing

                Action: DBGetTree
                Family: lab/one

                Action: DBGetTree
                Family: lab
                Key: two

                Action: DBDel
                Family: lab/one
                Key: a

                Action: DBDel
                Family: lab/one
                Key: a

                Action: DBDelTree
                Family: lab

                Action: DBDelTree
                Family: lab

                Action: DBGetTree
                Family: lab

                Action: DBPut
                Family: lab

                Action: DBPut
                Key: a
                """);
        config(scenarios);
    }

    private static void config(Scenarios scenarios) {
        play(scenarios, "config-read", """
                Action: GetConfig
                Filename: scratch.conf

                Action: GetConfig
                Filename: scratch.conf
                Category: large

                Action: GetConfig
                Filename: scratch.conf
                Category: nothing

                Action: GetConfig
                Filename: scratch.conf
                Filter: kind=box

                Action: GetConfigJSON
                Filename: scratch.conf

                Action: GetConfigJSON
                Filename: scratch.conf
                Category: small

                Action: ListCategories
                Filename: scratch.conf

                Action: ListCategories
                Filename: stir_shaken.conf

                Action: GetConfig
                Filename: stir_shaken.conf

                Action: GetConfig
                Filename: nothing.conf

                Action: GetConfig
                Filename: ../passwd
                """);
        play(scenarios, "config", """
                Action: CreateConfig
                Filename: fresh.conf

                Action: CreateConfig
                Filename: fresh.conf

                Action: UpdateConfig
                SrcFilename: fresh.conf
                DstFilename: fresh.conf
                Action-000000: NewCat
                Cat-000000: one
                Action-000001: Append
                Cat-000001: one
                Var-000001: colour
                Value-000001: red
                Action-000002: Append
                Cat-000002: one
                Var-000002: object
                Value-000002: >things

                Action: GetConfig
                Filename: fresh.conf

                Action: UpdateConfig
                SrcFilename: fresh.conf
                DstFilename: fresh.conf
                Action-000000: Update
                Cat-000000: one
                Var-000000: colour
                Value-000000: blue
                Match-000000: red
                Action-000001: Delete
                Cat-000001: one
                Var-000001: object
                Action-000002: NewCat
                Cat-000002: two
                Options-000002: template

                Action: GetConfig
                Filename: fresh.conf

                Action: UpdateConfig
                SrcFilename: fresh.conf
                DstFilename: fresh.conf
                Action-000000: RenameCat
                Cat-000000: one
                Value-000000: three
                Action-000001: DelCat
                Cat-000001: two

                Action: GetConfig
                Filename: fresh.conf

                Action: UpdateConfig
                SrcFilename: fresh.conf
                DstFilename: fresh.conf
                Action-000000: DelCat
                Cat-000000: nothing

                Action: UpdateConfig
                SrcFilename: fresh.conf
                DstFilename: fresh.conf
                Action-000000: Nonsense
                Cat-000000: three

                Action: UpdateConfig
                SrcFilename: fresh.conf
                DstFilename: fresh.conf
                Action-000000: Update
                Cat-000000: three
                Var-000000: nothing
                Value-000000: x

                Action: UpdateConfig
                SrcFilename: fresh.conf

                Action: UpdateConfig
                SrcFilename: nothing.conf
                DstFilename: fresh.conf
                """);
    }

    /** Sends the actions; between the parts it waits until what they have changed was told. */
    private static void play(Scenarios scenarios, String name, String... parts) {
        scenarios.play(name, stage -> {
            for (String part : parts) {
                stage.actor().askAll(part);
                stage.flush();
            }
        });
    }
}
