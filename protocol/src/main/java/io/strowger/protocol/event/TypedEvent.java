package io.strowger.protocol.event;

import io.strowger.protocol.wire.Message;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The common part of all events: the message, where it came from, and a text form. */
abstract class TypedEvent implements Event {
    private final Message message;
    private final Origin origin;

    TypedEvent(Message message, Origin origin) {
        this.message = Objects.requireNonNull(message, "message");
        this.origin = Objects.requireNonNull(origin, "origin");
    }

    @Override
    public final Message message() {
        return message;
    }

    @Override
    public final Origin origin() {
        return origin;
    }

    /** Shows all headers in one line, with passwords and other secrets left out. */
    @Override
    public final String toString() {
        return message.headers().stream()
                .skip(1)
                .map(header -> isSecret(header.name()) ? header.name() + ": ***" : header.toString())
                .collect(Collectors.joining(", ", name() + "[", "]"));
    }

    /** True for the headers of PJSIP's authentication objects, of VoicemailPasswordChange, and others named alike. */
    private static boolean isSecret(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        return lower.contains("password") && !lower.equals("usingpassword")
                || lower.contains("secret")
                || lower.equals("md5cred")
                || lower.equals("refreshtoken");
    }
}
