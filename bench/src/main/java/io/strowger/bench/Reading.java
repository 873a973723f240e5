package io.strowger.bench;

/** What a client does with the events of a measurement. */
enum Reading {
    /** Nothing: no handler asks for any. */
    NONE,
    /** Three fields of each event, by a handler for its type. */
    TYPED,
    /** Three fields of the events of one rare type, nothing of all others. */
    RARE,
    /** Each event reaches its handler, which reads nothing. */
    COUNT,
    /** The time when the server wrote it, of each event. */
    STAMPED
}
