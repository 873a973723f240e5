package io.strowger.client.internal;

import io.strowger.client.Lost;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** Events that a subscriber lost, as Java Flight Recorder sees it. */
@Name("io.strowger.EventsLost")
@Label("AMI Events Lost")
@Description("A subscriber lost events because its handlers did not keep up")
@Category("Strowger")
@StackTrace(false)
final class LostFlight extends Event {
    @Label("PBX")
    @Nullable String pbx;

    @Label("Subscriber")
    @Nullable String subscriber;

    @Label("Count")
    long count;

    @Label("From")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long from;

    @Label("To")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long to;

    static void record(String pbx, String subscriber, Lost lost) {
        LostFlight flight = new LostFlight();
        if (flight.shouldCommit()) {
            flight.pbx = pbx;
            flight.subscriber = subscriber;
            flight.count = lost.count();
            flight.from = lost.from().toEpochMilli();
            flight.to = lost.to().toEpochMilli();
            flight.commit();
        }
    }
}
