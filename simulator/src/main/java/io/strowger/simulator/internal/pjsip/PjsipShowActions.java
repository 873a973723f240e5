package io.strowger.simulator.internal.pjsip;

import io.strowger.simulator.SimulatedVersion;
import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.Phone;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The actions that show PJSIP's objects. */
public final class PjsipShowActions implements Topic {
    private static final Set<String> ONLY_IN_DETAIL = Set.of("TotalContacts", "ContactsRegistered", "EndpointName");

    private final Endpoints endpoints;
    private PjsipTemplates templates = new PjsipTemplates(SimulatedVersion.ASTERISK_22);

    /** Makes the actions over these endpoints. */
    public PjsipShowActions(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void install(Switchboard pbx) {
        templates = new PjsipTemplates(pbx.version());
        ActionTable actions = pbx.actions();
        actions.add("PJSIPShowEndpoints", (request, reply) -> endpoints(reply));
        actions.add("PJSIPShowEndpoint", this::endpoint);
        actions.add("PJSIPShowAors", (request, reply) -> aors(reply));
        actions.add("PJSIPShowAuths", (request, reply) -> auths(reply));
        actions.add("PJSIPShowContacts", (request, reply) -> contacts(reply));
        actions.add("PJSIPShowRegistrationsInbound", (request, reply) -> inbound(reply));
        actions.add("PJSIPShowRegistrationsOutbound", (request, reply) -> outbound(reply));
        actions.add("PJSIPShowRegistrationInboundContactStatuses", (request, reply) -> contactStatuses(reply));
        actions.add("PJSIPShowResourceLists", (request, reply) -> reply.error("No resource lists found\n"));
        actions.add(
                "PJSIPShowSubscriptionsInbound",
                (request, reply) -> reply.list("Following are Events for each inbound Subscription")
                        .complete("InboundSubscriptionDetailComplete"));
        actions.add(
                "PJSIPShowSubscriptionsOutbound",
                (request, reply) -> reply.list("Following are Events for each outbound Subscription")
                        .complete("OutboundSubscriptionDetailComplete"));
    }

    private void endpoints(ActionReply reply) {
        if (endpoints.all().isEmpty()) {
            reply.error("No endpoints found\n");
            return;
        }
        ListReply list = reply.list("A listing of Endpoints follows, presented as EndpointList events");
        for (Phone phone : endpoints.all().values()) {
            Map<String, String> values = endpoints.values(phone);
            String contacts = values.getOrDefault("contacts", "");
            list.item(
                    "EndpointList",
                    lines -> lines.add("ObjectType", "endpoint")
                            .add("ObjectName", phone.name())
                            .add("Transport", "transport-udp")
                            .add("Aor", phone.name())
                            .add("Auths", phone.name() + "-auth")
                            .add("OutboundAuths", "")
                            .add("Contacts", contacts.isEmpty() ? "" : contacts + ",")
                            .add("DeviceState", values.getOrDefault("state", ""))
                            .add("ActiveChannels", values.getOrDefault("channels", "")));
        }
        list.complete("EndpointListComplete");
    }

    private void endpoint(ActionRequest request, ActionReply reply) {
        String name = request.text("Endpoint");
        Phone phone = endpoints.find(name);
        if (name.isEmpty()) {
            reply.error("PJSIPShowEndpoint requires an endpoint name\n");
            return;
        }
        if (phone == null) {
            reply.error("Unable to retrieve endpoint " + name + "\n");
            return;
        }
        Map<String, String> values = endpoints.values(phone);
        ListReply list = reply.list("Following are Events for each object associated with the Endpoint");
        item(list, "EndpointDetail", "endpoint", values);
        item(list, "AuthDetail", "auth", values);
        item(list, "TransportDetail", "transport", values);
        item(list, "AorDetail", "aor", values);
        if (Endpoints.isReachable(phone)) {
            item(list, "ContactStatusDetail", "contactstatus", values);
        }
        list.complete("EndpointDetailComplete");
    }

    private void item(ListReply list, String event, String kind, Map<String, String> values) {
        list.item(event, lines -> templates.write(lines, kind, values));
    }

    private void aors(ActionReply reply) {
        if (endpoints.all().isEmpty()) {
            reply.error("No AORs found\n");
            return;
        }
        ListReply list = reply.list("A listing of AORs follows, presented as AorList events");
        for (Phone phone : endpoints.all().values()) {
            list.item("AorList", lines -> templates.write(lines, "aor", endpoints.values(phone), ONLY_IN_DETAIL));
        }
        list.complete("AorListComplete");
    }

    private void auths(ActionReply reply) {
        if (endpoints.all().isEmpty()) {
            reply.error("No Auths found\n");
            return;
        }
        ListReply list = reply.list("A listing of Auths follows, presented as AuthList events");
        for (Phone phone : endpoints.all().values()) {
            list.item("AuthList", lines -> templates.write(lines, "auth", endpoints.values(phone), ONLY_IN_DETAIL));
        }
        list.complete("AuthListComplete");
    }

    private void contacts(ActionReply reply) {
        if (endpoints.all().values().stream().noneMatch(Endpoints::isReachable)) {
            reply.error("No Contacts found\n");
            return;
        }
        ListReply list = reply.list("A listing of Contacts follows, presented as ContactList events");
        for (Phone phone : endpoints.all().values()) {
            if (Endpoints.isReachable(phone)) {
                item(list, "ContactList", "contact", endpoints.values(phone));
            }
        }
        list.complete("ContactListComplete");
    }

    private void inbound(ActionReply reply) {
        ListReply list = reply.list("Following are Events for each Inbound registration");
        for (Phone phone : endpoints.all().values()) {
            Map<String, String> values = endpoints.values(phone);
            String contacts = values.getOrDefault("contacts", "");
            list.item("InboundRegistrationDetail", lines -> {
                templates.write(lines, "inbound", values);
                lines.add("Contacts", contacts.isEmpty() ? "" : contacts + ",");
            });
        }
        list.complete("InboundRegistrationDetailComplete");
    }

    private void contactStatuses(ActionReply reply) {
        ListReply list = reply.list("Following are ContactStatusEvents for each Inbound registration");
        for (Phone phone : endpoints.all().values()) {
            if (Endpoints.isReachable(phone)) {
                item(list, "ContactStatusDetail", "contactstatus", endpoints.values(phone));
            }
        }
        list.complete("ContactStatusDetailComplete");
    }

    private void outbound(ActionReply reply) {
        ListReply list = reply.list("Following are Events for each Outbound registration");
        int registered = 0;
        for (Endpoints.Registration each : endpoints.registrations().values()) {
            registered += each.registered ? 1 : 0;
            Map<String, String> values = new LinkedHashMap<>();
            values.put("name", each.name);
            values.put("client", each.text("client_uri", ""));
            values.put("server", each.text("server_uri", ""));
            values.put("user", each.text("contact_user", "s"));
            values.put("auth", each.text("outbound_auth", ""));
            values.put("expiration", each.text("expiration", "3600"));
            values.put("retry", each.text("retry_interval", "60"));
            values.put("status", each.registered ? "Registered" : "Unregistered");
            values.put("next", "0");
            item(list, "OutboundRegistrationDetail", "registration", values);
        }
        int there = registered;
        list.complete(
                "OutboundRegistrationDetailComplete",
                lines -> lines.add("Registered", there)
                        .add("NotRegistered", endpoints.registrations().size() - there));
    }
}
