package io.strowger.catalog;

import java.util.List;

/**
 * What is known of a group of headers that many events share: the state of a channel or of a bridge.
 *
 * @param name {@code channel} or {@code bridge}
 * @param summary one sentence that says what it tells
 * @param prefixes what may stand before its headers' names
 * @param fields its headers, without a prefix; the first one tells whether the snapshot is there
 */
public record SnapshotFact(String name, String summary, List<String> prefixes, List<FieldFact> fields) {
    /** Makes a fact with unmodifiable lists. */
    public SnapshotFact {
        prefixes = List.copyOf(prefixes);
        fields = List.copyOf(fields);
    }
}
