package io.strowger.simulator.internal.pbx;

/** An application of the dialplan. */
@FunctionalInterface
public interface App {
    /**
     * Begins the application on the execution's channel; called inside the world.
     *
     * <p>It must end with {@link Execution#next} (or another way out of the step), now or later: by {@link Execution#after},
     * by {@link Execution#onFrame}, or by who took the channel over. Where the channel is hung up meanwhile, what was put
     * down with {@link Execution#onLeave} is run, and nothing of this step after it.
     *
     * @param data the arguments, with variables replaced
     */
    void run(Execution execution, String data);
}
