package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.Lost;
import io.strowger.protocol.action.CommandResponse;
import io.strowger.protocol.action.RawResponse;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private static final Origin ORIGIN = new Origin("pbx", 1, 1, Instant.parse("2026-01-02T03:04:05.678Z"));

    @Test
    void writesAnEventAsOneObject() {
        assertThat(json(printer -> printer.event(
                        event("Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/1\r\nCause: 16\r\nEmpty: \r\n"))))
                .isEqualTo("{\"event\":\"Hangup\",\"headers\":{\"Privilege\":\"call,all\",\"Channel\":\"PJSIP/1\","
                        + "\"Cause\":\"16\",\"Empty\":\"\"}}\n");
    }

    @Test
    void writesRepeatedHeadersAsArrays() {
        assertThat(json(printer ->
                        printer.event(event("Event: X\r\nItem: one\r\nOther: o\r\nitem: two\r\nItem: three\r\n"))))
                .isEqualTo("{\"event\":\"X\",\"headers\":{\"Item\":[\"one\",\"two\",\"three\"],\"Other\":\"o\"}}\n");
        assertThat(json(printer -> printer.event(event("Event: X\r\nDestChanVariable: A=1\r\n"))))
                .isEqualTo("{\"event\":\"X\",\"headers\":{\"DestChanVariable\":[\"A=1\"]}}\n");
    }

    @Test
    void escapesForJson() {
        assertThat(json(printer -> printer.event(event("Event: X\r\nName: Zoë \"q\" \\ \033 😀\r\n"))))
                .isEqualTo("{\"event\":\"X\",\"headers\":{\"Name\":\"Zoë \\\"q\\\" \\\\ \\u001B 😀\"}}\n");
    }

    @Test
    void writesAResponse() {
        Response response = new Response(Message.of("Response: Success\r\nActionID: 1\r\nMessage: Done\r\n"));
        assertThat(json(printer -> printer.response(response)))
                .isEqualTo("{\"response\":\"Success\",\"headers\":{\"ActionID\":\"1\",\"Message\":\"Done\"}}\n");
        assertThat(text(printer -> printer.response(response))).isEqualTo("Success: Done\n");
    }

    @Test
    void writesTheOutputOfACommandAsAnArray() {
        CommandResponse response = new CommandResponse(
                Message.of("Response: Success\r\nMessage: Command output follows\r\nOutput: one line\r\n"));
        assertThat(json(printer -> printer.output(response, response.output())))
                .isEqualTo("{\"response\":\"Success\",\"headers\":{\"Message\":\"Command output follows\","
                        + "\"Output\":[\"one line\"]}}\n");
        assertThat(text(printer -> printer.output(response, List.of("\033[1mbold\033[0m line"))))
                .isEqualTo("bold line\n");
    }

    @Test
    void writesAnEventAsALineForPeople() {
        assertThat(
                        text(
                                printer -> printer.event(
                                        event(
                                                "Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/1\r\nEmpty: \r\nCause-txt: Normal Clearing\r\n"))))
                .isEqualTo("03:04:05.678 Hangup Channel=PJSIP/1 Cause-txt=\"Normal Clearing\"\n");
    }

    @Test
    void writesItemsAsBlocksForPeople() {
        assertThat(text(printer -> {
                    printer.item(event("Event: QueueMember\r\nActionID: 7\r\nQueue: support\r\nLocation: \r\n"));
                    printer.complete(
                            event(
                                    "Event: QueueStatusComplete\r\nActionID: 7\r\nEventList: Complete\r\nListItems: 1\r\n"),
                            1);
                }))
                .isEqualTo("""

                QueueMember
                  Queue                   support
                  Location

                1 item
                """);
    }

    @Test
    void countsNothingWhereThereWasNoList() {
        assertThat(text(printer -> printer.complete(null, 0))).isEmpty();
    }

    @Test
    void makesUpNoHeadersForAnswersWithoutAnEnvelope() {
        RawResponse raw = new RawResponse(
                Message.of("Response: Success\r\nMessage: Answered without envelope\r\n"), List.of("one line"));
        assertThat(json(printer -> printer.output(raw, raw.lines())))
                .isEqualTo("{\"response\":\"Success\",\"headers\":{\"Output\":[\"one line\"]}}\n");
    }

    @Test
    void tellsWhatWasLost() {
        Lost lost = new Lost(3, Instant.EPOCH, Instant.EPOCH);
        assertThat(json(printer -> printer.lost(lost)))
                .isEqualTo("{\"lost\":3,\"from\":\"1970-01-01T00:00:00Z\",\"to\":\"1970-01-01T00:00:00Z\"}\n");
        assertThat(text(printer -> printer.lost(lost))).contains("3 events lost here");
    }

    private static Event event(String text) {
        return EventTypes.read(Message.of(text), ORIGIN);
    }

    private static String json(Consumer<Printer> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return written(bytes, new JsonPrinter(new Out(bytes)), writing);
    }

    private static String text(Consumer<Printer> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return written(bytes, new TextPrinter(new Out(bytes), new Style(false), () -> ZoneOffset.UTC), writing);
    }

    private static String written(ByteArrayOutputStream bytes, Printer printer, Consumer<Printer> writing) {
        writing.accept(printer);
        printer.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
