package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.EventFilter;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.protocol.event.UserEvent;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Filters by criteria, which Asterisk 16 does not know. */
@RealAsterisk(22)
record CriteriaFilterTest(LabServer pbx) {
    @Test
    void onlyEventsThatMeetTheCriteriaAreSent() {
        EventFilter plain = EventFilter.criteria()
                .name("UserEvent")
                .header("UserEvent")
                .matching(EventFilter.Match.STARTS_WITH, "Wanted")
                .build();
        try (AmiClient ami = pbx.client("admin").filter(plain).connect();
                AmiClient other = pbx.connect()) {
            BlockingQueue<String> seen = new LinkedBlockingQueue<>();
            ami.events().onAll(event -> seen.add(event.name() + " " + event.header("UserEvent")));
            for (String name : List.of("Other", "WantedFirst", "NotWanted", "WantedLast")) {
                other.send(UserEventAction.builder(name).build());
            }
            assertThat(Stage.take(seen)).isEqualTo("UserEvent WantedFirst");
            assertThat(Stage.take(seen)).isEqualTo("UserEvent WantedLast");
        }
    }

    @Test
    void theUsersOwnCriteriaAreThoseOfTheServer() {
        try (AmiClient ami = pbx.client("filtered2").connect();
                AmiClient other = pbx.connect()) {
            CompletableFuture<UserEvent> first = ami.events().await(UserEvent.class, event -> true, Stage.SOON);
            other.send(UserEventAction.builder("Other").build());
            other.send(UserEventAction.builder("Plain").build());
            assertThat(Stage.get(first).userEvent()).isEqualTo("Plain");
        }
    }
}
