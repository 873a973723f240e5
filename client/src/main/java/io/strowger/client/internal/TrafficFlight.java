package io.strowger.client.internal;

import io.strowger.client.ClientMetrics;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** What went through one client in one period, as Java Flight Recorder sees it. */
@Name("io.strowger.Traffic")
@Label("AMI Traffic")
@Description("What went through one client since the period before, and what waits in it")
@Category("Strowger")
@Period("1 s")
@StackTrace(false)
final class TrafficFlight extends Event {
    @Label("PBX")
    @Nullable String pbx;

    @Label("Connected")
    boolean connected;

    @Label("Messages Read")
    long messages;

    @Label("Events Read")
    long events;

    @Label("Bytes Read")
    @DataAmount
    long bytesRead;

    @Label("Actions Written")
    long actionsWritten;

    @Label("Bytes Written")
    @DataAmount
    long bytesWritten;

    @Label("Actions In Flight")
    int inFlight;

    @Label("Actions Waiting")
    int waiting;

    @Label("Events Queued")
    long queuedEvents;

    @Label("Bytes Queued")
    @DataAmount
    long queuedBytes;

    @Label("Events Lost")
    long lost;

    /** Records what happened between two pictures. */
    static void record(ClientMetrics before, ClientMetrics now) {
        TrafficFlight flight = new TrafficFlight();
        if (flight.shouldCommit()) {
            ClientMetrics.Traffic from = before.traffic();
            ClientMetrics.Traffic to = now.traffic();
            flight.pbx = now.pbx();
            flight.connected = now.connection().connected();
            flight.messages = to.messages() - from.messages();
            flight.events = to.events() - from.events();
            flight.bytesRead = to.bytesRead() - from.bytesRead();
            flight.actionsWritten = to.actionsWritten() - from.actionsWritten();
            flight.bytesWritten = to.bytesWritten() - from.bytesWritten();
            flight.inFlight = now.actions().inFlight();
            flight.waiting = now.actions().waiting();
            for (ClientMetrics.OfSubscriber each : now.subscribers()) {
                flight.queuedEvents += each.queuedEvents();
                flight.queuedBytes += each.queuedBytes();
                flight.lost += each.lost();
            }
            flight.commit();
        }
    }
}
