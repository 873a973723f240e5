package io.strowger.live.internal;

/** What a {@link Follower} is at. */
enum Phase {
    /** Not connected, or not begun. */
    AWAY,
    /** A snapshot is under way, and events are kept. */
    COLLECTING,
    /** Events are applied as they come. */
    FOLLOWING,
    /** Nothing more comes. */
    CLOSED
}
