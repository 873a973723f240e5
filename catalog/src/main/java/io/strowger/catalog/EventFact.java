package io.strowger.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one event.
 *
 * @param name the name on the wire
 * @param summary one sentence that says when it is sent
 * @param since the first release that has it, or null where unknown
 * @param until the last release that has it, or null where the newest surveyed one still does
 * @param in the surveyed major versions that have it
 * @param classes the read classes, all of which are needed
 * @param documented false where only Asterisk's code knows of it
 * @param source where the fact was read
 * @param families the names of the groups it belongs to, such as {@code Channel}
 * @param fields its headers beyond those of {@code snapshots}
 * @param snapshots the groups of headers that tell the state of a channel or a bridge
 */
public record EventFact(
        String name,
        String summary,
        @Nullable String since,
        @Nullable String until,
        List<Integer> in,
        List<String> classes,
        boolean documented,
        String source,
        List<String> families,
        List<FieldFact> fields,
        List<SnapshotUse> snapshots) {

    /**
     * The place of a snapshot in an event.
     *
     * @param snapshot the name of the {@link SnapshotFact}
     * @param prefix what stands before its headers' names, such as {@code Dest}; may be empty
     * @param in the surveyed major versions that send it
     */
    public record SnapshotUse(String snapshot, String prefix, List<Integer> in) {
        /** Makes a place with an unmodifiable list of versions. */
        public SnapshotUse {
            in = List.copyOf(in);
        }
    }

    /** Makes a fact with unmodifiable lists. */
    public EventFact {
        in = List.copyOf(in);
        classes = List.copyOf(classes);
        families = List.copyOf(families);
        fields = List.copyOf(fields);
        snapshots = List.copyOf(snapshots);
    }
}
