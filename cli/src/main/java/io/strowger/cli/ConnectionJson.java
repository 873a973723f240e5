package io.strowger.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens to the connection, as the fields of a JSON object. */
final class ConnectionJson {
    private ConnectionJson() {}

    static void write(JsonGenerator json, ConnectionEvent notice) throws IOException {
        json.writeStringField("connection", kind(notice));
        json.writeStringField("pbx", notice.pbx());
        json.writeStringField("at", notice.at().toString());
        if (notice instanceof ConnectionEvent.Disconnected ended) {
            failure(json, ended.reason(), ended.retryIn());
        } else if (notice instanceof ConnectionEvent.AttemptFailed failed) {
            failure(json, failed.reason(), failed.retryIn());
        } else if (notice instanceof ConnectionEvent.Connected connected) {
            Gap gap = connected.gap();
            if (gap != null) {
                json.writeObjectFieldStart("gap");
                json.writeStringField("from", gap.from().toString());
                json.writeStringField("to", gap.to().toString());
                json.writeNumberField("milliseconds", gap.length().toMillis());
                json.writeEndObject();
            }
        } else if (notice instanceof ConnectionEvent.ShutdownAnnounced shutdown) {
            json.writeBooleanField("restart", shutdown.restart());
        }
    }

    private static String kind(ConnectionEvent notice) {
        if (notice instanceof ConnectionEvent.Disconnected) {
            return "disconnected";
        }
        if (notice instanceof ConnectionEvent.AttemptFailed) {
            return "failed";
        }
        if (notice instanceof ConnectionEvent.Connected) {
            return "connected";
        }
        if (notice instanceof ConnectionEvent.FullyBooted) {
            return "booted";
        }
        return notice instanceof ConnectionEvent.ShutdownAnnounced ? "shutdown" : "other";
    }

    private static void failure(JsonGenerator json, AmiException reason, @Nullable Duration retryIn)
            throws IOException {
        json.writeStringField("reason", reason.getMessage());
        if (retryIn != null) {
            json.writeNumberField("retryMilliseconds", retryIn.toMillis());
        }
    }
}
