package io.strowger.cli;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens to the connection while events are followed, in plain words. */
final class Notices {
    private Notices() {}

    /** The sentence for a notice, without a full stop; null for one that a person need not be told. */
    static @Nullable String inWords(ConnectionEvent notice) {
        if (notice instanceof ConnectionEvent.Disconnected ended) {
            return reason(ended.reason(), ended.pbx()) + retry(ended.retryIn());
        }
        if (notice instanceof ConnectionEvent.AttemptFailed failed) {
            return reason(failed.reason(), failed.pbx()) + retry(failed.retryIn());
        }
        if (notice instanceof ConnectionEvent.Connected connected) {
            Gap gap = connected.gap();
            return gap == null
                    ? "connected to " + connected.pbx()
                    : "connected to " + connected.pbx() + " again after a gap of " + seconds(gap.length())
                            + ", in which events may have been missed";
        }
        if (notice instanceof ConnectionEvent.FullyBooted booted) {
            return "Asterisk at " + booted.pbx() + " is fully booted";
        }
        if (notice instanceof ConnectionEvent.ShutdownAnnounced shutdown) {
            return "Asterisk at " + shutdown.pbx() + (shutdown.restart() ? " is restarting" : " is shutting down");
        }
        return null;
    }

    private static String reason(AmiException reason, String pbx) {
        String message = TlsAdvice.inOptions(reason, pbx).getMessage();
        return message == null ? "the connection ended" : message.strip().replaceFirst("\\.$", "");
    }

    private static String retry(@Nullable Duration in) {
        return in == null ? "" : "; trying again in " + seconds(in);
    }

    /** A length of time for people: {@code 0.4 s}, {@code 75 s}. */
    static String seconds(Duration time) {
        long tenths = (time.toMillis() + 50) / 100;
        return tenths < 100 ? tenths / 10 + "." + tenths % 10 + " s" : (tenths + 5) / 10 + " s";
    }
}
