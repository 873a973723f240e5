package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.ConfbridgeListRoomsAction;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.FaxStatsAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.IaxPeersAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.action.SkinnyDevicesAction;
import io.strowger.protocol.action.VoicemailUsersListAction;
import io.strowger.protocol.event.CoreShowChannelEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists: announced and not, empty in all ways, with events of others in between, long, and given up. */
@Timeout(60)
class ListsTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static String[] item(String event, Message action, String... headers) {
        List<String> lines = new ArrayList<>(List.of("Event: " + event, "ActionID: " + action.text("ActionID")));
        lines.addAll(List.of(headers));
        return lines.toArray(String[]::new);
    }

    @Test
    void collectsAnAnnouncedListAndLeavesOtherEventsToOthers() throws Exception {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("QueueStatus");
            line.success(list, "EventList: start", "Message: Queue status will follow");
            line.message(item("QueueParams", list, "Queue: support"));
            line.message("Event: Hangup", "Privilege: call,all", "Channel: PJSIP/1-1", "Uniqueid: 1.1");
            line.message(item("QueueMember", list, "Queue: support", "Name: Ann"));
            line.message(item("Surprise", list, "Queue: support"));
            line.message(item("QueueStatusComplete", list, "EventList: Complete", "ListItems: 3"));
            line.success(line.action("Ping"));
        });
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        client.events().onAll(events::add);
        var answer = client.send(QueueStatusAction.builder().build());
        assertThat(answer.items()).hasExactlyElementsOfTypes(QueueParamsEvent.class, QueueMemberEvent.class);
        assertThat(answer.others()).extracting(Event::name).containsExactly("Surprise");
        assertThat(answer.complete()).isNotNull();
        assertThat(events.poll(10, TimeUnit.SECONDS)).isInstanceOf(HangupEvent.class);
        client.ping();
        assertThat(events).isEmpty();
    }

    @Test
    void endsAListOfAnOldServerByTheTerminatorsName() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("QueueStatus");
            line.success(list, "Message: Queue status will follow");
            line.message(item("QueueParams", list, "Queue: support"));
            line.message(item("QueueStatusComplete", list));
            line.action("Ping");
            line.message("Response: Pong");
            line.success(line.action("Ping"));
        });
        assertThat(client.send(QueueStatusAction.builder().build()).items()).hasSize(1);
        assertThat(client.ping()).isPositive();
    }

    @Test
    void endsAListWithoutTerminatorByThePingBehindIt() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("QueueStatus");
            line.success(list, "Message: Queue status will follow");
            Message ping = line.action("Ping");
            line.message(item("QueueParams", list, "Queue: support"));
            line.success(ping);
        });
        assertThat(client.send(QueueStatusAction.builder().build()).items()).hasSize(1);
    }

    @Test
    void anEmptyListMayBeAnError() {
        AmiClient client =
                peer.connect(line -> line.error(line.action("ConfbridgeListRooms"), "No active conferences."));
        var answer = client.send(ConfbridgeListRoomsAction.builder().build());
        assertThat(answer).isEmpty();
        assertThat(answer.response().isSuccess()).isFalse();
    }

    @Test
    void anEmptyListMayBeAPlainSuccess() throws Exception {
        AmiClient client = peer.connect(line -> {
            line.success(line.action("VoicemailUsersList"), "Message: There are no voicemail users currently defined.");
            line.success(line.action("Ping"));
        });
        assertThat(client.send(VoicemailUsersListAction.builder().build())).isEmpty();
        client.ping();
        peer.join();
    }

    @Test
    void takesItemsWithoutActionIdByTheirNames() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("IAXpeers");
            line.success(list, "EventList: start");
            line.message("Event: PeerEntry", "Channeltype: IAX", "ObjectName: trunk");
            line.message("Event: PeerStatus", "Privilege: system,all", "Peer: IAX2/trunk");
            line.message("Event: PeerlistComplete", "EventList: Complete", "ListItems: 1");
        });
        assertThat(client.send(IaxPeersAction.builder().build()).items()).hasSize(1);
    }

    @Test
    void takesItemsApartThatCameWithoutBlankLinesBetween() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("SKINNYdevices");
            String id = "ActionID: " + list.text("ActionID");
            line.success(list, "EventList: start", "Message: Device status list will follow");
            line.message(
                    "Event: DeviceEntry",
                    id,
                    "ObjectName: 1",
                    "NumberOfLines: 1",
                    "Event: DeviceEntry",
                    id,
                    "ObjectName: 2",
                    "NumberOfLines: 1",
                    "Event: DevicelistComplete",
                    id,
                    "EventList: Complete",
                    "ListItems: 2",
                    "");
            line.success(line.action("Ping"));
        });
        var answer = client.send(SkinnyDevicesAction.builder().build());
        assertThat(answer.items())
                .extracting(device -> device.header("ObjectName"))
                .containsExactly("1", "2");
        assertThat(answer.items().get(0).message().all("ObjectName")).containsExactly("1");
        assertThat(answer.complete()).isNotNull();
        assertThat(client.ping()).isPositive();
        assertThat(client.connection().counters().strayMessages()).isZero();
    }

    @Test
    void takesTheOneEventThatIsTheAnswer() {
        AmiClient client = peer.connect(line -> {
            Message action = line.action("FAXStats");
            line.success(action, "Message: FAXStats event will follow");
            line.message(item("FAXStats", action, "CurrentSessions: 0"));
        });
        assertThat(client.send(FaxStatsAction.builder().build()).items()).hasSize(1);
    }

    @Test
    void collectsAListOfAnActionThatTheCatalogDoesNotKnow() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("ZorroList");
            line.success(list, "EventList: Start");
            line.message(item("Zorro", list, "Mask: black"));
            line.message(item("ZorroListComplete", list, "EventList: Complete"));
        });
        Answer answer = client.send(GenericAction.builder("ZorroList").build());
        assertThat(answer.items()).extracting(event -> event.header("Mask")).containsExactly("black");
        assertThat(answer.complete()).isNotNull();
    }

    @Test
    void streamsSeventyFiveThousandItems() {
        int count = 75_000;
        AmiClient client = peer.connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < count; i++) {
                many.append("Event: CoreShowChannel\r\nActionID: ").append(list.text("ActionID"));
                many.append("\r\nChannel: PJSIP/").append(i).append("\r\n\r\n");
                if (many.length() > 8_000) {
                    line.send(many.toString());
                    many.setLength(0);
                }
            }
            line.send(many.toString());
            line.message(item("CoreShowChannelsComplete", list, "EventList: Complete", "ListItems: " + count));
        });
        AtomicInteger next = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Response response = client.send(CoreShowChannelsAction.builder().build(), (CoreShowChannelEvent channel) -> {
            assertThat(Thread.currentThread() == caller).isTrue();
            if (!("PJSIP/" + next.getAndIncrement()).equals(channel.channel())) {
                throw new AssertionError("out of order: " + channel);
            }
        });
        assertThat(response.isSuccess()).isTrue();
        assertThat(next).hasValue(count);
    }

    @Test
    void aConsumerThatThrowsEndsTheCallAndTheRestIsDropped() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            line.message(item("CoreShowChannel", list, "Channel: 1"));
            Message ping = line.action("Ping");
            line.message(item("CoreShowChannel", list, "Channel: 2"));
            line.message(item("CoreShowChannelsComplete", list, "EventList: Complete"));
            line.success(ping);
        });
        List<Event> events = new ArrayList<>();
        client.events().onAll(events::add);
        Throwable thrown = catchThrowable(
                () -> client.send(CoreShowChannelsAction.builder().build(), channel -> {
                    throw new IllegalStateException("enough");
                }));
        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("enough");
        client.ping();
        assertThat(client.connection().counters().lateItems()).isEqualTo(1);
        assertThat(client.connection().remembered()).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    void aListThatIsTooLongIsAnErrorAndTheRestIsDropped() throws Exception {
        peer.play(line -> {
            line.logIn();
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            for (int i = 0; i < 10; i++) {
                line.message(item("CoreShowChannel", list, "Channel: " + i));
            }
            line.message(item("CoreShowChannelsComplete", list, "EventList: Complete"));
            line.success(line.action("Ping"));
        });
        AmiClient client = peer.client().limits(Limits.DEFAULT.listItems(5)).connect();
        assertThatThrownBy(() -> client.send(CoreShowChannelsAction.builder().build()))
                .isInstanceOf(ListTooLongException.class)
                .hasMessageContaining("listItems");
        assertThat(client.ping()).isPositive();
        assertThat(client.connection().counters().lateItems()).isEqualTo(4);
    }

    @Test
    void aListThatTimedOutLeavesNoEventsBehind() {
        CountDownLatch timedOut = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            timedOut.await();
            line.message(item("CoreShowChannel", list, "Channel: 1"));
            line.message(item("CoreShowChannelsComplete", list, "EventList: Complete"));
            line.success(line.action("Ping"));
        });
        List<Event> events = new ArrayList<>();
        client.events().onAll(events::add);
        assertThatThrownBy(() -> client.send(CoreShowChannelsAction.builder().build(), Duration.ofMillis(100)))
                .isInstanceOf(ActionTimeoutException.class);
        timedOut.countDown();
        client.ping();
        assertThat(client.connection().counters().lateItems()).isEqualTo(1);
        assertThat(events).isEmpty();
    }

    @Test
    void theEndOfTheConnectionEndsAListAtOnce() {
        AmiClient client = peer.connect(line -> {
            Message list = line.action("CoreShowChannels");
            line.success(list, "EventList: start");
            line.message(item("CoreShowChannel", list, "Channel: 1"));
            line.close();
        });
        assertThatThrownBy(() -> client.send(CoreShowChannelsAction.builder().build()))
                .isInstanceOf(OutcomeUnknownException.class);
    }
}
