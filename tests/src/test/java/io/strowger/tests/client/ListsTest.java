package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.ConfbridgeListAction;
import io.strowger.protocol.action.ConfbridgeListRoomsAction;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.ListResponse;
import io.strowger.protocol.action.ParkedCallsAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.PingResponse;
import io.strowger.protocol.action.PjsipShowResourceListsAction;
import io.strowger.protocol.action.PjsipShowSubscriptionsInboundAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.action.ShowDialPlanAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.event.QueueEntryEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import io.strowger.protocol.event.QueueStatusItem;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Lists of a real Asterisk: whole, empty, streamed, and many at once. */
@RealAsterisk
record ListsTest(LabServer pbx) {
    @Test
    void theItemsOfAMixedListAreOfTheirOwnTypes() {
        try (AmiClient ami = pbx.connect()) {
            ListResponse<QueueStatusItem> status =
                    ami.send(QueueStatusAction.builder().build());
            List<String> queues = new ArrayList<>();
            int members = 0;
            for (QueueStatusItem item : status) {
                if (item instanceof QueueParamsEvent queue) {
                    queues.add(queue.queue());
                } else if (item instanceof QueueMemberEvent member) {
                    assertThat(member.queue()).isIn(queues);
                    members++;
                } else {
                    assertThat(item).isInstanceOf(QueueEntryEvent.class);
                }
            }
            assertThat(queues).contains("support", "sales", "empty");
            assertThat(members).isGreaterThanOrEqualTo(5);
            assertThat(status.complete()).isNotNull();
            assertThat(status.others()).isEmpty();
        }
    }

    @Test
    void anEmptyListIsEmptyInWhicheverWayTheServerSaysSo() {
        try (Stage stage = Stage.on(pbx)) {
            stage.clear();
            AmiClient ami = stage.ami();
            assertThat(ami.send(ConfbridgeListRoomsAction.builder().build())).isEmpty();
            assertThat(ami.send(ParkedCallsAction.builder().build())).isEmpty();
            assertThat(ami.send(PjsipShowResourceListsAction.builder().build())).isEmpty();
            assertThat(ami.send(PjsipShowSubscriptionsInboundAction.builder().build()))
                    .isEmpty();
            assertThat(ami.send(ConfbridgeListAction.builder("no-such-room").build()))
                    .isEmpty();
        }
    }

    @Test
    void aLongListIsStreamedOnTheCallersThread() {
        try (AmiClient ami = pbx.connect()) {
            Thread caller = Thread.currentThread();
            List<String> streamed = new ArrayList<>();
            ShowDialPlanAction dialplan = ShowDialPlanAction.builder().build();
            Response response = ami.send(dialplan, item -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                streamed.add(item.context() + " " + item.extension() + " " + item.priority());
            });
            assertThat(response.isSuccess()).isTrue();
            assertThat(streamed).hasSizeGreaterThan(200);
            assertThat(ami.send(dialplan).items())
                    .extracting(item -> item.context() + " " + item.extension() + " " + item.priority())
                    .containsExactlyElementsOf(streamed);
        }
    }

    @Test
    void aThousandActionsAreSentWithoutWaiting() {
        try (AmiClient ami = pbx.connect()) {
            List<CompletableFuture<PingResponse>> pings = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                pings.add(ami.sendAsync(PingAction.builder().build()));
            }
            pings.forEach(ping -> assertThat(Stage.get(ping).ping()).isEqualTo("Pong"));
        }
    }

    @Test
    void listsSentWithoutWaitingDoNotMix() {
        try (Stage stage = Stage.on(pbx)) {
            Stage.Talk talk = stage.talk();
            List<CompletableFuture<?>> lists = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                lists.add(stage.ami()
                        .sendAsync(StatusAction.builder()
                                .channel(talk.caller().channel())
                                .build())
                        .thenAccept(status -> assertThat(status.items())
                                .singleElement()
                                .matches(item -> talk.caller().uniqueid().equals(item.uniqueid()))));
                lists.add(stage.ami()
                        .sendAsync(QueueStatusAction.builder().queue("sales").build())
                        .thenAccept(status -> assertThat(status.items()).hasSizeGreaterThanOrEqualTo(4)));
                lists.add(stage.ami()
                        .sendAsync(CoreShowChannelsAction.builder().build())
                        .thenAccept(channels -> assertThat(channels.size()).isGreaterThanOrEqualTo(4)));
            }
            lists.forEach(Stage::get);
        }
    }
}
