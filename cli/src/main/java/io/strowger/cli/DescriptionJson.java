package io.strowger.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.EventFact;
import io.strowger.catalog.FieldFact;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what the catalog knows as JSON, one object a line. */
final class DescriptionJson {
    private final JsonPrinter printer;

    DescriptionJson(JsonPrinter printer) {
        this.printer = printer;
    }

    /** Writes an action without its parameters. */
    void actionLine(ActionFact fact) {
        printer.object(json -> head(json, fact));
    }

    /** Writes all of an action. */
    void action(ActionFact fact) {
        printer.object(json -> {
            head(json, fact);
            fields(json, "parameters", fact.parameters(), true);
            json.writeObjectFieldStart("answer");
            json.writeStringField("shape", fact.answer().shape().name().toLowerCase(Locale.ROOT));
            fields(json, "headers", fact.answer().headers(), false);
            var list = fact.answer().list();
            if (list != null) {
                texts(json, "items", list.items());
                optional(json, "complete", list.complete());
            }
            json.writeEndObject();
        });
    }

    /** Writes all of an event. */
    void event(EventFact fact) {
        printer.object(json -> {
            json.writeStringField("event", fact.name());
            json.writeStringField("summary", fact.summary());
            texts(json, "classes", fact.classes());
            versions(json, fact.since(), fact.until(), fact.in());
            json.writeBooleanField("documented", fact.documented());
            json.writeArrayFieldStart("snapshots");
            for (EventFact.SnapshotUse use : fact.snapshots()) {
                json.writeStartObject();
                json.writeStringField("snapshot", use.snapshot());
                json.writeStringField("prefix", use.prefix());
                json.writeEndObject();
            }
            json.writeEndArray();
            fields(json, "headers", fact.fields(), false);
        });
    }

    private static void head(JsonGenerator json, ActionFact fact) throws IOException {
        json.writeStringField("action", fact.name());
        json.writeStringField("summary", fact.summary());
        texts(json, "classes", fact.classes());
        versions(json, fact.since(), fact.until(), fact.in());
        optional(json, "replacedBy", fact.replacedBy());
        optional(json, "replacementNote", fact.replacementNote());
    }

    private static void fields(JsonGenerator json, String name, List<FieldFact> fields, boolean parameters)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (FieldFact field : fields) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("type", field.type().key());
            optional(json, "enum", field.enumName());
            if (parameters) {
                json.writeBooleanField("required", field.required());
            }
            json.writeBooleanField("repeated", field.repeated());
            optional(json, "default", field.defaultValue());
            json.writeStringField("summary", field.summary());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void versions(JsonGenerator json, @Nullable String since, @Nullable String until, List<Integer> in)
            throws IOException {
        optional(json, "since", since);
        optional(json, "until", until);
        json.writeArrayFieldStart("in");
        for (int version : in) {
            json.writeNumber(version);
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
