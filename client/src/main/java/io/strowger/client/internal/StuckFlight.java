package io.strowger.client.internal;

import java.util.Arrays;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A handler that does not return, as Java Flight Recorder sees it. */
@Name("io.strowger.HandlerStuck")
@Label("AMI Handler Stuck")
@Description("A handler of a subscriber does not return")
@Category("Strowger")
@StackTrace(false)
final class StuckFlight extends Event {
    @Label("PBX")
    @Nullable String pbx;

    @Label("Subscriber")
    @Nullable String subscriber;

    @Label("Handling")
    @Nullable String handling;

    @Label("Thread Name")
    @Nullable String handler;

    @Label("Stack")
    @Nullable String stack;

    static void record(String pbx, String subscriber, String what, StuckWatch.Report report) {
        StuckFlight flight = new StuckFlight();
        if (flight.shouldCommit()) {
            flight.pbx = pbx;
            flight.subscriber = subscriber;
            flight.handling = what;
            flight.handler = report.thread().getName();
            flight.stack = Arrays.stream(report.stack())
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining("\n"));
            flight.commit();
        }
    }
}
