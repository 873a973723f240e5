package io.strowger.client.internal;

import io.strowger.client.ActionTimeoutException;
import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.LoginException;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.Reconnect;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next attempt to connect, and when to give up; the link's thread alone uses it. */
final class Backoff {
    private final Reconnect reconnect;
    private final DoubleSupplier random;
    private Duration bound;
    private long attempts;
    private int refused;

    Backoff(Reconnect reconnect, DoubleSupplier random) {
        this.reconnect = reconnect;
        this.random = random;
        this.bound = reconnect.firstDelay();
    }

    /** Counts an attempt that begins, and gives its number since the last connection. */
    long attempt() {
        return ++attempts;
    }

    /** Notes that an attempt led to a session that can be used. */
    void succeeded() {
        attempts = 0;
        refused = 0;
    }

    /** The delay after an attempt that failed, or null to give up. */
    @Nullable Duration afterFailure(AmiException reason) {
        return afterFailure(reason, false);
    }

    /** The same; {@code maybeRefused} where a login was sent and its answer was not waited for long. */
    @Nullable Duration afterFailure(AmiException reason, boolean maybeRefused) {
        if (attempts >= reconnect.attempts()) {
            return null;
        }
        if (!isRefusal(reason)) {
            return maybeRefused ? reconnect.refusedDelay().plus(draw()) : draw();
        }
        if (++refused >= reconnect.refusedLogins()) {
            return null;
        }
        return reconnect.refusedDelay().plus(draw());
    }

    /** The delay after a session that lasted so long, or null to give up. */
    @Nullable Duration afterSession(Duration lasted) {
        if (lasted.compareTo(reconnect.stableAfter()) >= 0) {
            bound = reconnect.firstDelay();
        }
        return reconnect.attempts() == 0 ? null : draw();
    }

    /** Anything between nothing and the bound, which doubles. */
    private Duration draw() {
        Duration drawn = Duration.ofNanos((long) (Durations.nanos(bound) * random.getAsDouble()));
        Duration longest = reconnect.longestDelay();
        bound = bound.compareTo(longest.dividedBy(2)) > 0 ? longest : bound.multipliedBy(2);
        return drawn;
    }

    /** True where the server said no, and would say so again: as opposed to a server that is away, busy or starting. */
    static boolean isRefusal(AmiException reason) {
        if (reason instanceof LoginException login) {
            return switch (login.kind()) {
                case REFUSED, PLAIN_NOT_ALLOWED, OTHER -> true;
                case ALREADY_IN_USE, TIMEOUT, SHUTTING_DOWN, NO_SECRET -> false;
            };
        }
        return !(reason.getCause() instanceof Error
                || reason instanceof AmiConnectException
                || reason instanceof ConnectionLostException
                || reason instanceof ActionTimeoutException
                || reason instanceof OutcomeUnknownException);
    }
}
