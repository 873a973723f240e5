package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plays scenarios: each group on a fresh server, several groups at a time. */
final class Troupe {
    private Troupe() {}

    /** What became of a scenario: its record, or why there is none. */
    record Outcome(List<Entry> entries, @Nullable Throwable failure, long millis) {
        /** The record; where the script failed, so does this. */
        List<Entry> record() {
            if (failure != null) {
                throw new AssertionError("the script failed: " + failure.getMessage(), failure);
            }
            return entries;
        }
    }

    /** Plays all scenarios on the server that each group is given, and returns what became of each, by name. */
    static Map<String, Outcome> play(List<Scenario> scenarios, int atOnce, Function<String, Subject> subjects) {
        Map<String, List<Scenario>> groups = new LinkedHashMap<>();
        scenarios.forEach(scenario -> groups.computeIfAbsent(scenario.group(), any -> new ArrayList<>())
                .add(scenario));
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        ExecutorService stages = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<?>> running = new ArrayList<>();
            groups.forEach((name, group) -> running.add(stages.submit(() -> {
                try (Subject subject = subjects.apply(name)) {
                    group.forEach(scenario -> outcomes.put(scenario.name(), play(subject, scenario)));
                }
            })));
            for (Future<?> each : running) {
                Object unused = each.get();
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a server failed: " + e.getCause(), e.getCause());
        } finally {
            stages.shutdownNow();
        }
    }

    private static Outcome play(Subject subject, Scenario scenario) {
        long began = System.nanoTime();
        List<Entry> entries = List.of();
        Throwable failure = null;
        try (Stage stage = new Stage(subject)) {
            scenario.script().play(stage);
            stage.flush();
            entries = Normaliser.normalise(subject.particulars(), stage.entries());
        } catch (Exception | AssertionError e) {
            failure = e;
        }
        subject.clear();
        return new Outcome(entries, failure, (System.nanoTime() - began) / 1_000_000);
    }
}
