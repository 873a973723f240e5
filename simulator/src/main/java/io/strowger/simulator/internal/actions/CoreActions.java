package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** CoreSettings, CoreStatus, ListCommands and Command. */
public final class CoreActions implements Topic {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("CoreSettings", (request, reply) -> reply.success(lines -> settings(pbx, lines)));
        actions.add("CoreStatus", (request, reply) -> reply.success(lines -> status(pbx, lines)));
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
        Instant start = pbx.world().startedAt();
        lines.add("CoreStartupDate", DATE.format(start))
                .add("CoreStartupTime", TIME.format(start))
                .add("CoreReloadDate", DATE.format(start))
                .add("CoreReloadTime", TIME.format(start))
                .add("CoreCurrentCalls", pbx.channels().all().size());
        if (pbx.version().isAtLeast(18)) {
            lines.add("CoreProcessedCalls", pbx.channels().processed());
        }
    }

    private static void command(Switchboard pbx, String command, ActionReply reply) {
        if (command.isEmpty()) {
            reply.error("No command provided");
        } else if (command.equals("core show version")) {
            output(reply, "Success", List.of("Asterisk " + pbx.version().release() + " built by strowger @ localhost"));
        } else {
            output(
                    reply,
                    "Error",
                    List.of("No such command '" + command + "' (type 'core show help " + firstWords(command)
                            + "' for other possible commands)"));
        }
    }

    private static void output(ActionReply reply, String status, List<String> output) {
        reply.send(status, lines -> {
            lines.add("Message", "Command output follows");
            output.forEach(line -> lines.add("Output", line));
        });
    }

    private static String firstWords(String command) {
        String[] words = command.strip().split("\\s+");
        return words.length == 1 ? words[0] : words[0] + " " + words[1];
    }
}
