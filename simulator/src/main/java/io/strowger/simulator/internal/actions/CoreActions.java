package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Lifecycle;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.CommandTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** CoreSettings, CoreStatus, LoggerRotate and Command. */
public final class CoreActions implements Topic {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> REFUSED = List.of("module load ", "module unload ", "restart gracefully");

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("CoreSettings", (request, reply) -> reply.success(lines -> settings(pbx, lines)));
        actions.add("CoreStatus", (request, reply) -> reply.success(lines -> status(pbx, lines)));
        actions.add("LoggerRotate", (request, reply) -> reply.success("Reloaded the logger and rotated log files"));
        actions.add("Command", (request, reply) -> command(pbx, request.text("Command"), reply));
    }

    private static void settings(Switchboard pbx, Lines lines) {
        lines.add("AMIversion", pbx.version().amiVersion())
                .add("AsteriskVersion", pbx.version().release())
                .add("SystemName", pbx.settings().systemName())
                .add("CoreMaxCalls", 0)
                .add("CoreMaxLoadAvg", "0.000000")
                .add("CoreRunUser", "")
                .add("CoreRunGroup", "")
                .add("CoreMaxFilehandles", 20000)
                .add("CoreRealTimeEnabled", "No")
                .add("CoreCDRenabled", "Yes")
                .add("CoreHTTPenabled", "Yes");
        if (pbx.version().isAtLeast(22)) {
            lines.add("SoundsSearchCustomDir", "No");
        }
    }

    private static void status(Switchboard pbx, Lines lines) {
        Lifecycle life = pbx.lifecycle();
        lines.add("CoreStartupDate", DATE.format(life.startedAt()))
                .add("CoreStartupTime", TIME.format(life.startedAt()))
                .add("CoreReloadDate", DATE.format(life.reloadedAt()))
                .add("CoreReloadTime", TIME.format(life.reloadedAt()))
                .add("CoreCurrentCalls", pbx.channels().all().size());
        if (pbx.version().isAtLeast(18)) {
            lines.add("CoreProcessedCalls", pbx.channels().processed());
        }
    }

    private static void command(Switchboard pbx, String command, ActionReply reply) {
        if (command.isEmpty()) {
            reply.error("No command provided");
            return;
        }
        String typed = command.strip().toLowerCase(Locale.ROOT) + " ";
        if (REFUSED.stream().anyMatch(typed::startsWith)) {
            reply.error("Command blacklisted");
            return;
        }
        CommandTable.Line line = pbx.commands().run(command);
        if (line == null) {
            output(
                    reply,
                    "Error",
                    List.of("No such command '" + command + "' (type 'core show help " + command
                            + "' for other possible commands)"));
        } else {
            output(reply, line.isFailed() ? "Error" : "Success", line.output());
        }
    }

    private static void output(ActionReply reply, String status, List<String> output) {
        reply.send(status, lines -> {
            lines.add("Message", "Command output follows");
            if (output.isEmpty()) {
                lines.add("Output", "");
            }
            output.forEach(line -> lines.add("Output", line));
        });
    }
}
