package io.strowger.tests.differential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Logins of all kinds, and what may be said before one. */
final class LoginScripts {
    private LoginScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("login");
        plain(scenarios);
        md5(scenarios);
        refused(scenarios);
        scenarios.play("login-second", stage -> {
            Connection client = stage.connect("client", "admin");
            client.askAll("""
                    Action: Login
                    Username: admin
                    Secret: admin-pw

                    Action: Login
                    Username: nobody
                    Secret: wrong

                    Action: Challenge
                    AuthType: MD5

                    Action: Ping
                    """);
            logoff(client);
        });
        scenarios.play("login-not-yet", stage -> {
            Connection client = stage.connect("client");
            client.askAll("""
                    Action: Ping

                    Action: CoreStatus

                    Action: Events
                    EventMask: on

                    Action: Nonsense

                    Action: Challenge
                    AuthType: SHA

                    Action: Challenge

                    Action: Challenge
                    AuthType: MD5

                    Action: challenge
                    authtype: md5
                    """);
            logoff(client);
        });
    }

    private static void plain(Scenarios scenarios) {
        scenarios.play("login-plain", stage -> {
            Connection client = stage.connect("client", "admin");
            Entry unused = client.ask("Action: Ping");
            stage.flush();
            logoff(client);
        });
        for (String user : List.of("ADMIN", "readonly", "calls", "dialer", "filtered")) {
            scenarios.play("login-user-" + user, stage -> {
                Connection client = stage.connect("client");
                client.send(
                        "Action: Login",
                        "Username: " + user,
                        "Secret: " + user.toLowerCase(java.util.Locale.ROOT) + "-pw");
                Entry unused = client.response();
                client.isLoggedIn();
                unused = client.ask("Action: ListCommands");
                stage.flush();
                logoff(client);
            });
        }
        scenarios.play("login-masks", stage -> {
            int number = 0;
            for (String mask : List.of("off", "on", "user", "call,user", "call, user", "0", "64", "nonsense", "-1")) {
                number++;
                Connection client = stage.connect("client" + number, "admin", "Events: " + mask);
                MaskScripts.raiseEvents(stage, client, "Login" + number);
                logoff(client);
            }
        });
    }

    private static void md5(Scenarios scenarios) {
        scenarios.play("login-md5", stage -> {
            Connection client = stage.connect("client");
            Entry challenge = client.ask("Action: Challenge", "AuthType: MD5");
            Entry unused = client.ask(
                    "Action: Login",
                    "AuthType: MD5",
                    "Username: admin",
                    "Key: " + key(challenge, "admin-pw"),
                    "Events: off");
            client.isLoggedIn();
            unused = client.ask("Action: Ping");
            logoff(client);
        });
        scenarios.play("login-md5-wrong-secret", stage -> {
            Connection client = stage.connect("client");
            Entry challenge = client.ask("Action: Challenge", "AuthType: MD5");
            Entry unused =
                    client.ask("Action: Login", "AuthType: MD5", "Username: admin", "Key: " + key(challenge, "wrong"));
            client.end();
        });
        scenarios.play("login-md5-without-challenge", stage -> {
            Connection client = stage.connect("client");
            Entry unused = client.ask(
                    "Action: Login", "AuthType: MD5", "Username: admin", "Key: 0123456789abcdef0123456789abcdef");
            client.end();
        });
        scenarios.play("login-md5-without-key", stage -> {
            Connection client = stage.connect("client");
            Entry unused = client.ask("Action: Challenge", "AuthType: MD5");
            unused = client.ask("Action: Login", "AuthType: MD5", "Username: admin");
            client.end();
        });
    }

    private static void refused(Scenarios scenarios) {
        refused(scenarios, "wrong-secret", "Username: admin", "Secret: wrong");
        refused(scenarios, "unknown-user", "Username: nobody", "Secret: admin-pw");
        refused(scenarios, "no-secret", "Username: admin");
        refused(scenarios, "no-username", "Secret: admin-pw");
        refused(scenarios, "nothing");
        refused(scenarios, "acl", "Username: elsewhere", "Secret: elsewhere-pw");
        refused(scenarios, "other-authtype", "AuthType: SHA", "Username: admin", "Secret: admin-pw");
    }

    private static void refused(Scenarios scenarios, String name, String... lines) {
        scenarios.play("login-refused-" + name, stage -> {
            Connection client = stage.connect("client");
            String[] login = new String[lines.length + 1];
            login[0] = "Action: Login";
            System.arraycopy(lines, 0, login, 1, lines.length);
            String unused = client.send(login);
            Entry ignored = client.response();
            if ("Success".equals(ignored.header("Response"))) {
                ignored = client.event("FullyBooted");
            } else {
                client.end();
            }
        });
    }

    static void logoff(Connection client) {
        Entry unused = client.ask("Action: Logoff");
        client.end();
    }

    private static String key(Entry challenge, String secret) throws NoSuchAlgorithmException {
        String text = Calls.header(challenge, "Challenge") + secret;
        byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
