package io.strowger.simulator.internal.dialplan;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An extension and its priorities. */
public final class Extension {
    private static final String FILE = "pbx_config";

    private final String pattern;
    private final NavigableMap<Integer, Step> steps = new TreeMap<>();
    private final NavigableMap<Integer, Integer> lines = new TreeMap<>();

    private String registrar = FILE;

    Extension(String pattern) {
        this.pattern = pattern;
    }

    /** The number, name or pattern, such as {@code _2XX}. */
    public String pattern() {
        return pattern;
    }

    /** Which module made it: {@code pbx_config} for what stands in {@code extensions.conf}. */
    public String registrar() {
        return registrar;
    }

    /** Says which module makes it. */
    public Extension registrar(String module) {
        registrar = module;
        return this;
    }

    /** Sets a priority. */
    public Extension step(int priority, Step step) {
        steps.put(priority, step);
        lines.remove(priority);
        return this;
    }

    /** Notes on which line of its file a priority stands. */
    void line(int priority, int line) {
        lines.put(priority, line);
    }

    /** On which line of {@code extensions.conf} a priority stands; 0 where it came otherwise. */
    public int line(int priority) {
        return lines.getOrDefault(priority, 0);
    }

    /** Adds a step behind the last one. */
    public Extension step(String application, String data) {
        return step(nextPriority(), new Step(application, data, ""));
    }

    /** Takes a priority away; false where there is none. */
    public boolean remove(int priority) {
        return steps.remove(priority) != null;
    }

    /** The priority behind the last one. */
    public int nextPriority() {
        return steps.isEmpty() ? 1 : steps.lastKey() + 1;
    }

    /** The step of a priority, or null. */
    public @Nullable Step step(int priority) {
        return steps.get(priority);
    }

    /** The steps in the order of their priorities. */
    public NavigableMap<Integer, Step> steps() {
        return java.util.Collections.unmodifiableNavigableMap(steps);
    }

    /** The priority of a label, or -1. */
    public int labelled(String label) {
        return steps.entrySet().stream()
                .filter(entry -> entry.getValue().label().equals(label))
                .mapToInt(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }
}
