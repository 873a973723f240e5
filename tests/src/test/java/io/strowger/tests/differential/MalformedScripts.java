package io.strowger.tests.differential;

/** Requests that are not as they should be, each on a connection of its own. */
final class MalformedScripts {
    private static final String PING = "Action: Ping\r\nActionID: after\r\n\r\n";

    private MalformedScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("malformed");
        for (int length : new int[] {1021, 1022, 1023, 1024, 1025, 2048}) {
            malformed(scenarios, "line-" + length, "Action: Ping\r\nActionID: a\r\n" + line(length) + "\r\n\r\n");
        }
        malformed(scenarios, "first-line-1022", "Action: " + "x".repeat(1014) + "\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "first-line-1024", "Action: " + "x".repeat(1016) + "\r\nActionID: a\r\n\r\n");
        for (int headers : new int[] {127, 128, 129, 200}) {
            malformed(
                    scenarios,
                    "headers-" + headers,
                    "Action: Ping\r\nActionID: a\r\n" + "X: y\r\n".repeat(headers - 2) + "\r\n");
        }
        grammar(scenarios);
        names(scenarios);
        for (int length : new int[] {67, 68, 100, 500, 1000}) {
            malformed(scenarios, "actionid-" + length, "Action: Ping\r\nActionID: " + "i".repeat(length) + "\r\n\r\n");
        }
    }

    private static void grammar(Scenarios scenarios) {
        malformed(scenarios, "no-colon", "Action: Ping\r\nno colon here\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "first-line-no-colon", "nonsense\r\nAction: Ping\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "nothing", "\r\n");
        malformed(scenarios, "nothing-thrice", "\r\n\r\n\r\n");
        malformed(scenarios, "line-feeds-only", "Action: Ping\nActionID: a\n\n");
        malformed(scenarios, "carriage-returns-only", "Action: Ping\rActionID: a\r\r");
        malformed(scenarios, "nul", "Action: Ping\r\nActionID: a\0b\r\nX: y\r\n\r\n");
        malformed(scenarios, "nul-in-name", "Act\0ion: Ping\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "blanks-before-value", "Action:    Ping\r\nActionID:\ta\r\n\r\n");
        malformed(scenarios, "no-blank-before-value", "Action:Ping\r\nActionID:a\r\n\r\n");
        malformed(scenarios, "blanks-behind-value", "Action: Ping  \r\nActionID: a  \r\n\r\n");
        malformed(scenarios, "blank-before-colon", "Action : Ping\r\nActionID : a\r\n\r\n");
        malformed(scenarios, "blank-before-name", " Action: Ping\r\n ActionID: a\r\n\r\n");
        malformed(scenarios, "empty-value", "Action: Ping\r\nActionID: \r\n\r\n");
        malformed(scenarios, "tabs", "Action:\tPing\r\n\tActionID: a\r\n\r\n");
        malformed(scenarios, "two-at-once", "Action: Ping\r\nActionID: a\r\n\r\nAction: Ping\r\nActionID: b\r\n\r\n");
        malformed(scenarios, "unicode", "Action: Ping\r\nActionID: Zoë 日本語\r\n\r\n");
    }

    private static void names(Scenarios scenarios) {
        malformed(scenarios, "unknown-action", "Action: Nonsense\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "no-action", "ActionID: a\r\nChannel: x\r\n\r\n");
        malformed(scenarios, "empty-action", "Action: \r\nActionID: a\r\n\r\n");
        malformed(scenarios, "action-not-first", "ActionID: a\r\nAction: Ping\r\n\r\n");
        malformed(scenarios, "two-actions", "Action: Ping\r\nAction: CoreStatus\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "empty-action-then-another", "Action: \r\nAction: Ping\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "two-actionids", "Action: Ping\r\nActionID: a\r\nActionID: b\r\n\r\n");
        malformed(scenarios, "case", "aCTION: pING\r\naCTIONid: a\r\n\r\n");
        malformed(scenarios, "response", "Response: Success\r\nActionID: a\r\n\r\n");
        malformed(scenarios, "part-of-a-name", "Action: Pin\r\nActionID: a\r\n\r\n");
    }

    private static String line(int length) {
        return "Long: " + "x".repeat(length - 6);
    }

    /** What is sent is followed by a Ping, which shows what the server makes of the connection. */
    private static void malformed(Scenarios scenarios, String name, String bytes) {
        scenarios.play("malformed-" + name, stage -> {
            Connection client = stage.connect("client", "admin", "Events: off");
            client.raw(bytes);
            client.raw(PING);
            Entry unused = client.await(
                    "the answer to the Ping behind it",
                    e -> String.valueOf(e.header("ActionID")).contains("after"));
        });
    }
}
