package io.strowger.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All facts that are known of AMI.
 *
 * <p>Immutable. Reading is strict: a fact that is incomplete, contradicts another or has an unknown key is a
 * {@link CatalogException} that names the file and the key. Look-ups are without regard to case, as AMI is.
 */
public final class Catalog {
    /** The major versions of Asterisk whose sources the facts were read from. */
    public static final List<Integer> SURVEYED = List.of(16, 18, 20, 21, 22, 23);

    private final Map<String, ActionFact> actions;
    private final Map<String, EventFact> events;
    private final Map<String, EnumFact> enums;
    private final Map<String, SnapshotFact> snapshots;
    private final Set<String> genericHeaders;

    private Catalog(FactReader facts) {
        this.actions = byName(facts.actions, ActionFact::name);
        this.events = byName(facts.events, EventFact::name);
        this.enums = byName(facts.enums.values(), EnumFact::name);
        this.snapshots = byName(facts.snapshots.values(), SnapshotFact::name);
        this.genericHeaders = Collections.unmodifiableSet(facts.fields.generic);
    }

    /** Reads the facts that come with this module. */
    public static Catalog load() {
        return FactFiles.bundled(Catalog::read);
    }

    /** Reads the facts in a folder that is laid out as this module's own: for tests and tools. */
    public static Catalog load(Path folder) {
        return read(FactFiles.in(folder));
    }

    private static Catalog read(FactFiles files) {
        Catalog catalog = new Catalog(new FactReader(files));
        CatalogChecks.check(catalog);
        return catalog;
    }

    /** All actions, in the order of their names without regard to case. */
    public Collection<ActionFact> actions() {
        return actions.values();
    }

    /** All events, in the order of their names without regard to case. */
    public Collection<EventFact> events() {
        return events.values();
    }

    /** All enums, in the order of their names. */
    public Collection<EnumFact> enums() {
        return enums.values();
    }

    /** All snapshots, in the order of their names. */
    public Collection<SnapshotFact> snapshots() {
        return snapshots.values();
    }

    /**
     * The names of the headers that any message may have, such as {@code Privilege}; no fact repeats them.
     *
     * <p>The set compares without regard to case.
     */
    public Set<String> genericHeaders() {
        return genericHeaders;
    }

    /** Looks an action up by its name on the wire. */
    public Optional<ActionFact> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    /** Looks an event up by its name on the wire. */
    public Optional<EventFact> event(String name) {
        return Optional.ofNullable(events.get(name));
    }

    /** Looks an enum up by the name of its Java type. */
    public Optional<EnumFact> enumeration(String name) {
        return Optional.ofNullable(enums.get(name));
    }

    /** Looks a snapshot up by its name. */
    public Optional<SnapshotFact> snapshot(String name) {
        return Optional.ofNullable(snapshots.get(name));
    }

    private static <T> Map<String, T> byName(Collection<T> facts, Function<T, String> name) {
        Map<String, T> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (T fact : facts) {
            if (map.put(name.apply(fact), fact) != null) {
                throw new CatalogException(name.apply(fact) + ": there are two facts of this name");
            }
        }
        return Collections.unmodifiableMap(map);
    }
}
