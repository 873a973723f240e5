package io.strowger.client.internal;

import io.strowger.protocol.event.EventReader;

/** Where events of one name go. */
final class Route {
    final EventReader reader;
    final Feed[] feeds;
    private final Originations originations;
    private final boolean tellsOfOriginates;
    private final boolean announcement;

    Route(String name, EventReader reader, Feed[] feeds, Originations originations) {
        this.reader = reader;
        this.feeds = feeds;
        this.originations = originations;
        this.tellsOfOriginates = Originations.wants(name);
        this.announcement = Announcements.isOne(name);
    }

    /** True where an originate that is under way may wait for this event. */
    boolean isForOriginates() {
        return tellsOfOriginates && originations.isActive();
    }

    /** True where the event is told as a connection event too. */
    boolean isAnnouncement() {
        return announcement;
    }

    /** True where nobody has use for the event. */
    boolean isIdle() {
        return feeds.length == 0 && !announcement && !isForOriginates();
    }
}
