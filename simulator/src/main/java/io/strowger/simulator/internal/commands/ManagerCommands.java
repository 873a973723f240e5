package io.strowger.simulator.internal.commands;

import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.AmiSettings;
import io.strowger.simulator.internal.ami.Client;
import io.strowger.simulator.internal.ami.User;
import io.strowger.simulator.internal.pbx.CommandTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The commands {@code manager show ...}. */
public final class ManagerCommands implements Topic {
    @Override
    public void install(Switchboard pbx) {
        CommandTable commands = pbx.commands();
        commands.add("manager show connected", line -> connected(pbx, line));
        commands.add("manager show users", line -> users(pbx, line));
        commands.add("manager show user", line -> user(pbx, line));
        commands.add("manager show settings", line -> settings(pbx, line));
        commands.add("manager show commands", line -> commands(pbx, line));
    }

    private static void connected(Switchboard pbx, CommandTable.Line line) {
        boolean isWide = pbx.version().isAtLeast(18);
        String row = isWide
                ? "  %-15.15s  %-55.55s  %-10.10s  %-10.10s  %-8.8s  %-8.8s  %-10.10s  %-10.10s"
                : "  %-15.15s  %-55.55s  %-10.10s  %-10.10s  %-8.8s  %-8.8s  %-5.5s  %-5.5s";
        line.print(String.format(
                        Locale.ROOT,
                        row,
                        "Username",
                        "IP Address",
                        "Start",
                        "Elapsed",
                        "FileDes",
                        "HttpCnt",
                        isWide ? "ReadPerms" : "Read",
                        isWide ? "WritePerms" : "Write")
                .stripTrailing());
        List<Client> clients = pbx.events().clients();
        int count = 0;
        for (Client client : clients) {
            User user = client.user();
            if (user != null) {
                Duration elapsed =
                        Duration.between(client.loginTime(), pbx.world().now());
                line.print(String.format(
                                Locale.ROOT,
                                isWide ? row : row.replace("-5.5s", "-10s"),
                                user.name(),
                                client.outlet().address().getHostAddress(),
                                client.loginTime().getEpochSecond(),
                                elapsed.toSeconds(),
                                8 + count,
                                0,
                                user.read().bits(),
                                user.write().bits())
                        .stripTrailing());
                count++;
            }
        }
        line.print(count + " users connected.");
    }

    private static void users(Switchboard pbx, CommandTable.Line line) {
        line.print("", "username", "--------");
        pbx.users().all().forEach(user -> line.print(user.name()));
        line.print("-------------------", pbx.users().all().size() + " manager users configured.");
    }

    private static void user(Switchboard pbx, CommandTable.Line line) {
        if (line.arguments().size() != 1) {
            line.usage("Usage: manager show user <user>");
            return;
        }
        String name = line.arguments().get(0);
        User user = pbx.users().find(name);
        if (user == null) {
            line.print("There is no manager called " + name);
            return;
        }
        line.print(
                "",
                "          username: " + user.name(),
                "            secret: " + (user.secret().isEmpty() ? "<N/A>" : "<Set>"),
                "               ACL: " + (user.acl().rules().isEmpty() ? "no" : "yes"),
                "         read perm: " + perms(user.read().toString()),
                "        write perm: " + perms(user.write().toString()),
                "   displayconnects: no",
                "allowmultiplelogin: " + (pbx.settings().limits().allowMultipleLogin() ? "yes" : "no"),
                "         Variables: ");
    }

    private static String perms(String classes) {
        return classes.equals("all") ? "<none>" : classes;
    }

    private static void settings(Switchboard pbx, CommandTable.Line line) {
        AmiSettings settings = pbx.settings();
        line.print("", "Global Settings:", "----------------");
        row(line, "Manager (AMI)", "Yes");
        row(line, "Web Manager (AMI/HTTP)", "No");
        row(line, "Allow multiple login", yes(settings.limits().allowMultipleLogin()));
        row(line, "Display connects", "No");
        row(line, "Timestamp events", yes(settings.timestampEvents()));
        row(line, "Channel vars", String.join(",", settings.channelVars()));
        row(line, "Disabled events", String.join(",", settings.disabledEvents()));
        row(line, "Debug", "No");
    }

    private static void row(CommandTable.Line line, String name, String value) {
        line.print(String.format(Locale.ROOT, "  %-25s  %-15s", name + ":", value));
    }

    private static String yes(boolean is) {
        return is ? "Yes" : "No";
    }

    private static void commands(Switchboard pbx, CommandTable.Line line) {
        line.print("  Action                           Synopsis", "  ------                           --------");
        for (ActionTable.Entry entry : pbx.actions().entries()) {
            line.print(String.format(Locale.ROOT, "  %-31s  %s", entry.name(), "Simulated."));
        }
    }
}
