package io.strowger.simulator.internal.pbx;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What a step wants to be told of, or an application that runs inside one; for use inside the world only. */
final class StepHooks {
    /** Those of the step that this runs inside; null for the step itself. */
    final @Nullable StepHooks outer;

    /** Told of the end of what runs inside: 0, or -1 where it wants the channel hung up. */
    final IntConsumer then;

    /** What becomes of frames. */
    Consumer<Frame> frames = frame -> {};

    /** Tidies up where this is left early. */
    @Nullable Runnable leaving;

    /** Told of a hangup instead of leaving. */
    @Nullable Runnable hangup;

    private StepHooks(@Nullable StepHooks outer, IntConsumer then) {
        this.outer = outer;
        this.then = then;
    }

    /** None, for a step that begins. */
    static StepHooks none() {
        return new StepHooks(null, result -> {});
    }

    /** None, for what begins inside. */
    StepHooks inside(IntConsumer told) {
        return new StepHooks(this, told);
    }

    /** How many applications are left until the step itself. */
    int depth() {
        return outer == null ? 0 : outer.depth() + 1;
    }

    /** Tells the innermost of a hangup that wants to be told; false where none does. */
    boolean tellHangup() {
        if (hangup == null) {
            return outer != null && outer.tellHangup();
        }
        hangup.run();
        return true;
    }

    /** Tidies up, once. */
    void tidy() {
        Runnable work = leaving;
        leaving = null;
        if (work != null) {
            work.run();
        }
    }
}
