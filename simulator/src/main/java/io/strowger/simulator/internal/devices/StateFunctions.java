package io.strowger.simulator.internal.devices;

import io.strowger.simulator.internal.astdb.AstDb;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.DialplanFunction;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import org.jspecify.annotations.Nullable;

/** The functions DEVICE_STATE, EXTENSION_STATE, HINT and PRESENCE_STATE, and the devices {@code Custom:...}. */
public final class StateFunctions implements Topic {
    private static final String CUSTOM = "Custom:";
    private static final String FAMILY = "CustomDevstate";

    private final DeviceStates devices;
    private final Hints hints;
    private final Presences presences;
    private final AstDb db;

    /** Makes the functions over these states; the database keeps those of {@code Custom} devices. */
    public StateFunctions(DeviceStates devices, Hints hints, Presences presences, AstDb db) {
        this.devices = devices;
        this.hints = hints;
        this.presences = presences;
        this.db = db;
    }

    @Override
    public void install(Switchboard pbx) {
        devices.source("Custom", name -> {
            String state = db.find(FAMILY, name);
            return state == null ? "UNKNOWN" : state;
        });
        devices.source("confbridge", room -> devices.states().getOrDefault("confbridge:" + room, "INVALID"));
        devices.source("park", space -> devices.states().getOrDefault("park:" + space, "NOT_INUSE"));
        pbx.functions().add("DEVICE_STATE", new DialplanFunction() {
            @Override
            public String read(Switchboard board, @Nullable Channel channel, String device) {
                return devices.state(device);
            }

            @Override
            public boolean write(Switchboard board, @Nullable Channel channel, String device, String state) {
                if (!device.startsWith(CUSTOM) || !DeviceStates.STATES.contains(state)) {
                    return false;
                }
                db.put(FAMILY, device.substring(CUSTOM.length()), state);
                devices.changed(device);
                return true;
            }
        });
        pbx.functions().add("EXTENSION_STATE", (board, channel, argument) -> {
            Hints.Hint hint = hint(argument);
            return ExtensionStates.word(hint == null ? -1 : hints.status(hint));
        });
        pbx.functions().add("HINT", (board, channel, argument) -> {
            Hints.Hint hint = argument.contains(",") ? null : hint(argument);
            return hint == null ? "" : hint.text;
        });
        pbx.functions().add("PRESENCE_STATE", new DialplanFunction() {
            @Override
            public String read(Switchboard board, @Nullable Channel channel, String argument) {
                String[] parts = argument.split(",", -1);
                Presences.Presence presence = presences.find(parts[0]);
                if (presence == null) {
                    return "";
                }
                return switch (parts.length > 1 ? parts[1] : "value") {
                    case "subtype" -> presence.subtype();
                    case "message" -> presence.message();
                    default -> presence.state();
                };
            }

            @Override
            public boolean write(Switchboard board, @Nullable Channel channel, String argument, String value) {
                return presences.put(argument, value);
            }
        });
    }

    private Hints.@Nullable Hint hint(String argument) {
        int at = argument.indexOf('@');
        return hints.find(
                at < 0 ? "default" : argument.substring(at + 1), at < 0 ? argument : argument.substring(0, at));
    }
}
