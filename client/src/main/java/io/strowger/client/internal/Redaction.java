package io.strowger.client.internal;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.wire.Header;

/** Hides an action's secrets in what the server says of it: some server may repeat them, and messages are logged. */
final class Redaction {
    /** Shorter ones would hide by chance what is none. */
    private static final int LEAST = 4;

    private Redaction() {}

    static String hide(Action<?> action, String text) {
        String hidden = text;
        for (Header header : action.headers()) {
            if (header.value().length() >= LEAST && action.info().isSecret(header.name())) {
                hidden = hidden.replace(header.value(), "***");
            }
        }
        return hidden;
    }
}
