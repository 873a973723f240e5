package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.event.UnknownEvent;
import io.strowger.protocol.event.UserEvent;
import io.strowger.protocol.wire.Message;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** One of the three failings that are common in the field: what is unknown is dropped, or logged as an error. */
@RealAsterisk
record UnknownTest(LabServer pbx) {
    @Test
    void headersThatNobodyKnowsArriveInTheirOrderAndNothingIsLogged() {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler handler = listener(logged);
        Logger.getLogger("io.strowger").addHandler(handler);
        try (AmiClient ami = pbx.connect()) {
            CompletableFuture<UserEvent> seen =
                    ami.events().await(UserEvent.class, event -> "Unknown".equals(event.userEvent()), Stage.SOON);
            ami.send(UserEventAction.builder("Unknown")
                    .header("FromTheFuture", "one")
                    .header("Odd-Header/with(1)", "ünïcode")
                    .header("FromTheFuture", "two")
                    .build());
            UserEvent event = Stage.get(seen);
            assertThat(event.headers("fromthefuture")).containsExactly("one", "two");
            assertThat(event.header("Odd-Header/with(1)")).isEqualTo("ünïcode");
        } finally {
            Logger.getLogger("io.strowger").removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void anEventThatNobodyKnowsKeepsAllItsHeaders() {
        Event event = EventTypes.read(
                Message.of("Event: FromTheFuture\r\nColour: green\r\nColour: blue\r\n\r\n"), Origin.NONE);
        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(event.name()).isEqualTo("FromTheFuture");
        assertThat(event.headers("Colour")).containsExactly("green", "blue");
    }

    @Test
    void aValueThatItsTypeCannotReadIsThereAsText() {
        HangupEvent event = (HangupEvent) EventTypes.read(
                Message.of("Event: Hangup\r\nChannel: SIP/1\r\nCause: soon\r\nColour: green\r\n\r\n"), Origin.NONE);
        assertThat(event.cause()).isNull();
        assertThat(event.header("Cause")).isEqualTo("soon");
        assertThat(event.header("Colour")).isEqualTo("green");
    }

    @Test
    void anActionIsSentByNameWhetherTheCatalogKnowsItOrNot() {
        try (AmiClient ami = pbx.connect()) {
            Answer answer = ami.send(GenericAction.builder("queuestatus").build());
            assertThat(answer.response().isSuccess()).isTrue();
            assertThat(answer.items()).extracting(Event::name).contains("QueueParams", "QueueMember");
        }
    }

    private static Handler listener(List<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
