package io.strowger.client.internal;

import io.strowger.client.ActionOutcome;
import io.strowger.client.ActionTrace;
import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.AmiListener;
import io.strowger.client.ClientMetrics;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Health;
import io.strowger.client.Lost;
import io.strowger.client.Overflow;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.event.Event;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees what one client does: counts it, records it for Java Flight Recorder, and tells the listeners. */
final class Observer implements HandlerTrouble {
    private static final int OPENED = 1;
    private static final int ENDED = 2;

    private final String pbx;
    private final List<AmiListener> listeners;

    private final AtomicLong sessions = new AtomicLong();
    private final AtomicLong failedAttempts = new AtomicLong();
    private final ActionMetrics actions = new ActionMetrics();
    private final AtomicReference<Health> health;
    private volatile long readySince;

    private final AtomicInteger stage = new AtomicInteger();
    private volatile @Nullable AmiClient client;

    Observer(String pbx, List<AmiListener> listeners) {
        this.pbx = pbx;
        this.listeners = listeners;
        this.health = new AtomicReference<>(HealthOf.begin(pbx));
    }

    /** How the client is doing. */
    Health health() {
        return Objects.requireNonNull(health.get());
    }

    /** Tells the listeners of the connection on that executor, in order; the dispatcher is where the notices come from. */
    void follow(Dispatcher dispatcher, Executor executor) {
        if (!listeners.isEmpty()) {
            Settings.Delivery notices = new Settings.Delivery(1, 1, Overflow.KEEP_OLDEST);
            dispatcher.add(new EventQueue(notices, executor, new Follower()));
        }
    }

    /** Hands the notices of the connection to the listeners. */
    private final class Follower implements EventConsumer {
        @Override
        public boolean wants(String name) {
            return false;
        }

        @Override
        public void event(Event event) {
            throw new IllegalStateException("no event is wanted");
        }

        @Override
        public void lost(Lost lost) {
            throw new IllegalStateException("no event is wanted");
        }

        @Override
        public void notice(ConnectionEvent notice) {
            tell(listener -> listener.connectionChanged(notice));
        }

        @Override
        public void ended(AmiException reason) {
            reached(ENDED);
        }
    }

    /** The client begins; {@link ConnectionEvent.Closed} is its end. */
    void begin(Supplier<ClientMetrics> metrics) {
        Flights.opened(this, metrics);
    }

    /** The client has been made and is about to be given to the program. */
    void opened(AmiClient made) {
        client = made;
        if (!listeners.isEmpty()) {
            tell(listener -> listener.clientOpened(made));
        }
        reached(OPENED);
    }

    /** Whichever comes last, the opening that was told or the end, tells the end. */
    private void reached(int next) {
        AmiClient made = client;
        if (stage.addAndGet(next) == OPENED + ENDED && made != null) {
            tell(listener -> listener.clientClosed(made));
        }
    }

    /** Something happened to the connection; called by the thread that it happened on. */
    void noticed(ConnectionEvent notice) {
        Flights.connection(notice);
        Health unused = health.updateAndGet(was -> HealthOf.after(Objects.requireNonNull(was), notice));
        if (notice instanceof ConnectionEvent.Connected) {
            sessions.incrementAndGet();
        } else if (notice instanceof ConnectionEvent.Ready) {
            readySince = System.nanoTime();
        } else if (notice instanceof ConnectionEvent.AttemptFailed) {
            failedAttempts.incrementAndGet();
        } else if (notice instanceof ConnectionEvent.Closed) {
            Flights.closed(this);
        }
    }

    /** An action of the program has ended; called by the thread that shall learn it. */
    void ended(Pending action, Ending ending) {
        ActionOutcome outcome = outcome(action.info, ending);
        if (ending instanceof Ending.Answered answered) {
            actions.answered(action.info.name(), outcome, answered.nanos());
        } else {
            actions.ended(action.info.name(), outcome);
        }
        tell(action, ending, outcome);
    }

