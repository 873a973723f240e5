package io.strowger.client.internal;

import io.strowger.client.ActionFailedException;
import io.strowger.client.OriginateForbiddenException;
import io.strowger.client.PermissionException;
import io.strowger.client.ServerInfo;
import io.strowger.client.UnknownActionException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.value.PrivilegeClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns {@code Response: Error} into an exception that says what Asterisk said, and what to do about it. */
final class Refusals {
    private static final int MOST_OUTPUT = 3;

    private final String pbx;
    private final String user;
    private final Supplier<@Nullable ServerInfo> known;

    Refusals(String pbx, String user, Supplier<@Nullable ServerInfo> server) {
        this.pbx = pbx;
        this.user = user;
        this.known = server;
    }

    ActionFailedException of(Action<?> action, Response response) {
        String text = response.text();
        String said = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (said.startsWith("permission denied")) {
            return permission(action.info(), response);
        }
        if (said.startsWith("originate access forbidden") || said.contains("additional system privilege")) {
            return forbidden(action, response);
        }
        if (said.startsWith("invalid/unknown command")) {
            return unknown(action.info(), response);
        }
        List<String> output = response.message().output();
        String reason = quoted(action, output.isEmpty() ? text : shortened(output));
        return new ActionFailedException(
                action.name(), response, pbx + " refused " + action.name() + ": " + reason + advice(said));
    }

    private static String quoted(Action<?> action, @Nullable String text) {
        return text == null || text.isBlank()
                ? "it gave no reason."
                : "\"" + Redaction.hide(action, text.strip()) + "\".";
    }

    /** The output of a command says more than "Command output follows". */
    private static String shortened(List<String> output) {
        return output.stream().limit(MOST_OUTPUT).collect(Collectors.joining(" / "));
    }

    private static String advice(String said) {
        return said.contains("shutting down") ? " Try again when Asterisk has started anew." : "";
    }

    private PermissionException permission(ActionInfo info, Response response) {
        if (isModuleNotReady(info)) {
            return denied(
                    info,
                    response,
                    true,
                    pbx + " answered " + info.name() + " with \"Permission denied\", though the AMI user '" + user
                            + "' may send it: the module " + info.module()
                            + " is just being loaded or unloaded, as while"
                            + " Asterisk starts. Asterisk closes the connection with that; try again after FullyBooted.");
        }
        String needs;
        if (info.classes().isEmpty()) {
            needs = info.known()
                    ? "It needs no class, so Asterisk itself must be asked why."
                    : "The catalog does not know which write class it needs; 'manager show command " + info.name()
                            + "' on Asterisk's command line tells.";
        } else {
            String classes = info.classes().stream()
                    .sorted()
                    .map(PrivilegeClass::wireName)
                    .collect(Collectors.joining("' or '", "'", "'"));
            needs = "It needs " + classes + " in the write= line of [" + user + "] in manager.conf.";
        }
        return denied(
                info,
                response,
                false,
                pbx + " does not permit the AMI user '" + user + "' to send " + info.name() + ". " + needs);
    }

    private PermissionException denied(ActionInfo info, Response response, boolean notReady, String message) {
        return new PermissionException(info.name(), response, user, info.classes(), notReady, message);
    }

    /** True where the user is known to have what the action needs; Asterisk itself is always ready. */
    private boolean isModuleNotReady(ActionInfo info) {
        ServerInfo facts = known.get();
        if (info.module() == null || facts == null || !isListed(info, facts.version())) {
            return false;
        }
        Set<PrivilegeClass> has = facts.writeClasses();
        return info.classes().isEmpty()
                || has != null && info.classes().stream().anyMatch(has::contains);
    }

    private OriginateForbiddenException forbidden(Action<?> action, Response response) {
        return new OriginateForbiddenException(
                action.name(),
                response,
                pbx + " refused " + action.name() + ": " + quoted(action, response.text())
                        + " Applications and functions that run programs or change files need the write class 'system'"
                        + " besides 'originate'; the AMI user '" + user + "' lacks it.");
    }

    private UnknownActionException unknown(ActionInfo info, Response response) {
        ServerInfo facts = known.get();
        AsteriskVersion server = facts == null ? null : facts.version();
        String who = pbx + (server == null ? "" : " (Asterisk " + server.major() + ")");
        StringBuilder message = new StringBuilder(who)
                .append(" has no action ")
                .append(info.name())
                .append(". ");
        if (!info.known()) {
            message.append("The catalog does not know it either: check the name, and whether its module is loaded.");
        } else if (info.until() != null && !isListed(info, server)) {
            message.append("Asterisk had it until ")
                    .append(info.until())
                    .append(". ")
                    .append(instead(info));
        } else if (isListed(info, server)) {
            message.append("This version can have it, so ")
                    .append(
                            info.module() == null
                                    ? "its module is not loaded: see 'module show'. "
                                    : "the module " + info.module() + " is not loaded. ")
                    .append(instead(info));
        } else if (info.since() != null) {
            message.append("Asterisk has it since ")
                    .append(info.since())
                    .append(". ")
                    .append(instead(info));
        }
        return new UnknownActionException(
                info.name(), response, info.replacedBy(), message.toString().strip());
    }

    private static boolean isListed(ActionInfo info, @Nullable AsteriskVersion server) {
        return server != null && info.branches().contains(server.major());
    }

    private static String instead(ActionInfo info) {
        if (info.replacementNote() != null) {
            return info.replacementNote();
        }
        return info.replacedBy() == null ? "" : "Use " + info.replacedBy() + " instead.";
    }
}
