package io.strowger.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.protocol.action.RawResponse;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object a line.
 *
 * <p>Headers keep their order and spelling. One that occurs more than once is an array, at the place of the first; the
 * output of a command and channel variables are arrays even when there is one.
 */
final class JsonPrinter implements Printer {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final Out out;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

    JsonPrinter(Out out) {
        this.out = out;
    }

    @Override
    public void response(Response response) {
        object(json -> {
            json.writeStringField("response", response.status());
            headers(json, response.headers());
        });
    }

    @Override
    public void item(Event item) {
        event(item);
    }

    @Override
    public void complete(@Nullable Event complete, int count) {
        if (complete != null) {
            event(complete);
        }
    }

    @Override
    public void event(Event event) {
        object(json -> {
            json.writeStringField("event", event.name());
            headers(json, event.headers());
        });
    }

    @Override
    public void lost(Lost lost) {
        object(json -> {
            json.writeNumberField("lost", lost.count());
            json.writeStringField("from", lost.from().toString());
            json.writeStringField("to", lost.to().toString());
        });
    }

    @Override
    public void connection(ConnectionEvent notice) {
        object(json -> ConnectionJson.write(json, notice));
    }

    @Override
    public void output(Response response, List<String> lines) {
        object(json -> {
            json.writeStringField("response", response.status());
            json.writeObjectFieldStart("headers");
            String text = response.text();
            if (text != null && !(response instanceof RawResponse)) { // which has no headers but those made up
                json.writeStringField("Message", text);
            }
            json.writeArrayFieldStart("Output");
            for (String line : lines) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @Override
    public void ping(String pbx, String asterisk, Duration roundTrip) {
        object(json -> {
            json.writeStringField("ping", pbx);
            json.writeStringField("asterisk", asterisk);
            json.writeNumberField("milliseconds", roundTrip.toNanos() / 1_000_000.0);
        });
    }

    @Override
    public void flush() {
        out.flush();
    }

    /** What writes the fields of one object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes one object as a line. */
    void object(Fields fields) {
        bytes.reset();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.write('\n');
        out.bytes(bytes.toByteArray());
    }

    private static void headers(JsonGenerator json, List<Header> headers) throws IOException {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> order = new ArrayList<>();
        for (Header header : headers.subList(Math.min(1, headers.size()), headers.size())) {
            values.computeIfAbsent(header.name(), name -> {
                        order.add(name);
                        return new ArrayList<>(1);
                    })
                    .add(header.value());
        }
        json.writeObjectFieldStart("headers");
        for (String name : order) {
            List<String> all = values.getOrDefault(name, List.of());
            if (all.size() == 1 && !alwaysArray(name)) {
                json.writeStringField(name, all.get(0));
                continue;
            }
            json.writeArrayFieldStart(name);
            for (String value : all) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static boolean alwaysArray(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("output") || lower.endsWith("chanvariable");
    }
}
