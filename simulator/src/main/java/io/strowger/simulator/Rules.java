package io.strowger.simulator;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Dispatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rules of a simulator, the actions it took, and those that nothing answered; safe for use by any thread. */
final class Rules implements Dispatcher.Desk {
    /** So many actions are kept for {@link AmiSimulator#takeAction}; the oldest are dropped. */
    private static final int MOST_TAKEN = 10_000;

    /** So many are told where nothing answered them. */
    private static final int MOST_UNANSWERED = 100;

    /** What clients send to keep the connection, which tests do not care about. */
    private static final Set<String> HOUSEKEEPING =
            Set.of("login", "challenge", "logoff", "ping", "events", "filter", "coresettings", "corestatus");

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Rule> begun = new CopyOnWriteArrayList<>();
    private final BlockingQueue<TakenAction> taken = new LinkedBlockingQueue<>(MOST_TAKEN);
    private final BlockingQueue<TakenAction> all = new ArrayBlockingQueue<>(MOST_TAKEN);
    private final Queue<TakenAction> unanswered = new LinkedBlockingQueue<>(MOST_UNANSWERED);
    private final Consumer<SimulatedEvent> emitter;

    Rules(Consumer<SimulatedEvent> emitter) {
        this.emitter = emitter;
    }

    void begun(Rule rule) {
        begun.add(rule);
    }

    void add(Rule rule) {
        begun.remove(rule);
        rules.add(0, rule);
    }

    void emit(SimulatedEvent event) {
        emitter.accept(event);
    }

    @Override
    public boolean answer(ActionRequest request, ActionReply reply) {
        TakenAction action = new TakenAction(request);
        if (!isHousekeeping(request)) {
            keep(taken, action);
            keep(all, action);
        }
        for (Rule rule : rules) {
            if (rule.matches(action)) {
                rule.apply(request, reply);
                return true;
            }
        }
        return false;
    }

    private static void keep(BlockingQueue<TakenAction> queue, TakenAction action) {
        while (!queue.offer(action)) {
            queue.poll();
        }
    }

    /** Clients may ask who they are, to explain refusals: that is no test's business either. */
    private static boolean isHousekeeping(ActionRequest request) {
        String name = request.name().toLowerCase(Locale.ROOT);
        return HOUSEKEEPING.contains(name)
                || name.equals("command") && request.text("Command").startsWith("manager show user ");
    }

    @Override
    public void unanswered(ActionRequest request) {
        unanswered.offer(new TakenAction(request));
    }

    @Nullable TakenAction take(Duration most) throws InterruptedException {
        return taken.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    List<TakenAction> all() {
        return List.copyOf(all);
    }

    /** What was sent that nothing answers, and which rules have no answer, in words; null where there is neither. */
    @Nullable String complaint() {
        List<String> lines = new ArrayList<>();
        begun.forEach(rule -> lines.add(rule + " was begun but has no answer, so it is not in force"));
        if (!unanswered.isEmpty()) {
            complain(lines);
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private void complain(List<String> lines) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        unanswered.forEach(action -> counts.merge(describe(action), 1, Integer::sum));
        List<String> all = new ArrayList<>();
        all.add("no rule and no part of the PBX answers what was sent:");
        counts.forEach((action, count) -> all.add("  " + action + (count == 1 ? "" : ", " + count + " times")));
        lines.addAll(0, all);
        if (!rules.isEmpty()) {
            lines.add("the rules are for: "
                    + String.join(
                            ", ",
                            rules.stream().map(Rule::action).distinct().sorted().toList()));
        }
        lines.add("Add a rule by when(\"" + unanswered.element().name() + "\"), or make the simulator lenient.");
    }

    /** The action with the names of its headers: their values may be secret. */
    private static String describe(TakenAction action) {
        List<String> names = action.headers().stream()
                .map(header -> header.name())
                .filter(name -> !name.equalsIgnoreCase("Action") && !name.equalsIgnoreCase("ActionID"))
                .toList();
        return action.name() + (names.isEmpty() ? "" : " (with " + String.join(", ", names) + ")");
    }
}
