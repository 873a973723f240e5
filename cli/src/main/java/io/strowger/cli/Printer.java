package io.strowger.cli;

import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what Asterisk sent to the standard output, in the form that was asked for. */
interface Printer {
    /** Writes a response. */
    void response(Response response);

    /** Writes an event that is part of an answer. */
    void item(Event item);

    /** Writes what ended a list of so many items; null where nothing did. */
    void complete(@Nullable Event complete, int count);

    /** Writes an event that was followed. */
    void event(Event event);

    /** Writes that events are missing here. */
    void lost(Lost lost);

    /** Writes what happened to the connection, where the form has a place for it. */
    void connection(ConnectionEvent notice);

    /** Writes the output of a command of Asterisk's. */
    void output(Response response, List<String> lines);

    /** Writes the round trip of a ping. */
    void ping(String pbx, String asterisk, Duration roundTrip);

    /** Hands on what was written so far. */
    void flush();
}
