package io.strowger.tests.differential;

import java.util.List;

/** Which events a session wants, and which it filters. */
final class MaskScripts {
    private static final List<String> MASKS = List.of(
            "on",
            "off",
            "user",
            "call",
            "call,user",
            "c,",
            "u,",
            "system,call,log,user,dialplan",
            "call, user",
            "0",
            "1",
            "64",
            "all",
            "ON",
            "yes",
            "true",
            "false",
            "none",
            "nonsense",
            "nonsense,user");

    private MaskScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("masks");
        scenarios.play("masks", stage -> {
            Connection client = stage.connect("client", "admin");
            int number = 0;
            for (String mask : MASKS) {
                number++;
                Entry unused = client.ask("Action: Events", "EventMask: " + mask);
                raiseEvents(stage, client, "Mask" + number);
            }
            Entry unused = client.ask("Action: Events", "EventMask: ");
            raiseEvents(stage, client, "EmptyMask");
            unused = client.ask("Action: Events");
            raiseEvents(stage, client, "NoMask");
        });
        scenarios.play("masks-beyond-permission", stage -> {
            Connection client = stage.connect("client", "calls");
            raiseEvents(stage, client, "Own");
            client.askAll("Action: Events\nEventMask: on");
            raiseEvents(stage, client, "On");
            client.askAll("Action: Events\nEventMask: user");
            raiseEvents(stage, client, "User");
        });
        filters(scenarios);
        criteria(scenarios);
    }

    private static void filters(Scenarios scenarios) {
        filter(scenarios, "include", "Filter: Event: UserEvent");
        filter(scenarios, "exclude", "Filter: !UserEvent: Filter2");
        filter(scenarios, "both", "Filter: Event: (UserEvent|VarSet)", "Filter: !UserEvent: Filter2");
        filter(scenarios, "two", "Filter: UserEvent: Filter1", "Filter: Variable: FILTER");
        filter(scenarios, "nothing", "Filter: Event: NothingOfTheKind");
        scenarios.play("filter-errors", stage -> {
            Connection client = stage.connect("client", "admin", "Events: off");
            client.askAll("""
                    Action: Filter

                    Action: Filter
                    Operation: Add

                    Action: Filter
                    Filter: Event: UserEvent

                    Action: Filter
                    Operation: Remove
                    Filter: Event: UserEvent

                    Action: Filter
                    Operation: add
                    Filter: (

                    Action: Filter
                    Operation: Add
                    Filter: !
                    """);
        });
        scenarios.play("filter-of-user", stage -> {
            Connection client = stage.connect("client", "filtered");
            raise(stage, client);
            Entry unused = stage.actor().ask("Action: Setvar", "Variable: SECRET", "Value: hidden");
            stage.flush();
            unused = client.ask("Action: Ping");
        });
    }

    private static void criteria(Scenarios scenarios) {
        criteria(scenarios, "name", "MatchCriteria: name(UserEvent)");
        criteria(scenarios, "exclude", "MatchCriteria: action(exclude),name(UserEvent)");
        criteria(
                scenarios,
                "header",
                "MatchCriteria: action(include),name(UserEvent),header(UserEvent),method(exact)",
                "Filter: Filter2");
        criteria(scenarios, "starts-with", "MatchCriteria: header(UserEvent),method(starts_with)", "Filter: Filter");
        criteria(scenarios, "ends-with", "MatchCriteria: header(UserEvent),method(ends_with)", "Filter: 2");
        criteria(scenarios, "contains", "MatchCriteria: header(UserEvent),method(contains)", "Filter: ilter1");
        criteria(scenarios, "regex", "MatchCriteria: header(UserEvent),method(regex)", "Filter: ^F.*2$");
        criteria(scenarios, "none", "MatchCriteria: name(UserEvent),header(Colour),method(none)");
        scenarios.play("filter-criteria-errors", stage -> {
            Connection client = stage.connect("client", "admin", "Events: off");
            client.askAll("""
                    Action: Filter
                    Operation: Add
                    MatchCriteria: name(UserEvent),method(exact)

                    Action: Filter
                    Operation: Add
                    MatchCriteria: action(maybe),name(UserEvent)

                    Action: Filter
                    Operation: Add
                    MatchCriteria: method(guess),header(UserEvent)
                    Filter: x

                    Action: Filter
                    Operation: Add
                    MatchCriteria: colour(red)
                    """);
        });
        scenarios
                .play("filter-of-user-criteria", stage -> {
                    Connection client = stage.connect("client", "filtered2");
                    raise(stage, client);
                    Entry unused = stage.actor().ask("Action: UserEvent", "UserEvent: Plain");
                    unused = stage.observer().event("UserEvent", "UserEvent", "Plain");
                    unused = client.ask("Action: Ping");
                })
                .only(22);
    }

    private static void filter(Scenarios scenarios, String name, String... filters) {
        scenarios.play("filter-" + name, stage -> {
            Connection client = stage.connect("client", "admin");
            for (String filter : filters) {
                Entry unused = client.ask("Action: Filter", "Operation: Add", filter);
            }
            raise(stage, client);
        });
    }

    private static void criteria(Scenarios scenarios, String name, String... lines) {
        scenarios.play("filter-criteria-" + name, stage -> {
            Connection client = stage.connect("client", "admin");
            String[] action = new String[lines.length + 2];
            action[0] = "Action: Filter";
            action[1] = "Operation: Add";
            System.arraycopy(lines, 0, action, 2, lines.length);
            Entry unused = client.ask(action);
            raise(stage, client);
        });
    }

    private static void raise(Stage stage, Connection client) {
        raiseEvents(stage, client, "Filter1");
        raiseEvents(stage, client, "Filter2");
    }

    /** Raises two events of the class user and one of the class dialplan, and waits until the client has what it gets. */
    static void raiseEvents(Stage stage, Connection client, String name) {
        stage.actor().askAll("""
                Action: UserEvent
                UserEvent: %1$s
                Colour: green

                Action: UserEvent
                UserEvent: %1$s

                Action: Setvar
                Variable: FILTER
                Value: %1$s
                """.formatted(name));
        stage.flush();
        Entry unused = client.ask("Action: Ping");
    }
}
