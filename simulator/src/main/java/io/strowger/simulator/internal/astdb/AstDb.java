package io.strowger.simulator.internal.astdb;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asterisk's own database: values by family and key; for use inside the world only. */
public final class AstDb {
    private final TreeMap<String, String> values = new TreeMap<>();

    /** The value, or null. */
    public @Nullable String find(String family, String key) {
        return values.get(path(family, key));
    }

    /** Sets a value. */
    public void put(String family, String key, String value) {
        values.put(path(family, key), value);
    }

    /** Takes a value out; false where there is none. */
    public boolean remove(String family, String key) {
        return values.remove(path(family, key)) != null;
    }

    /** All entries by their paths; of one family, or of what lies below a key of it, where those are not empty. */
    public Map<String, String> tree(String family, String key) {
        if (family.isEmpty()) {
            return new TreeMap<>(values);
        }
        String top = key.isEmpty() ? "/" + family : path(family, key);
        SortedMap<String, String> below = new TreeMap<>(values.subMap(top + "/", top + "0"));
        String itself = values.get(top);
        if (itself != null) {
            below.put(top, itself);
        }
        return below;
    }

    /** Takes a tree out, and tells how many entries that were. */
    public int removeTree(String family, String key) {
        Map<String, String> tree = tree(family, key);
        tree.keySet().forEach(values::remove);
        return tree.size();
    }

    private static String path(String family, String key) {
        return "/" + family + "/" + key;
    }
}
