package io.strowger.client.internal;

import io.strowger.protocol.action.ChallengeAction;
import io.strowger.protocol.action.CoreSettingsAction;
import io.strowger.protocol.action.CoreSettingsResponse;
import io.strowger.protocol.action.LoginAction;
import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.MessageDecoder;
import io.strowger.protocol.wire.MessageEncoder;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads, once in a process and beside the thread that connects first, the classes that a session needs when its socket is
 * open. Loading classes is what a first connection spends its time with, and each of these would be loaded a moment later anyway.
 */
final class Readiness {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Readiness() {}

    /** Begins with it, on a thread of its own that ends by itself; returns at once. */
    static void begin(Settings settings) {
        if (BEGUN.compareAndSet(false, true)) {
            new Threads.Factory(settings.pbx(), null)
                    .thread("loading", Readiness::load)
                    .start();
        }
    }

    /** The last that is needed first, so that the thread that connects and this one meet in the middle. */
    private static void load() {
        Login.md5();
        List<Class<?>> classes = List.of(
                MessageDecoder.class,
                MessageEncoder.class,
                Session.class,
                Router.class,
                ReaderLoop.class,
                ReadBuffer.class,
                ReadingTurn.class,
                Outbox.class,
                Login.class,
                Waiter.class,
                Banner.class,
                ChallengeAction.class,
                LoginAction.class,
                Preparation.class,
                ServerFacts.class,
                AsteriskVersion.class,
                CoreSettingsAction.class,
                CoreSettingsResponse.class);
        for (Class<?> each : classes) {
            try {
                MethodHandles.lookup().ensureInitialized(each);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
