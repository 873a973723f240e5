package io.strowger.simulator.internal.pjsip;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The actions that make PJSIP do something. */
public final class PjsipActions implements Topic {
    private static final String ONE_OF = "PJSIPNotify requires either an endpoint name, a SIP URI, or a channel.";

    private final Endpoints endpoints;
    private final TreeSet<String> inMaintenance = new TreeSet<>();

    /** Makes the actions over these endpoints. */
    public PjsipActions(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("PJSIPQualify", (request, reply) -> {
            String name = request.text("Endpoint");
            if (name.isEmpty()) {
                reply.error("Endpoint parameter missing.");
            } else if (endpoints.find(name) == null) {
                reply.error("Unable to retrieve endpoint\n");
            } else {
                reply.success("Endpoint found, will qualify");
            }
        });
        actions.add("PJSIPNotify", (request, reply) -> notifies(pbx, request, reply));
        actions.add("PJSIPRegister", (request, reply) -> register(request, reply, true));
        actions.add("PJSIPUnregister", (request, reply) -> register(request, reply, false));
        actions.add("PJSIPHangup", (request, reply) -> hangup(pbx, request, reply));
        actions.add("PJSIPSetMaintenance", (request, reply) -> setMaintenance(pbx, request, reply));
        actions.add("PJSIPShowMaintenance", (request, reply) -> {
            String one = request.text("Endpoint");
            ListReply list = reply.list("Maintenance status events follow");
            inMaintenance.stream()
                    .filter(name -> one.isEmpty() || name.equals(one))
                    .forEach(name -> list.item(
                            "PJSIPMaintenanceStatus",
                            lines -> lines.add("Endpoint", name).add("Status", "enabled")));
            list.complete("PJSIPMaintenanceStatusComplete");
        });
    }

    private void notifies(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String endpoint = request.text("Endpoint");
        String channel = request.text("Channel");
        long named = Stream.of(endpoint, request.text("URI"), channel)
                .filter(text -> !text.isEmpty())
                .count();
        boolean isComplete =
                !request.text("Variable").isEmpty() || !request.text("Option").isEmpty();
        if (pbx.version().isAtLeast(20) && !isComplete) {
            reply.error("PJSIPNotify requires either an Option or Variable(s).You must use only one of them.");
        } else if (named == 0) {
            reply.error(ONE_OF);
        } else if (named > 1) {
            reply.error(ONE_OF + "  You must use only one of them.");
        } else if (!endpoint.isEmpty() && endpoints.find(endpoint) == null) {
            reply.error("Unable to retrieve endpoint " + endpoint);
        } else if (!channel.isEmpty() && pbx.channels().find(channel) == null) {
            reply.error("Channel not found");
        } else {
            reply.success("NOTIFY sent");
        }
    }

    private void register(ActionRequest request, ActionReply reply, boolean again) {
        String name = request.text("Registration");
        boolean all = name.equals("*all");
        Endpoints.Registration one = endpoints.registrations().get(name);
        if (name.isEmpty()) {
            reply.error("Registration parameter missing.");
            return;
        }
        if (one == null && !all) {
            reply.error("Unable to retrieve registration entry\n");
            return;
        }
        String what = again ? "Reregistration" : "Unregistration";
        reply.success(all ? what + "s queued." : what + " sent");
        Collection<Endpoints.Registration> meant =
                one == null ? endpoints.registrations().values() : List.of(one);
        for (Endpoints.Registration each : meant) {
            if (each.registered || !again) {
                endpoints.registry(each, false);
            }
            if (again) {
                endpoints.registry(each, true);
            }
        }
    }

    private static void hangup(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        String cause = request.text("Cause");
        Channel channel = name.isEmpty() ? null : pbx.channels().find(name);
        if (name.isEmpty()) {
            reply.error("No channel specified");
        } else if (channel == null) {
            reply.error("No such channel");
        } else if (!channel.name().startsWith("PJSIP/")) {
            reply.error("Channel is not a PJSIP channel");
        } else {
            boolean isNumber = !cause.isEmpty() && cause.chars().allMatch(Character::isDigit);
            channel.hangupCause(isNumber ? SipCodes.cause(Integer.parseInt(cause)) : 16);
            reply.success("Channel Hungup");
            channel.requestHangup();
        }
    }

    private void setMaintenance(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Endpoint");
        if (name.isEmpty()) {
            reply.error("Endpoint parameter missing");
        } else if (request.text("State").isEmpty()) {
            reply.error("State parameter missing");
        } else if (endpoints.find(name) == null) {
            reply.error("Endpoint '" + name + "' not found");
        } else {
            boolean on = request.isTrue("State");
            boolean changed = on ? inMaintenance.add(name) : inMaintenance.remove(name);
            reply.success("Maintenance mode " + (on ? "enabled" : "disabled"));
            if (changed) {
                pbx.events()
                        .emit(
                                "PJSIPMaintenanceStatus",
                                Classes.SYSTEM,
                                lines -> lines.add("Endpoint", name).add("Status", on ? "enabled" : "disabled"));
            }
        }
    }
}
