package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Client;
import io.strowger.simulator.internal.ami.User;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Login and Challenge, and what refuses them. */
public final class LoginActions implements Topic {
    /** Who is logged in, for where each user may do so but once. */
    private final Set<Client> loggedIn = new LinkedHashSet<>();

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("Login", (request, reply) -> login(pbx, request, reply));
        actions.add("Challenge", (request, reply) -> challenge(pbx, request, reply));
    }

    private void login(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Client client = reply.client();
        if (client.user() != null) {
            reply.success("Already authenticated");
            return;
        }
        if (refusesSecond(pbx, request, reply)) {
            return;
        }
        User user = known(pbx, request, client);
        if (user == null) {
            refuse(pbx, reply, "Authentication failed");
            return;
        }
        String events = request.text("Events");
        EventMask mask = events.isEmpty() ? EventMask.ON : EventMask.parse(events.toLowerCase(Locale.ROOT));
        client.login(user, mask == null ? 0 : mask.bits(), pbx.world().now());
        loggedIn.removeIf(each -> each.outlet().isClosed());
        loggedIn.add(client);
        pbx.security().successfulAuth(client, request.text("Username"));
        reply.success("Authentication accepted");
        pbx.lifecycle().greet(reply);
    }

    private void challenge(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Client client = reply.client();
        if (client.user() == null && refusesSecond(pbx, request, reply)) {
            return;
        }
        if (!request.text("AuthType").equalsIgnoreCase("MD5")) {
            reply.error("Must specify AuthType");
            return;
        }
        if (client.challenge().isEmpty()) {
            client.challenge(Integer.toString(pbx.world().random().nextInt(1_000_000_000)));
        }
        reply.success(lines -> lines.add("Challenge", client.challenge()));
    }

    private boolean refusesSecond(Switchboard pbx, ActionRequest request, ActionReply reply) {
        if (pbx.settings().limits().allowMultipleLogin()) {
            return false;
        }
        String name = request.text("Username");
        boolean isHere = loggedIn.stream()
                .filter(each -> !each.outlet().isClosed())
                .map(Client::user)
                .anyMatch(user -> user != null && user.name().equalsIgnoreCase(name));
        if (isHere) {
            pbx.security().sessionLimit(reply.client());
            refuse(pbx, reply, "Login Already In Use");
        }
        return isHere;
    }

    /** Who that is; null, and an event that says why, where nobody is let in. */
    private static @Nullable User known(Switchboard pbx, ActionRequest request, Client client) {
        String name = request.text("Username");
        User user = pbx.users().find(name);
        if (user == null) {
            if (!name.isEmpty()) {
                pbx.security().invalidAccountId(client, name);
            }
            return null;
        }
        if (!user.acl().lets(client.outlet().address())) {
            pbx.security().failedAcl(client, name);
            return null;
        }
        boolean isRight;
        if (request.text("AuthType").equalsIgnoreCase("MD5")
                && !request.text("Key").isEmpty()
                && !client.challenge().isEmpty()) {
            String expected = md5(client.challenge() + user.secret());
            isRight = same(expected, request.text("Key")) && !pbx.users().takeRefusal();
            if (!isRight) {
                pbx.security().challengeResponseFailed(client, request.text("Key"), expected);
            }
        } else {
            boolean isPlain = !request.text("AuthType").equalsIgnoreCase("MD5");
            isRight = isPlain
                    && same(user.secret(), request.text("Secret"))
                    && !pbx.users().takeRefusal();
            if (isPlain && !isRight) {
                pbx.security().invalidPassword(client, name);
            }
        }
        return isRight ? user : null;
    }

    private static void refuse(Switchboard pbx, ActionReply reply, String message) {
        Runnable refusal = () -> {
            reply.error(message);
            reply.client().outlet().close();
            reply.finish();
        };
        Duration pause = pbx.settings().limits().loginPause();
        reply.defer();
        if (pause.isZero()) {
            refusal.run();
        } else {
            pbx.world().after(pause, refusal);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
