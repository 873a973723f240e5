package io.strowger.client.internal;

import io.strowger.client.ActionTrace;
import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An action, as Java Flight Recorder sees it: from the call until its outcome is known. */
@Name("io.strowger.Action")
@Label("AMI Action")
@Description("An action of the program, from the call until its outcome is known")
@Category("Strowger")
@StackTrace(false)
final class ActionFlight extends Event {
    @Label("PBX")
    @Nullable String pbx;

    @Label("Session")
    int session;

    @Label("Action")
    @Nullable String action;

    @Label("Outcome")
    @Nullable String outcome;

    @Label("Waited To Be Written")
    @Timespan(Timespan.NANOSECONDS)
    long waited;

    @Label("Answered After Writing")
    @Timespan(Timespan.NANOSECONDS)
    long answered;

    @Label("Items")
    int items;

    /** Completes the record. */
    void land(ActionTrace trace) {
        if (shouldCommit()) {
            pbx = trace.pbx();
            session = trace.session();
            action = trace.action();
            outcome = trace.outcome().name();
            waited = trace.waited().toNanos();
            Duration answer = trace.answered();
            answered = answer == null ? 0 : answer.toNanos();
            items = trace.items();
            commit();
        }
    }
}
