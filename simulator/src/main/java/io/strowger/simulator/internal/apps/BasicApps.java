package io.strowger.simulator.internal.apps;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.pbx.Answering;
import io.strowger.simulator.internal.pbx.AppTable;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Destination;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.Subroutine;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** The applications that do little more than wait: Answer, Hangup, Wait, Ringing, Busy, NoOp, Set. */
public final class BasicApps implements Topic {
    @Override
    public void install(Switchboard pbx) {
        AppTable apps = pbx.apps();
        apps.add("NoOp", (x, data) -> x.next());
        apps.add("Answer", (x, data) -> Answering.answer(x, x::next));
        apps.add("Wait", (x, data) -> x.after(seconds(data), x::next));
        apps.add("Echo", (x, data) -> x.channel().answer());
        apps.add("Ringing", (x, data) -> indicate(x, Frame.Kind.RINGING));
        apps.add("Progress", (x, data) -> indicate(x, Frame.Kind.PROGRESS));
        apps.add("Proceeding", (x, data) -> indicate(x, Frame.Kind.PROCEEDING));
        apps.add("Busy", (x, data) -> refuse(x, data, Frame.Kind.BUSY, Causes.BUSY));
        apps.add("Congestion", (x, data) -> refuse(x, data, Frame.Kind.CONGESTION, Causes.CONGESTION));
        apps.add("Hangup", BasicApps::hangup);
        apps.add("Set", BasicApps::set);
        apps.add("MSet", (x, data) -> {
            Destination.split(data).forEach(each -> assign(x, each));
            x.next();
        });
        apps.add("Verbose", (x, data) -> x.next());
        apps.add("Log", (x, data) -> x.next());
        apps.add("DumpChan", (x, data) -> x.next());
        apps.add("ResetCDR", (x, data) -> x.next());
        apps.add("WaitForSilence", (x, data) -> x.next());
        apps.add("RaiseException", (x, data) -> x.end());
    }

    private static void indicate(Execution x, Frame.Kind kind) {
        x.channel().leg().indicate(Frame.of(kind));
        x.next();
    }

    private static void refuse(Execution x, String data, Frame.Kind kind, int cause) {
        if (x.channel().state() != ChannelState.UP) {
            x.channel().hangupCause(cause);
            x.channel().state(ChannelState.BUSY);
        }
        x.channel().leg().indicate(Frame.of(kind));
        if (!data.isBlank()) {
            x.after(seconds(data), x::end);
        }
    }

    private static void hangup(Execution x, String data) {
        x.channel().hangupSource("dialplan/builtin");
        if (!data.isBlank()) {
            x.channel().hangupCause((int) seconds(data).toSeconds());
        } else if (x.channel().hangupCause() == Causes.NONE) {
            x.channel().hangupCause(Causes.NORMAL);
        }
        if (Subroutine.depth(x) > 0) {
            x.channel().requestHangup();
        }
        x.end();
    }

    private static void set(Execution x, String data) {
        assign(x, data);
        x.next();
    }

    private static void assign(Execution x, String data) {
        int equals = data.indexOf('=');
        if (equals > 0) {
            x.pbx().values().write(x.channel(), data.substring(0, equals).strip(), data.substring(equals + 1));
        }
    }

    /** Reads a number of seconds, perhaps with a fraction; zero where it is none. */
    static Duration seconds(String text) {
        try {
            return Duration.ofNanos(new BigDecimal(text.strip().toLowerCase(Locale.ROOT))
                    .movePointRight(9)
                    .longValue());
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
