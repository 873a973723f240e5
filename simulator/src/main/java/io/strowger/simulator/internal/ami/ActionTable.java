package io.strowger.simulator.internal.ami;

import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.ActionTypes;
import io.strowger.simulator.SimulatedVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The actions that a server of one version has; for use inside the world only. */
public final class ActionTable {
    /**
     * An action and what it takes.
     *
     * @param name the name on the wire
     * @param classes the write classes, any one of which suffices; none is needed where it is empty
     * @param inModule true where a module has it and not Asterisk itself
     * @param handler what answers it
     */
    public record Entry(String name, Classes classes, boolean inModule, ActionHandler handler) {
        /** True for who has these write classes. */
        public boolean isAllowed(int writeMask) {
            return classes.bits() == 0 || classes.anyIn(writeMask);
        }
    }

    private final SimulatedVersion version;
    private final Map<String, Entry> byName = new TreeMap<>();

    /** Makes an empty table. */
    public ActionTable(SimulatedVersion version) {
        this.version = version;
    }

    /**
     * Adds what answers an action; left out where this version of Asterisk does not have it.
     *
     * @throws IllegalArgumentException where the catalog does not know the action, or the table has it
     */
    public void add(String name, ActionHandler handler) {
        ActionInfo info = ActionTypes.find(name)
                .orElseThrow(() -> new IllegalArgumentException("the catalog knows no action " + name));
        if (!info.branches().contains(version.major())) {
            return;
        }
        Entry entry = new Entry(info.name(), Classes.of(info.classes()), info.module() != null, handler);
        if (byName.put(key(name), entry) != null) {
            throw new IllegalArgumentException("there are two answers to " + name);
        }
    }

    /** Looks an action up without regard to case. */
    public @Nullable Entry find(String name) {
        return byName.get(key(name));
    }

    /** All actions in the order of their names. */
    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(byName.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
