/**
 * The AMI protocol: messages on the wire, typed actions, responses and events.
 *
 * <p>Most of the types in {@code action}, {@code event} and {@code value} are generated from the catalog, one per
 * action and per event of Asterisk 16 to 23. This module opens no socket and starts no thread.
 */
@org.jspecify.annotations.NullMarked
module io.strowger.protocol {
    requires static org.jspecify;

    exports io.strowger.protocol.action;
    exports io.strowger.protocol.event;
    exports io.strowger.protocol.value;
    exports io.strowger.protocol.wire;
}
