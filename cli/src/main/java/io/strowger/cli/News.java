package io.strowger.cli;

import io.strowger.protocol.event.AgentCompleteEvent;
import io.strowger.protocol.event.AgentConnectEvent;
import io.strowger.protocol.event.BlindTransferEvent;
import io.strowger.protocol.event.ConfbridgeJoinEvent;
import io.strowger.protocol.event.ConfbridgeLeaveEvent;
import io.strowger.protocol.event.DialEndEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewchannelEvent;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.QueueCallerAbandonEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueMemberPauseEvent;
import io.strowger.protocol.event.UnParkedCallEvent;
import io.strowger.protocol.value.ChannelState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says in a few words what an event of the company tells, as far as a newcomer wants to know. */
final class News {
    private News() {}

    /** The words for an event, or null where it is of no interest. */
    static @Nullable String of(Event event) {
        if (event instanceof NewchannelEvent made) {
            return made.channelState() == ChannelState.RING ? who(made) + " calls " + made.exten() : null;
        }
        if (event instanceof DialEndEvent end) {
            return end.dest() == null ? null : end.dest().channel() + ": " + end.dialStatus();
        }
        if (event instanceof HangupEvent gone) {
            return gone.channel() + " is gone" + (gone.causeText() == null ? "" : ", " + gone.causeText());
        }
        if (event instanceof BlindTransferEvent transfer) {
            return (transfer.transferee() == null
                            ? "a caller"
                            : transfer.transferee().channel()) + " is transferred to " + transfer.extension();
        }
        String queues = ofQueue(event);
        return queues == null ? ofRoom(event) : queues;
    }

    private static String who(NewchannelEvent event) {
        String name = event.callerIdName();
        return name == null || name.isEmpty() || name.startsWith("<") ? String.valueOf(event.callerIdNum()) : name;
    }

    private static @Nullable String ofQueue(Event event) {
        if (event instanceof QueueCallerJoinEvent join) {
            return join.callerIdNum() + " waits in queue " + join.queue() + " as number " + join.position();
        }
        if (event instanceof QueueCallerAbandonEvent abandon) {
            return abandon.callerIdNum() + " gives queue " + abandon.queue() + " up after "
                    + seconds(abandon.holdTime());
        }
        if (event instanceof AgentConnectEvent connect) {
            return connect.memberName() + " takes " + connect.callerIdNum() + " after " + seconds(connect.holdTime());
        }
        if (event instanceof AgentCompleteEvent complete) {
            return complete.memberName() + " is done after " + seconds(complete.talkTime());
        }
        if (event instanceof QueueMemberPauseEvent pause) {
            return pause.memberName()
                    + (Boolean.TRUE.equals(pause.paused()) ? " pauses in " : " is back in ")
                    + pause.queue();
        }
        return null;
    }

    private static @Nullable String ofRoom(Event event) {
        if (event instanceof ConfbridgeJoinEvent join) {
            return join.callerIdName() + " joins conference " + join.conference();
        }
        if (event instanceof ConfbridgeLeaveEvent leave) {
            return leave.callerIdName() + " leaves conference " + leave.conference();
        }
        if (event instanceof ParkedCallEvent parked) {
            return (parked.parkee() == null ? "somebody" : parked.parkee().callerIdNum()) + " is parked at "
                    + parked.parkingSpace();
        }
        if (event instanceof UnParkedCallEvent fetched) {
            return "fetched from parking space " + fetched.parkingSpace();
        }
        return null;
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "a while" : time.toSeconds() + " s";
    }
}
