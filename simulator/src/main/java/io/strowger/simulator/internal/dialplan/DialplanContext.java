package io.strowger.simulator.internal.dialplan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A context: extensions, hints, and the contexts it includes. */
public final class DialplanContext {
    private final String name;
    private final Map<String, Extension> extensions = new LinkedHashMap<>();
    private final Map<String, String> hints = new LinkedHashMap<>();
    private final List<String> includes = new ArrayList<>();
    private final Runnable hintWritten;

    DialplanContext(String name, Runnable hintWritten) {
        this.name = name;
        this.hintWritten = hintWritten;
    }

    /** The context's name. */
    public String name() {
        return name;
    }

    /** The extension of exactly that number or pattern; made where there is none. */
    public Extension extension(String pattern) {
        return extensions.computeIfAbsent(pattern, Extension::new);
    }

    /** Takes an extension away, to be written anew. */
    public void remove(String pattern) {
        extensions.remove(pattern);
    }

    /** All extensions, in the order of their making. */
    public Collection<Extension> extensions() {
        return Collections.unmodifiableCollection(extensions.values());
    }

    /** Says which devices an extension stands for. */
    public void hint(String extension, String devices) {
        hints.put(extension, devices);
        hintWritten.run();
    }

    /** Takes a hint away; false where there is none. */
    public boolean removeHint(String extension) {
        hintWritten.run();
        return hints.remove(extension) != null;
    }

    /** The hints: devices by extension. */
    public Map<String, String> hints() {
        return Collections.unmodifiableMap(hints);
    }

    /** Includes another context. */
    public void include(String context) {
        includes.add(context);
    }

    /** The names of the contexts that are searched after this one. */
    public List<String> includes() {
        return Collections.unmodifiableList(includes);
    }
}
