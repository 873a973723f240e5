package io.strowger.catalog.check;

/**
 * One thing on which the catalog and a server disagree.
 *
 * @param subject what it is about, such as {@code action QueueAdd}
 * @param words what differs, for a person
 */
record Difference(String subject, String words) implements Comparable<Difference> {
    @Override
    public int compareTo(Difference other) {
        return toString().compareToIgnoreCase(other.toString());
    }

    /** The line of the report. */
    @Override
    public String toString() {
        return subject + ": " + words;
    }
}
