package io.strowger.client.internal;

import io.strowger.client.ConnectionEvent;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A change of the connection, as Java Flight Recorder sees it. */
@Name("io.strowger.Connection")
@Label("AMI Connection")
@Description("Something happened to the connection to a PBX")
@Category("Strowger")
@StackTrace(false)
final class ConnectionFlight extends Event {
    @Label("PBX")
    @Nullable String pbx;

    @Label("What")
    @Nullable String what;

    @Label("Session")
    int session;

    @Label("Attempt")
    long attempt;

    @Label("Detail")
    @Nullable String detail;

    static void record(ConnectionEvent event) {
        ConnectionFlight flight = new ConnectionFlight();
        if (flight.shouldCommit()) {
            flight.pbx = event.pbx();
            flight.what = event.getClass().getSimpleName();
            flight.describe(event);
            flight.commit();
        }
    }

    private void describe(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Connecting connecting) {
            attempt = connecting.attempt();
        } else if (event instanceof ConnectionEvent.AttemptFailed failed) {
            attempt = failed.attempt();
            detail = failed.reason().getMessage();
        } else if (event instanceof ConnectionEvent.Connected connected) {
            session = connected.session();
            detail = connected.address();
        } else if (event instanceof ConnectionEvent.Ready ready) {
            session = ready.session();
            detail = ready.server().fullVersion();
        } else if (event instanceof ConnectionEvent.FullyBooted booted) {
            session = booted.session();
        } else if (event instanceof ConnectionEvent.ShutdownAnnounced announced) {
            session = announced.session();
            detail = announced.restart() ? "restart" : "shutdown";
        } else if (event instanceof ConnectionEvent.Disconnected disconnected) {
            session = disconnected.session();
            detail = disconnected.reason().getMessage();
        } else if (event instanceof ConnectionEvent.Closed closed) {
            detail = closed.reason().getMessage();
        }
    }
}
