package io.strowger.simulator.internal.devices;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;

/** DeviceStateList, ExtensionState, ExtensionStateList, PresenceState and PresenceStateList. */
public final class StateActions implements Topic {
    private final DeviceStates devices;
    private final Hints hints;
    private final Presences presences;

    /** Makes the actions over these states. */
    public StateActions(DeviceStates devices, Hints hints, Presences presences) {
        this.devices = devices;
        this.hints = hints;
        this.presences = presences;
    }

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("DeviceStateList", (request, reply) -> {
            ListReply list = reply.list("Device State Changes will follow");
            devices.states()
                    .forEach((device, state) -> list.item(
                            "DeviceStateChange",
                            lines -> lines.add("Device", device).add("State", state)));
            list.complete("DeviceStateListComplete");
        });
        actions.add("ExtensionState", this::extensionState);
        actions.add("ExtensionStateList", (request, reply) -> {
            ListReply list = reply.list("Extension Statuses will follow");
            for (Hints.Hint hint : hints.all()) {
                int status = hints.status(hint);
                list.item(
                        "ExtensionStatus",
                        lines ->
                                hint.head(lines).add("Status", status).add("StatusText", ExtensionStates.text(status)));
            }
            list.complete("ExtensionStateListComplete");
        });
        actions.add("PresenceState", this::presenceState);
        actions.add("PresenceStateList", (request, reply) -> {
            ListReply list = reply.list("Presence State Changes will follow");
            presences
                    .all()
                    .forEach((presentity, presence) -> list.item("PresenceStateChange", lines -> {
                        lines.add("Presentity", presentity);
                        presence.write(lines);
                    }));
            list.complete("PresenceStateListComplete");
        });
    }

    private void extensionState(ActionRequest request, ActionReply reply) {
        String exten = request.text("Exten");
        String asked = request.text("Context");
        String context = asked.isEmpty() ? "default" : asked;
        if (exten.isEmpty()) {
            reply.error("Extension not specified");
            return;
        }
        Hints.Hint hint = hints.find(context, exten);
        int status = hint == null ? -1 : hints.status(hint);
        reply.success(lines -> lines.add("Message", "Extension Status")
                .add("Exten", exten)
                .add("Context", context)
                .add("Hint", hint == null ? "" : hint.text)
                .add("Status", status)
                .add("StatusText", ExtensionStates.text(status)));
    }

    private void presenceState(ActionRequest request, ActionReply reply) {
        String provider = request.text("Provider");
        if (provider.isEmpty()) {
            reply.error("No provider specified");
            return;
        }
        Presences.Presence presence = presences.find(provider);
        if (presence == null) {
            reply.error("Invalid provider " + provider + " or provider in invalid state");
            return;
        }
        reply.success(lines -> {
            lines.add("Message", "Presence State").add("State", presence.state());
            if (!presence.subtype().isEmpty()) {
                lines.add("Subtype", presence.subtype());
            }
            if (!presence.message().isEmpty()) {
                lines.add("Message", presence.message()).add("PresenceMessage", presence.message());
            }
        });
    }
}
