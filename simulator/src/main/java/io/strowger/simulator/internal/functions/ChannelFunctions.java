package io.strowger.simulator.internal.functions;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Destination;
import io.strowger.simulator.internal.pbx.DialplanFunction;
import io.strowger.simulator.internal.pbx.HangupHandlers;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Snapshots;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions about a channel: CHANNEL, CONNECTEDLINE, TIMEOUT, GLOBAL, HANGUPCAUSE and their relatives. */
public final class ChannelFunctions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        pbx.functions().add("CHANNEL", new ChannelFunction());
        pbx.functions().add("CONNECTEDLINE", new ConnectedLine());
        pbx.functions().add("TIMEOUT", new Timeout());
        pbx.functions().add("GLOBAL", new Global());
        pbx.functions().add("HANGUPCAUSE", (board, channel, argument) -> hangupCause(board, channel, argument));
        pbx.functions().add("HANGUPCAUSE_KEYS", (board, channel, argument) -> "");
        pbx.functions().add("CHANNELS", (board, channel, argument) -> channels(board, argument));
        pbx.functions().add("DIALPLAN_EXISTS", (board, channel, argument) -> exists(board, argument));
        pbx.functions()
                .add("VERSION", (board, channel, argument) -> board.version().release());
        pbx.functions().add("MASTER_CHANNEL", (board, channel, argument) -> "");
    }

    private static String hangupCause(Switchboard pbx, @Nullable Channel channel, String argument) {
        Channel about = pbx.channels().find(argument.split(",")[0]);
        return about == null ? "" : Integer.toString(about.hangupCause());
    }

    private static String channels(Switchboard pbx, String expression) {
        StringBuilder names = new StringBuilder();
        for (Channel each : pbx.channels().all()) {
            if (expression.isEmpty() || each.name().contains(expression)) {
                names.append(names.length() == 0 ? "" : " ").append(each.name());
            }
        }
        return names.toString();
    }

    private static String exists(Switchboard pbx, String argument) {
        String[] parts = argument.split(",", -1);
        boolean found = parts.length == 1
                ? pbx.dialplan().find(parts[0]) != null
                : pbx.dialplan().find(parts[0], parts[1]) != null;
        return found ? "1" : "0";
    }

    private static final class ChannelFunction implements DialplanFunction {
        @Override
        public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
            if (channel == null) {
                return argument.equalsIgnoreCase("state") ? "Down" : "";
            }
            ChannelProfile profile = channel.profile();
            return switch (argument.toLowerCase(Locale.ROOT)) {
                case "name" -> channel.name();
                case "uniqueid" -> channel.uniqueid();
                case "linkedid" -> channel.linkedid();
                case "channeltype" -> channel.technology().name();
                case "state" -> Snapshots.description(channel.state());
                case "tenantid" -> profile.tenantid();
                case "language" -> profile.language();
                case "accountcode" -> profile.accountCode();
                case "context" -> profile.context();
                case "exten" -> profile.exten();
                case "priority" -> Integer.toString(profile.priority());
                case "hangupsource" -> channel.hangupSource();
                case "audioreadformat", "audiowriteformat", "audionativeformat" -> "ulaw";
                case "musicclass" -> "";
                case "amaflags" -> "3";
                case "callgroup", "pickupgroup" -> "";
                default -> "";
            };
        }

        @Override
        public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
            if (channel == null) {
                return false;
            }
            HangupHandlers handlers = channel.datastore(HangupHandlers.class, HangupHandlers::new);
            switch (argument.toLowerCase(Locale.ROOT)) {
                case "language" -> channel.language(value);
                case "tenantid" -> pbx.channels().tenantid(channel.linkedid(), value);
                case "accountcode" -> channel.accountCode(value);
                case "hangupsource" -> channel.hangupSource(value);
                case "hangup_handler_push" -> handlers.push(channel, place(channel, value));
                case "hangup_handler_pop" -> {
                    handlers.pop(channel);
                    if (!value.isEmpty()) {
                        handlers.push(channel, place(channel, value));
                    }
                }
                case "hangup_handler_wipe" -> {
                    handlers.wipe(channel);
                    if (!value.isEmpty()) {
                        handlers.push(channel, place(channel, value));
                    }
                }
                default -> {
                    return true;
                }
            }
            return true;
        }

        /** A handler names its context in full, also where who asked for it did not. */
        private static String place(Channel channel, String value) {
            Destination to = Destination.parse(channel, value);
            boolean isShort =
                    value.split("\\(")[0].chars().filter(c -> c == ',').count() < 2;
            return to == null || !isShort ? value : to.context() + ',' + to.exten() + ',' + to.priority();
        }
    }

    private static final class ConnectedLine implements DialplanFunction {
        @Override
        public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
            return channel == null
                    ? ""
                    : CallerIdFunction.part(channel.profile().connected(), argument.split(",")[0]);
        }

        @Override
        public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
            if (channel == null) {
                return false;
            }
            PartyId now = channel.profile().connected();
            channel.connected(CallerIdFunction.changed(now, argument.split(",")[0], value));
            return true;
        }
    }

    private static final class Timeout implements DialplanFunction {
        @Override
        public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
            if (channel == null) {
                return "";
            }
            Duration left = channel.timeToHangup();
            return argument.equalsIgnoreCase("absolute")
                    ? BigDecimal.valueOf(left.toMillis(), 3).toPlainString()
                    : "";
        }

        @Override
        public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
            if (channel == null) {
                return false;
            }
            if (argument.equalsIgnoreCase("absolute")) {
                channel.hangupAfter(Duration.ofMillis((long)
                        (Double.parseDouble(value.strip().matches("\\d+(\\.\\d+)?") ? value.strip() : "0") * 1000)));
            }
            return true;
        }
    }

    private static final class Global implements DialplanFunction {
        @Override
        public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
            return pbx.values().globals().getOrDefault(argument, "");
        }

        @Override
        public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
            pbx.values().global(argument, value);
            return true;
        }
    }
}
