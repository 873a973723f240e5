package io.strowger.cli;

import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.value.HangupCause;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** What the demo prints: a line for each thing of interest, and a summary. Safe for use by several threads. */
final class DemoPrinter {
    private static final int CALL_WIDTH = 14;
    private static final int EVENT_WIDTH = 21;

    private final Out out;
    private final Style style;
    private volatile long started = System.nanoTime();
    private final ReentrantLock printing = new ReentrantLock();
    private final Map<String, Integer> events = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private int calls;
    private boolean finished;

    DemoPrinter(Out out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Prints a line of its own. */
    void say(String text) {
        printing.lock();
        try {
            if (!finished) {
                out.line(text);
                out.flush();
            }
        } catch (ClosedPipeException | UncheckedIOException e) {
            closed.completeExceptionally(e);
        } finally {
            printing.unlock();
        }
    }

    /** Waits for a moment of {@link System#nanoTime}, or fails as soon as nobody reads the output any more. */
    void waitUntil(long nanoTime) throws InterruptedException {
        try {
            closed.get(Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException theMomentHasCome) {
            // as it should
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException notWritten ? notWritten : new IllegalStateException(e);
        }
    }

    /** Prints the names of the columns; the time counts from here. */
    void heading() {
        started = System.nanoTime();
        say(style.dim(pad("    time", 10) + pad("call", CALL_WIDTH) + pad("event", EVENT_WIDTH) + "what happened"));
    }

    /** Counts an event; those of interest are printed as well. */
    void count(Event event) {
        printing.lock();
        try {
            events.merge(event.name(), 1, Integer::sum);
        } finally {
            printing.unlock();
        }
    }

    /** Prints what an event tells. */
    void event(String call, Event event, String text) {
        line(call, style.dim(pad(event.name(), EVENT_WIDTH)), text);
    }

    /** Prints what an event tells that belongs to no call of the demo's own. */
    void news(String event, String text) {
        double seconds = (System.nanoTime() - started) / 1e9;
        say(style.dim(String.format(Locale.ROOT, "%6.1f s  ", seconds) + pad(event, EVENT_WIDTH))
                + TextPrinter.printable(text));
    }

    /** Prints that a call is placed. */
    void placed(String call, String text) {
        printing.lock();
        try {
            calls++;
        } finally {
            printing.unlock();
        }
        line(call, style.cyan(pad("-> Originate", EVENT_WIDTH)), text);
    }

    /** Prints how a call turned out. */
    void outcome(String call, OriginateOutcome outcome) {
        String name = outcome.getClass().getSimpleName();
        tally(name);
        String shown = pad("<- " + name, EVENT_WIDTH);
        String coloured = switch (name) {
            case "Answered" -> style.green(shown);
            case "Busy", "NoAnswer", "Rejected" -> style.yellow(shown);
            default -> style.red(shown);
        };
        line(call, coloured, explained(outcome));
    }

    /** Prints that a call was not placed, or its outcome not learnt. */
    void failed(String call, Throwable failure) {
        tally("refused");
        line(call, style.red(pad("<- refused", EVENT_WIDTH)), String.valueOf(Failure.line(failure)));
    }

    /** Prints nothing from now on. */
    void stop() {
        printing.lock();
        try {
            finished = true;
        } finally {
            printing.unlock();
        }
    }

    /** Prints a last line; nothing is printed after it. */
    void end(String line) {
        printing.lock();
        try {
            say("");
            say(line);
            finished = true;
        } finally {
            printing.unlock();
        }
    }

    /** Prints the sums; nothing is printed after them. */
    void summary() {
        printing.lock();
        try {
            finished = true;
            int seen = events.values().stream().mapToInt(Integer::intValue).sum();
            out.line("");
            out.line(style.bold(calls + (calls == 1 ? " call: " : " calls: ")) + listed(outcomes, outcomes.size()));
            out.line(style.bold(seen + " events") + " of " + events.size() + " kinds, most of them "
                    + listed(events, 6));
            out.flush();
        } finally {
            printing.unlock();
        }
    }

    private void tally(String outcome) {
        printing.lock();
        try {
            outcomes.merge(outcome, 1, Integer::sum);
        } finally {
            printing.unlock();
        }
    }

    private void line(String call, String paddedEvent, String text) {
        double seconds = (System.nanoTime() - started) / 1e9;
        String time = String.format(Locale.ROOT, "%6.1f s  ", seconds);
        say(style.dim(time) + style.bold(pad(call, CALL_WIDTH)) + paddedEvent + TextPrinter.printable(text));
    }

    private static String explained(OriginateOutcome outcome) {
        if (outcome instanceof OriginateOutcome.OutcomeUnknown unknown) {
            return unknown.why();
        }
        if (outcome.isAnswered()) {
            return "and goes on to the extension";
        }
        HangupCause cause = outcome.cause();
        return cause == null ? "Asterisk tells no cause" : "cause " + cause.code() + ": " + cause.description();
    }

    private static String listed(Map<String, Integer> counts, int most) {
        StringBuilder listed = new StringBuilder();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(each -> listed.append(listed.isEmpty() ? "" : ", ")
                        .append(each.getValue())
                        .append(' ')
                        .append(each.getKey()));
        return listed.isEmpty() ? "none" : listed.toString();
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
