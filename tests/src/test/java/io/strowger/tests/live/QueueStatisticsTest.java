package io.strowger.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.live.LiveState;
import io.strowger.live.Queue;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.AgentCompleteEvent;
import io.strowger.protocol.event.QueueCallerAbandonEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the live model counts from the events of real servers is what they say that they have counted. */
@RealAsterisk
record QueueStatisticsTest(LabServer pbx) {
    private static final String QUEUE = "empty";

    @Test
    void theStatisticsOfAQueueAreKeptByEvents() {
        LabServer own = LabServer.start(pbx.version());
        try (AmiClient ami = own.connect();
                LiveState live = LiveState.follow(ami)) {
            for (int call = 0; call < 3; call++) {
                CompletableFuture<?> over =
                        ami.events().await(AgentCompleteEvent.class, event -> true, Duration.ofSeconds(30));
                caller(ami);
                Stage.get(live.queue(QUEUE).member("Local/slow@members/n").add());
                Stage.get(over);
                Stage.get(live.queue(QUEUE).member("Local/slow@members/n").remove());
                agrees(ami, live);
            }
            CompletableFuture<?> abandoned =
                    ami.events().await(QueueCallerAbandonEvent.class, event -> true, Duration.ofSeconds(30));
            Stage.get(live.control(caller(ami)).hangup());
            Stage.get(abandoned);
            agrees(ami, live);
            assertThat(live.synchronisations()).as("nothing but events told it").isEqualTo(1);
        } finally {
            own.remove();
        }
    }

    /** Lets somebody join the queue, and gives the unique id. */
    private static String caller(AmiClient ami) {
        CompletableFuture<QueueCallerJoinEvent> joined =
                ami.events().await(QueueCallerJoinEvent.class, event -> true, Duration.ofSeconds(30));
        ami.sendAsync(OriginateAction.builder("Local/260@lab")
                .context("lab")
                .exten("queue-entry")
                .priority("1")
                .async(true)
                .build());
        return String.valueOf(Stage.get(joined).uniqueid());
    }

    private static void agrees(AmiClient ami, LiveState live) {
        QueueParamsEvent told = ami
                .send(QueueStatusAction.builder().queue(QUEUE).build())
                .stream()
                .filter(QueueParamsEvent.class::isInstance)
                .map(QueueParamsEvent.class::cast)
                .findFirst()
                .orElseThrow();
        Stage.get(live.caughtUp());
        Queue queue = live.queues().find(QUEUE).orElseThrow();
        assertThat(queue.completed()).isEqualTo(told.completed());
        assertThat(queue.abandoned()).isEqualTo(told.abandoned());
        isNear(queue.holdTime(), told.holdtime());
        isNear(queue.talkTime(), told.talkTime());
        assertThat(queue.serviceLevelPercent()).isEqualTo(told.servicelevelPerf());
    }

    /** Asterisk counts whole seconds, and may read its clock for the event and for the queue in two of them. */
    private static void isNear(@Nullable Duration counted, @Nullable Duration told) {
        assertThat(Objects.requireNonNull(counted)).isCloseTo(Objects.requireNonNull(told), Duration.ofSeconds(1));
    }
}
