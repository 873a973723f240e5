package io.strowger.simulator;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Dispatcher;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rules of a simulator, the actions it took, and those that nothing answered; safe for use by any thread. */
final class Rules implements Dispatcher.Desk {
    /** So many actions are kept for {@link AmiSimulator#takeAction}; the oldest are dropped. */
    private static final int MOST_TAKEN = 10_000;

    /** What clients send to keep the connection, which tests do not care about. */
    private static final Set<String> HOUSEKEEPING =
            Set.of("login", "challenge", "logoff", "ping", "events", "filter", "coresettings", "corestatus");

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<TakenAction> taken = new LinkedBlockingQueue<>(MOST_TAKEN);
    private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();

    void add(Rule rule) {
        rules.add(0, rule);
    }

    @Override
    public boolean answer(ActionRequest request, ActionReply reply) {
        if (!isHousekeeping(request)) {
            TakenAction action = new TakenAction(request);
            while (!taken.offer(action)) {
                taken.poll();
            }
        }
        for (Rule rule : rules) {
            if (rule.matches(request)) {
                rule.apply(request, reply);
                return true;
            }
        }
        return false;
    }

    /** Clients may ask who they are, to explain refusals: that is no test's business either. */
    private static boolean isHousekeeping(ActionRequest request) {
        String name = request.name().toLowerCase(Locale.ROOT);
        return HOUSEKEEPING.contains(name)
                || name.equals("command") && request.text("Command").startsWith("manager show user ");
    }

    @Override
    public void unanswered(ActionRequest request) {
        unanswered.add(request.name());
    }

    @Nullable TakenAction take(Duration most) throws InterruptedException {
        return taken.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    List<String> unanswered() {
        return List.copyOf(unanswered);
    }
}
