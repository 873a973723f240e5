package io.strowger.simulator.internal.ami;

/** Answers one kind of action. */
@FunctionalInterface
public interface ActionHandler {
    /**
     * Answers the action; called inside the world.
     *
     * <p>Unless {@link ActionReply#defer} was called, the answer is complete on return.
     */
    void handle(ActionRequest request, ActionReply reply);
}
