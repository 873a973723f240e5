package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.RawResponse;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers handed over part by part. */
@Timeout(60)
class AnswerPartsTest {
    private static final GenericAction CHANNELS =
            GenericAction.builder("CoreShowChannels").build();

    private final ScriptedPeer peer = ScriptedPeer.start();
    private final List<String> parts = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private Answer send(AmiClient client, GenericAction action) {
        return client.send(action, this::response, this::item);
    }

    private void response(Response response) {
        parts.add(response.status());
    }

    private void item(Event item) {
        parts.add(item.name() + " " + item.header("Channel"));
    }

    private static String id(Message action) {
        return "ActionID: " + action.text("ActionID");
    }

    @Test
    void eachPartComesWhileTheNextIsStillToBeSent() throws Exception {
        CountDownLatch response = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            response.await();
            line.message("Event: CoreShowChannel", id(list), "Channel: 1");
            first.await();
            line.message("Event: Surprise", id(list), "Channel: 2");
            line.message("Event: CoreShowChannelsComplete", id(list), "EventList: Complete");
        });
        Thread caller = Thread.currentThread();
        Answer rest = client.send(
                CHANNELS,
                told -> {
                    response(told);
                    response.countDown();
                },
                item -> {
                    assertThat(Thread.currentThread() == caller).isTrue();
                    item(item);
                    first.countDown();
                });
        assertThat(parts).containsExactly("Success", "CoreShowChannel 1", "Surprise 2");
        assertThat(rest.response().isSuccess()).isTrue();
        assertThat(rest.items()).isEmpty();
        assertThat(rest.complete()).isNotNull();
        peer.join();
    }

    @Test
    void anAnswerWithoutAListIsItsResponseOnly() {
        AmiClient client = peer.connect(line -> {
            line.success(line.action("Hangup"), "Message: Channel Hungup");
            line.error(line.action("ConfbridgeListRooms"), "No active conferences.");
        });
        Answer plain = send(client, GenericAction.builder("Hangup").build());
        assertThat(plain.response().text()).isEqualTo("Channel Hungup");
        assertThat(plain.complete()).isNull();
        Answer none = send(client, GenericAction.builder("ConfbridgeListRooms").build());
        assertThat(none.response().isSuccess()).isFalse();
        assertThat(parts).containsExactly("Success", "Error");
    }

    @Test
    void bareTextIsHandedOverAsOneResponse() {
        AmiClient client = peer.connect(line -> {
            line.action("IAXnetstats");
            line.send("first line\r\nsecond line\r\n\r\n");
            line.success(line.action("Ping"));
        });
        List<String> lines = new ArrayList<>();
        Answer rest = client.send(
                GenericAction.builder("IAXnetstats").build(),
                response -> lines.addAll(((RawResponse) response).lines()),
                this::item);
        assertThat(lines).containsExactly("first line", "second line");
        assertThat(rest.response()).isInstanceOf(RawResponse.class);
    }

    @Test
    void aRefusalIsThrownAndNotHandedOver() {
        AmiClient client = peer.connect(line -> line.error(line.action("CoreShowChannels"), "Permission denied"));
        assertThatThrownBy(() -> send(client, CHANNELS)).isInstanceOf(PermissionException.class);
        assertThat(parts).isEmpty();
    }

    @Test
    void theEndOfTheConnectionIsThrownBehindTheItems() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            line.message("Event: CoreShowChannel", id(list), "Channel: 1");
            line.close();
        });
        assertThatThrownBy(() -> send(client, CHANNELS)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(parts).containsExactly("Success", "CoreShowChannel 1");
    }

    @Test
    void theTimeoutIsForTheTimeBetweenItems() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            line.message("Event: CoreShowChannel", id(list), "Channel: 1");
            over.await();
        });
        AmiClient client = peer.client().actionTimeout(Duration.ofMillis(300)).connect();
        assertThatThrownBy(() -> send(client, CHANNELS)).isInstanceOf(ActionTimeoutException.class);
        assertThat(parts).containsExactly("Success", "CoreShowChannel 1");
        over.countDown();
    }

    @Test
    void whatAConsumerOfTheResponseThrowsEndsTheCall() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            Message ping = line.action("Ping");
            line.message("Event: CoreShowChannelsComplete", id(list), "EventList: Complete");
            line.success(ping);
        });
        IllegalStateException enough = new IllegalStateException("enough");
        assertThatThrownBy(() -> client.send(
                        CHANNELS,
                        response -> {
                            throw enough;
                        },
                        this::item))
                .isSameAs(enough);
        assertThat(client.ping()).isPositive();
        assertThat(client.connection().remembered()).isZero();
        assertThat(parts).isEmpty();
    }

    @Test
    void aThreadThatIsInterruptedStopsWaiting() {
        AmiClient client = peer.connect(line -> {
            line.action("CoreShowChannels");
            line.success(line.action("Ping"));
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> send(client, CHANNELS)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(parts).isEmpty();
        assertThat(client.ping()).isPositive();
    }

    @Test
    void anActionThatIsSentOverAConnectionOfItsOwnAnswersTheSame() {
        peer.playToAll(line -> {
            line.logIn();
            line.serve();
        });
        try (AmiClient client = peer.client()
                .blockingActions(BlockingActions.SEPARATE_CONNECTION)
                .connect()) {
            Answer rest = send(
                    client,
                    GenericAction.builder("Originate")
                            .header("Channel", "Local/1@lab")
                            .build());
            assertThat(rest.response().isSuccess()).isTrue();
            assertThat(rest.items()).isEmpty();
        }
        assertThat(parts).containsExactly("Success");
    }
}
