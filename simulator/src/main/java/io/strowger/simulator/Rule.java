package io.strowger.simulator;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * How a simulator answers an action of a kind, begun by {@link AmiSimulator#when}.
 *
 * <p>In force as soon as its answer is given. Of several rules that match, the newest one answers; it goes before the PBX.
 */
public final class Rule {
    private final Rules rules;
    private final String action;
    private final List<Predicate<ActionRequest>> conditions = new ArrayList<>();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile BiConsumer<ActionRequest, ActionReply> answer = (request, reply) -> {};

    Rule(Rules rules, String action) {
        this.rules = rules;
        this.action = action;
    }

    /** Confines the rule to actions with a header of that value. */
    public Rule where(String header, String value) {
        conditions.add(request -> request.text(header).equals(value));
        return this;
    }

    /** Lets the rule answer once only. */
    public Rule once() {
        return times(1);
    }

    /** Lets the rule answer so many times only. */
    public Rule times(int most) {
        left.set(most);
        return this;
    }

    /** Answers {@code Success}, without a message. */
    public void succeed() {
        answer((request, reply) -> reply.success(lines -> {}));
    }

    /** Answers {@code Success} with a message. */
    public void succeed(String message) {
        answer((request, reply) -> reply.success(message));
    }

    /** Answers {@code Error} with a message. */
    public void fail(String message) {
        answer((request, reply) -> reply.error(message));
    }

    private void answer(BiConsumer<ActionRequest, ActionReply> how) {
        answer = how;
        rules.add(this);
    }

    boolean matches(ActionRequest request) {
        return request.name().equalsIgnoreCase(action)
                && left.get() > 0
                && conditions.stream().allMatch(condition -> condition.test(request));
    }

    void apply(ActionRequest request, ActionReply reply) {
        left.decrementAndGet();
        answer.accept(request, reply);
    }
}