    /** An action of the program was not taken; called by the thread that tried. */
    void refused(Pending action) {
        actions.ended(action.info.name(), ActionOutcome.NOT_SENT);
        tell(action, null, ActionOutcome.NOT_SENT);
    }

    /** An action of that name, for which the call came at that {@link System#nanoTime}, was not even made ready. */
    void refused(String name, long begunAt) {
        actions.ended(name, ActionOutcome.NOT_SENT);
        Duration took = Duration.ofNanos(System.nanoTime() - begunAt);
        ActionTrace trace = new ActionTrace(pbx, 0, name, ActionOutcome.NOT_SENT, took, null, took, 0);
        tell(listener -> listener.actionEnded(trace));
    }

    private static ActionOutcome outcome(ActionInfo action, Ending ending) {
        if (ending instanceof Ending.Answered answered) {
            boolean success = Verdicts.isSuccess(action, answered.answer().response());
            return success ? ActionOutcome.SUCCESS : ActionOutcome.ERROR;
        }
        if (ending instanceof Ending.TimedOut timedOut) {
            return timedOut.written() ? ActionOutcome.TIMED_OUT : ActionOutcome.NOT_SENT;
        }
        if (ending instanceof Ending.Lost lost) {
            return lost.written() ? ActionOutcome.OUTCOME_UNKNOWN : ActionOutcome.NOT_SENT;
        }
        return ending instanceof Ending.TooLong ? ActionOutcome.LIST_TOO_LONG : ActionOutcome.CANCELLED;
    }

    private void tell(Pending action, @Nullable Ending ending, ActionOutcome outcome) {
        ActionFlight flight = action.flight;
        if (listeners.isEmpty() && flight == null) {
            return;
        }
        ActionTrace trace = trace(action, ending, outcome);
        if (flight != null) {
            flight.land(trace);
        }
        tell(listener -> listener.actionEnded(trace));
    }

    private ActionTrace trace(Pending action, @Nullable Ending ending, ActionOutcome outcome) {
        long now = System.nanoTime();
        long waited = (action.written ? action.writtenAt : now) - action.begunAt;
        Duration answered = ending instanceof Ending.Answered told ? Duration.ofNanos(told.nanos()) : null;
        return new ActionTrace(
                pbx,
                action.session,
                action.info.name(),
                outcome,
                Duration.ofNanos(waited),
                answered,
                Duration.ofNanos(now - action.begunAt),
                action.items());
    }

    ClientMetrics.Actions actions(Load load) {
        return actions.picture(load.inFlight(), load.waiting());
    }

    ClientMetrics.Connection connection(boolean now) {
        long logins = sessions.get();
        Duration held = now ? Duration.ofNanos(System.nanoTime() - readySince) : Duration.ZERO;
        return new ClientMetrics.Connection(now, logins, Math.max(0, logins - 1), failedAttempts.get(), held);
    }

    void subscriberOpened(String subscriber) {
        tell(listener -> listener.subscriberOpened(pbx, subscriber));
    }

    void subscriberClosed(String subscriber) {
        tell(listener -> listener.subscriberClosed(pbx, subscriber));
    }

    @Override
    public void lost(String subscriber, Lost lost) {
        Flights.lost(pbx, subscriber, lost);
        tell(listener -> listener.eventsLost(pbx, subscriber, lost));
    }

    @Override
    public void failed(String subscriber, Throwable thrown) {
        tell(listener -> listener.handlerFailed(pbx, subscriber, thrown));
    }

    @Override
    public void stuck(String subscriber, String what, StuckWatch.Report report) {
        Flights.stuck(pbx, subscriber, what, report);
        String thread = report.thread().getName();
        List<StackTraceElement> stack = List.of(report.stack());
        tell(listener -> listener.handlerStuck(pbx, subscriber, what, thread, stack));
    }

    private void tell(Consumer<AmiListener> what) {
        for (AmiListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException | Error thrown) {
                Log.LOGGER.log(Level.ERROR, "A listener of the client of " + pbx + " failed", thrown);
            }
        }
    }
}
