package io.strowger.simulator.internal.dialplan;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All contexts; for use inside the world only. */
public final class Dialplan {
    private final Map<String, DialplanContext> contexts = new LinkedHashMap<>();
    private final Map<String, String> globals = new LinkedHashMap<>();
    private int hintChanges;
    private Runnable hintWatcher = () -> {};

    /** The context of that name; made where there is none. */
    public DialplanContext context(String name) {
        return contexts.computeIfAbsent(name, made -> new DialplanContext(made, this::hintWritten));
    }

    /** Looks a context up. */
    public @Nullable DialplanContext find(String name) {
        return contexts.get(name);
    }

    /** All contexts, in the order of their making. */
    public Collection<DialplanContext> contexts() {
        return Collections.unmodifiableCollection(contexts.values());
    }

    /** Says who is told whenever a hint was written. */
    public void onHintWritten(Runnable watcher) {
        hintWatcher = watcher;
    }

    private void hintWritten() {
        hintChanges++;
        hintWatcher.run();
    }

    /** How often a hint was written: tells whether what was made of them is still true. */
    public int hintChanges() {
        return hintChanges;
    }

    /** The global variables that the text of the dialplan sets. */
    public Map<String, String> globals() {
        return globals;
    }

    /** Finds what a number means in a context: itself, else the most special pattern, else in what is included. */
    public @Nullable Extension find(String context, String number) {
        return find(context, number, new HashSet<>());
    }

    /** Finds a step. */
    public @Nullable Step step(String context, String number, int priority) {
        Extension extension = find(context, number);
        return extension == null ? null : extension.step(priority);
    }

    /** True where more digits could make another extension of the number: whoever dials may go on. */
    public boolean mayGrow(String context, String number) {
        return mayGrow(context, number, new HashSet<>());
    }

    private boolean mayGrow(String name, String number, Set<String> seen) {
        DialplanContext context = contexts.get(name);
        return context != null
                && seen.add(name)
                && (context.extensions().stream().anyMatch(each -> ExtensionPattern.mayGrow(each.pattern(), number))
                        || context.includes().stream().anyMatch(each -> mayGrow(each, number, seen)));
    }

    private @Nullable Extension find(String name, String number, Set<String> seen) {
        DialplanContext context = contexts.get(name);
        if (context == null || !seen.add(name)) {
            return null;
        }
        Extension best = null;
        for (Extension each : context.extensions()) {
            if (!ExtensionPattern.isPattern(each.pattern())) {
                if (each.pattern().equals(number)) {
                    return each;
                }
            } else if (ExtensionPattern.matches(each.pattern(), number)
                    && (best == null || Specialty.compare(each.pattern(), best.pattern()) < 0)) {
                best = each;
            }
        }
        for (int i = 0; best == null && i < context.includes().size(); i++) {
            best = find(context.includes().get(i), number, seen);
        }
        return best;
    }
}
