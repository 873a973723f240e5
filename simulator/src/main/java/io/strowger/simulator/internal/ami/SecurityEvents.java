package io.strowger.simulator.internal.ami;

import io.strowger.simulator.internal.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** The events of class {@code security} that tell who came and what was refused; for use inside the world only. */
public final class SecurityEvents {
    private static final int MOST_CHARACTERS = 63;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final World world;
    private final EventSink events;

    /** Makes the events of one server. */
    public SecurityEvents(World world, EventSink events) {
        this.world = world;
        this.events = events;
    }

    /** Somebody logged in. */
    public void successfulAuth(Client client, String account) {
        emit("SuccessfulAuth", "Informational", 1, lines -> {
            session(lines, client, account);
            lines.add("UsingPassword", 0);
            since(lines, client);
        });
    }

    /** A secret was wrong. */
    public void invalidPassword(Client client, String account) {
        emit("InvalidPassword", "Error", 2, lines -> {
            session(lines, client, account);
            since(lines, client);
        });
    }

    /** There is no such user. */
    public void invalidAccountId(Client client, String account) {
        emit("InvalidAccountID", "Error", 1, lines -> {
            session(lines, client, account);
            since(lines, client);
        });
    }

    /** A user came from where he may not come from. */
    public void failedAcl(Client client, String account) {
        emit("FailedACL", "Error", 1, lines -> {
            session(lines, client, account);
            since(lines, client);
        });
    }

    /** A user who may log in but once did so again. */
    public void sessionLimit(Client client) {
        emit("SessionLimit", "Error", 1, lines -> {
            session(lines, client, accountOf(client));
            since(lines, client);
        });
    }

    /** The answer to a challenge was wrong. */
    public void challengeResponseFailed(Client client, String response, String expected) {
        emit("ChallengeResponseFailed", "Error", 1, lines -> {
            session(lines, client, accountOf(client));
            lines.add("Challenge", client.challenge()).add("Response", response).add("ExpectedResponse", expected);
            since(lines, client);
        });
    }

    /** An action was sent that the user may not send. */
    public void requestNotAllowed(Client client, String action) {
        emit("RequestNotAllowed", "Error", 1, lines -> {
            session(lines, client, accountOf(client));
            lines.add("RequestType", type(action));
            since(lines, client);
        });
    }

    /** Something was sent that is no action. */
    public void requestBadFormat(Client client, String action) {
        emit("RequestBadFormat", "Error", 1, lines -> {
            where(lines, client);
            lines.add("RequestType", type(action));
            since(lines, client);
            lines.add("AccountID", accountOf(client));
        });
    }

    /** Asterisk writes it into a buffer of 64 bytes. */
    private static String type(String action) {
        String type = "Action: " + action;
        return type.substring(0, Math.min(type.length(), MOST_CHARACTERS));
    }

    private void emit(String name, String severity, int version, Consumer<Lines> more) {
        events.emit(name, Classes.SECURITY, lines -> {
            lines.add("EventTV", TIME.format(world.now()))
                    .add("Severity", severity)
                    .add("Service", "AMI")
                    .add("EventVersion", version);
            more.accept(lines);
        });
    }

    private static void session(Lines lines, Client client, String account) {
        lines.add("AccountID", account);
        where(lines, client);
    }

    private static void where(Lines lines, Client client) {
        String kind = client.outlet().isTls() ? "IPV4/TLS/" : "IPV4/TCP/";
        lines.add("SessionID", client.sessionId())
                .add("LocalAddress", kind + withSlash(client.outlet().localAddress()))
                .add("RemoteAddress", kind + withSlash(client.outlet().remoteAddress()));
    }

    private static String withSlash(String address) {
        int colon = address.lastIndexOf(':');
        return address.substring(0, colon) + "/" + address.substring(colon + 1);
    }

    private static void since(Lines lines, Client client) {
        Instant login = client.user() == null ? Instant.EPOCH : client.loginTime();
        lines.add("SessionTV", TIME.format(login));
    }

    private static String accountOf(Client client) {
        User user = client.user();
        return user == null ? "" : user.name();
    }
}
