package io.strowger.client.internal;

import java.lang.System.Logger;

/** The client's log. In a class of its own, since to look up the first logger takes longer than to connect. */
final class Log {
    static final Logger LOGGER = System.getLogger("io.strowger.client");

    private Log() {}
}
