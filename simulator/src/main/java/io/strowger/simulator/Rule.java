package io.strowger.simulator;

import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.ActionTypes;
import io.strowger.protocol.wire.Header;
import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ListReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator answers an action of a kind, begun by {@link AmiSimulator#when}.
 *
 * <p>In force as soon as its answer is given ({@link #succeed()}, {@link #fail}, {@link #respond}, {@link #list},
 * {@link #neverAnswer}). Of several rules that match, the newest one answers; it goes before the PBX. Its methods are for
 * one thread; it answers on any.
 */
public final class Rule {
    private final Rules rules;
    private final String action;
    private final List<Predicate<TakenAction>> conditions = new CopyOnWriteArrayList<>();
    private final List<SimulatedEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile @Nullable BiConsumer<ActionRequest, ActionReply> answer;

    Rule(Rules rules, String action) {
        this.rules = rules;
        this.action = action;
        rules.begun(this);
    }

    /** Confines the rule to actions with a header of that value. */
    public Rule where(String header, String value) {
        return matching(action -> action.text(header).orElse("").equals(value));
    }

    /** Confines the rule to actions of which that is true. */
    public Rule matching(Predicate<TakenAction> condition) {
        conditions.add(condition);
        return this;
    }

    /** Lets the rule answer once only. */
    public Rule once() {
        return times(1);
    }

    /**
     * Lets the rule answer so many times only; what comes then is for older rules, or the PBX.
     *
     * @throws IllegalArgumentException where it is not at least 1
     */
    public Rule times(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a rule answers at least once: " + most);
        }
        left.set(most);
        return this;
    }

    /** Answers {@code Success}, without a message. */
    public Rule succeed() {
        return answer((request, reply) -> reply.success(lines -> {}));
    }

    /** Answers {@code Success} with a message. */
    public Rule succeed(String message) {
        return answer((request, reply) -> reply.success(message));
    }

    /** Answers {@code Error} with a message. */
    public Rule fail(String message) {
        return answer((request, reply) -> reply.error(message));
    }

    /**
     * Answers with a status such as {@code Success} and with headers.
     *
     * @param namesAndValues names of headers, each with its value behind it
     */
    public Rule respond(String status, String... namesAndValues) {
        List<Header> headers = SimulatedEvent.headers(namesAndValues);
        return answer((request, reply) ->
                reply.send(status, lines -> headers.forEach(header -> lines.add(header.name(), header.value()))));
    }

    /** Answers with a list: the response, these events as its items, and the event that ends a list of that action. */
    public Rule list(SimulatedEvent... items) {
        List<SimulatedEvent> all = List.of(items);
        String end = ActionTypes.find(action).map(ActionInfo::complete).orElse(action + "Complete");
        return answer((request, reply) -> {
            ListReply list = reply.list("List follows");
            all.forEach(item -> list.item(item.name(), item::write));
            list.complete(end);
        });
    }

    /** Does not answer; as with a server that hangs, the client's further actions are not answered either. */
    public Rule neverAnswer() {
        return answer((request, reply) -> reply.defer());
    }

    /** Raises an event for everybody behind each of the rule's answers. */
    public Rule thenEmit(SimulatedEvent event) {
        events.add(event);
        return this;
    }

    /** Like {@link #thenEmit(SimulatedEvent)}, with the headers' names and values. */
    public Rule thenEmit(String event, String... namesAndValues) {
        return thenEmit(SimulatedEvent.of(event, namesAndValues));
    }

    private Rule answer(BiConsumer<ActionRequest, ActionReply> how) {
        if (answer != null) {
            throw new IllegalStateException("the rule for " + action + " has an answer already: begin another one");
        }
        answer = how;
        rules.add(this);
        return this;
    }

    String action() {
        return action;
    }

    boolean isAnswered() {
        return answer != null;
    }

    boolean matches(TakenAction taken) {
        return taken.name().equalsIgnoreCase(action)
                && left.get() > 0
                && conditions.stream().allMatch(condition -> condition.test(taken));
    }

    void apply(ActionRequest request, ActionReply reply) {
        left.decrementAndGet();
        BiConsumer<ActionRequest, ActionReply> how = answer;
        if (how != null) {
            how.accept(request, reply);
        }
        events.forEach(rules::emit);
    }

    /** Shows the action that it is about. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add("a rule for " + action);
        if (!conditions.isEmpty()) {
            parts.add(conditions.size() == 1 ? "1 condition" : conditions.size() + " conditions");
        }
        return String.join(" with ", parts);
    }
}
