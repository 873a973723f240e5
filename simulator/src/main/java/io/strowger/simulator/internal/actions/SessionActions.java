package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Client;
import io.strowger.simulator.internal.ami.EventSink;
import io.strowger.simulator.internal.ami.User;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Login, Challenge, Logoff, Ping and Events. */
public final class SessionActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("Login", (request, reply) -> login(pbx, request, reply));
        actions.add("Challenge", (request, reply) -> challenge(pbx, request, reply));
        actions.add("Logoff", (request, reply) -> {
            reply.send("Goodbye", lines -> lines.add("Message", "Thanks for all the fish."));
            reply.client().outlet().close();
        });
        actions.add("Ping", (request, reply) -> reply.success(lines -> lines.add("Ping", "Pong")
                .add("Timestamp", EventSink.timestamp(pbx.world().now()))));
        actions.add("Events", SessionActions::events);
    }

    private static void login(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Client client = reply.client();
        if (client.user() != null) {
            reply.success("Already authenticated");
            return;
        }
        User user = pbx.users().find(request.text("Username"));
        if (user == null || !isRight(user, client, request)) {
            reply.error("Authentication failed");
            client.outlet().close();
            return;
        }
        String events = request.text("Events");
        EventMask mask = events.isEmpty() ? EventMask.ON : EventMask.parse(events);
        client.login(user, mask == null ? 0 : mask.bits());
        reply.success("Authentication accepted");
        if (client.wants(Classes.SYSTEM)) {
            long uptime = pbx.world().uptime().toSeconds();
            reply.raw(new io.strowger.simulator.internal.ami.Lines()
                    .add("Event", "FullyBooted")
                    .add("Privilege", Classes.SYSTEM.toString())
                    .add("Uptime", uptime)
                    .add("LastReload", uptime)
                    .add("Status", "Fully Booted")
                    .message());
        }
    }

    private static boolean isRight(User user, Client client, ActionRequest request) {
        if (request.text("AuthType").equalsIgnoreCase("MD5")) {
            return !client.challenge().isEmpty()
                    && same(md5(client.challenge() + user.secret()), request.text("Key"));
        }
        return same(user.secret(), request.text("Secret"));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    private static void challenge(Switchboard pbx, ActionRequest request, ActionReply reply) {
        if (!request.text("AuthType").equalsIgnoreCase("MD5")) {
            reply.error("Must specify AuthType");
            return;
        }
        Client client = reply.client();
        if (client.challenge().isEmpty()) {
            client.challenge(Integer.toString(pbx.world().random().nextInt(1_000_000_000)));
        }
        reply.success(lines -> lines.add("Challenge", client.challenge()));
    }

    private static void events(ActionRequest request, ActionReply reply) {
        @Nullable EventMask mask = EventMask.parse(request.text("EventMask").toLowerCase(Locale.ROOT));
        if (mask == null) {
            reply.error("Invalid event mask");
        } else {
            reply.client().sendMask(mask.bits());
            reply.success(lines -> lines.add("Events", mask.bits() == 0 ? "Off" : "On"));
        }
    }
}
