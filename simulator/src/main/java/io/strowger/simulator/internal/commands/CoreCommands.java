package io.strowger.simulator.internal.commands;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.CommandTable;
import io.strowger.simulator.internal.pbx.Snapshots;
import io.strowger.simulator.internal.pbx.SoftHangup;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The commands {@code core show version}, {@code core show uptime}, {@code core show channels} and their kin. */
public final class CoreCommands implements Topic {
    private static final String CHANNELS_USAGE = "Usage: core show channels [concise|verbose|count]";

    @Override
    public void install(Switchboard pbx) {
        CommandTable commands = pbx.commands();
        commands.add(
                "core show version",
                line -> line.print("Asterisk " + pbx.version().release() + " built by strowger @ localhost on a x86_64"
                        + " running Linux on 2026-01-01 00:00:00 UTC"));
        commands.add("core show uptime", line -> uptime(pbx, line));
        commands.add("core show channels", line -> channels(pbx, line));
        commands.add("core show calls", line -> counts(pbx, line, false));
        commands.add("core show channel", line -> channel(pbx, line));
        commands.add("channel request hangup", line -> hangup(pbx, line));
        for (String reload : List.of("core reload", "manager reload", "module reload")) {
            commands.add(reload, line -> pbx.lifecycle().reloaded());
        }
        for (String how : List.of("now", "gracefully", "when convenient")) {
            boolean announced = !how.equals("now");
            commands.add("core stop " + how, line -> pbx.lifecycle().end(announced, false));
            commands.add("core restart " + how, line -> pbx.lifecycle().end(announced, true));
        }
        commands.add("dialplan reload", line -> line.print("Dialplan reloaded."));
        commands.add("core show hints", line -> line.print("There are no registered dialplan hints", ""));
    }

    private static void uptime(Switchboard pbx, CommandTable.Line line) {
        Duration up = pbx.lifecycle().uptime();
        Duration reload = pbx.lifecycle().sinceReload();
        boolean inSeconds = line.has("seconds");
        if (!inSeconds && !line.has()) {
            line.usage("Usage: core show uptime [seconds]");
        } else {
            line.print(
                    "System uptime: " + (inSeconds ? String.valueOf(up.toSeconds()) : words(up)),
                    "Last reload: " + (inSeconds ? String.valueOf(reload.toSeconds()) : words(reload)));
        }
    }

    private static String words(Duration time) {
        StringJoiner words = new StringJoiner(", ");
        word(words, time.toDays() / 365, "year");
        word(words, time.toDays() % 365 / 7, "week");
        word(words, time.toDays() % 365 % 7, "day");
        word(words, time.toHoursPart(), "hour");
        word(words, time.toMinutesPart(), "minute");
        word(words, time.toSecondsPart(), "second");
        return words.toString();
    }

    private static void word(StringJoiner words, long count, String unit) {
        if (count > 0) {
            words.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    private static void channels(Switchboard pbx, CommandTable.Line line) {
        int width = pbx.version().isAtLeast(18) ? 64 : 20;
        int placeWidth = pbx.version().isAtLeast(18) ? 32 : 20;
        String row = "%-" + width + "." + width + "s %-" + placeWidth + "." + placeWidth + "s %-7.7s %-30.30s";
        if (line.has("concise")) {
            pbx.channels().all().forEach(channel -> line.print(concise(channel)));
        } else if (line.has("count")) {
            counts(pbx, line, true);
        } else if (line.has() || line.has("verbose")) {
            line.print(String.format(Locale.ROOT, row, "Channel", "Location", "State", "Application(Data)"));
            for (Channel channel : pbx.channels().all()) {
                line.print(row(row, channel));
            }
            counts(pbx, line, true);
        } else {
            line.usage(CHANNELS_USAGE);
        }
    }

    private static String row(String row, Channel channel) {
        String place = channel.profile().exten() + "@" + channel.profile().context() + ":"
                + channel.profile().priority();
        String application = channel.profile().application();
        String doing = application.isEmpty()
                ? "(None)"
                : application + "(" + channel.profile().applicationData() + ")";
        return String.format(Locale.ROOT, row, channel.name(), place, state(channel), doing);
    }

    private static String concise(Channel channel) {
        return String.join(
                "!",
                channel.name(),
                channel.profile().context(),
                channel.profile().exten(),
                String.valueOf(channel.profile().priority()),
                state(channel),
                channel.profile().application(),
                channel.profile().applicationData(),
                channel.profile().caller().number(),
                "",
                "",
                "3",
                "0",
                "",
                channel.uniqueid());
    }

    private static String state(Channel channel) {
        return Snapshots.description(channel.state());
    }

    private static void counts(Switchboard pbx, CommandTable.Line line, boolean withChannels) {
        Collection<Channel> all = pbx.channels().all();
        long calls = all.stream()
                .filter(each -> each.uniqueid().equals(each.linkedid()))
                .count();
        if (withChannels) {
            line.print(all.size() + " active channel" + (all.size() == 1 ? "" : "s"));
        }
        line.print(
                calls + " active call" + (calls == 1 ? "" : "s"),
                pbx.channels().processed() + " call" + (pbx.channels().processed() == 1 ? "" : "s") + " processed");
    }

    private static void channel(Switchboard pbx, CommandTable.Line line) {
        String name = String.join(" ", line.arguments());
        Channel channel = pbx.channels().find(name);
        if (channel == null) {
            line.print(name + " is not a known channel");
        } else {
            line.print(
                    " -- General --",
                    "           Name: " + channel.name(),
                    "       UniqueID: " + channel.uniqueid(),
                    "       LinkedID: " + channel.linkedid(),
                    "          State: " + state(channel),
                    "        Context: " + channel.profile().context(),
                    "      Extension: " + channel.profile().exten(),
                    "       Priority: " + channel.profile().priority(),
                    "    Application: " + channel.profile().application());
        }
    }

    private static void hangup(Switchboard pbx, CommandTable.Line line) {
        String name = String.join(" ", line.arguments());
        if (name.equals("all")) {
            List.copyOf(pbx.channels().all()).forEach(each -> each.softHangup(SoftHangup.EXPLICIT));
            line.print("Requested Hangup on all channels");
            return;
        }
        Channel channel = pbx.channels().find(name);
        if (channel == null) {
            line.print(name + " is not a known channel");
        } else {
            channel.softHangup(SoftHangup.EXPLICIT);
            line.print("Requested Hangup on channel '" + name + "'");
        }
    }
}
