package io.strowger.tests.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.Subscription;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.ShowDialPlanAction;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.ListDialplanEvent;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.event.PickupEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All kinds of events that the lab's dialplan can raise are seen and typed, with no header left unknown to the catalog. */
@RealAsterisk
record DialplanEventsTest(LabServer pbx) {
    /**
     * Not called by themselves: the hangup handler, and patterns; nor the pickup, which has to come to its end first: Asterisk may
     * keep a channel for ever that is told to hang up while it takes the place of another.
     */
    private static final Set<String> NOT_CALLED = Set.of("h", "_9.", "_2XX", "_3XX", "pickup-target", "pickup-mark");

    @Test
    @Timeout(value = 150, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyEventIsTypedAndKnownToItsLastHeader() {
        EventCollector collector =
                new EventCollector(ExpectedEvents.during(pbx.version()), ExpectedEvents.all(pbx.version()));
        try (Stage stage = Stage.on(pbx).phone()) {
            try (Subscription all = stage.ami().events().onAll(collector)) {
                List<String> extensions = extensions(stage);
                assertThat(extensions).hasSizeGreaterThan(55);
                pickUp(stage);
                extensions.forEach(exten -> call(stage, exten));
                collector.awaitDuring(Duration.ofSeconds(60));
                stage.clear();
                collector.awaitAll(Duration.ofSeconds(10));
            }
        }
        assertThat(collector.problems()).isEmpty();
        assertThat(collector.missing())
                .as("expected, and not among the kinds seen: %s", collector.kinds())
                .isEmpty();
    }

    private static List<String> extensions(Stage stage) {
        Set<String> extensions = new TreeSet<>();
        for (ListDialplanEvent line :
                stage.ami().send(ShowDialPlanAction.builder().context("lab").build())) {
            if (line.extension() != null && !NOT_CALLED.contains(line.extension())) {
                extensions.add(line.extension());
            }
        }
        return List.copyOf(extensions);
    }

    /** A call rings, and another one takes it; returns when the two are together. */
    private static void pickUp(Stage stage) {
        CompletableFuture<NewstateEvent> rings = stage.await(
                NewstateEvent.class,
                event -> event.channelState() == ChannelState.RINGING
                        && String.valueOf(event.channel()).startsWith("Local/ring@lab"));
        CompletableFuture<PickupEvent> taken = stage.await(PickupEvent.class, event -> true);
        BlockingQueue<BridgeEnterEvent> entered = new LinkedBlockingQueue<>();
        call(stage, "pickup-target");
        Stage.get(rings);
        try (Subscription entering = stage.ami().events().on(BridgeEnterEvent.class, entered::add)) {
            call(stage, "pickup-mark");
            Stage.get(taken);
            assertThat(Stage.take(entered).bridgeUniqueid())
                    .isEqualTo(Stage.take(entered).bridgeUniqueid());
        }
    }

    private static void call(Stage stage, String exten) {
        stage.ami()
                .send(OriginateAction.builder("Local/" + exten + "@lab")
                        .callerId("\"Lab Ünïcode\" <555>")
                        .variable("LABCASE", exten)
                        .application("Milliwatt")
                        .async(true)
                        .build());
    }
}
