package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.EventFilter;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewchannelEvent;
import io.strowger.protocol.event.UserEvent;
import io.strowger.protocol.event.VarSetEvent;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Following the events of a real Asterisk: subscriptions, masks and filters. */
@RealAsterisk
record EventsTest(LabServer pbx) {
    /** Sends an event that everybody gets, behind all those before. */
    private static void end(AmiClient ami) {
        ami.send(UserEventAction.builder("End").build());
    }

    private static boolean isEnd(Event event) {
        return event instanceof UserEvent user && "End".equals(user.userEvent());
    }

    /** Runs the extension "userevent" and gives what the client saw from then on until the last event. */
    private List<Event> see(AmiClientBuilder builder) {
        List<Event> seen = new CopyOnWriteArrayList<>();
        try (AmiClient ami = builder.connect();
                Stage stage = Stage.on(pbx)) {
            CompletableFuture<Event> last = new CompletableFuture<>();
            ami.events().onAll(event -> {
                seen.add(event);
                if (isEnd(event)) {
                    last.complete(event);
                }
            });
            CompletableFuture<HangupEvent> hangup = stage.await(
                    HangupEvent.class, event -> String.valueOf(event.channel()).endsWith(";2"));
            stage.ami()
                    .send(OriginateAction.builder("Local/userevent@lab")
                            .application("Wait")
                            .data("1")
                            .async(true)
                            .build());
            Stage.get(hangup);
            end(stage.ami());
            Stage.get(last);
        }
        return List.copyOf(seen);
    }

    @Test
    void allEventsOfACallComeInTheirOrder() {
        List<Event> seen = see(pbx.client("admin"));
        assertThat(seen).extracting(Event::name).contains("Newchannel", "Newexten", "UserEvent", "Hangup");
        assertThat(seen.stream().map(event -> event.origin().sequence())).isSorted();
        assertThat(seen).extracting(event -> event.origin().pbx()).containsOnly(pbx.host() + ":" + pbx.port());
    }

    @Test
    void aMaskKeepsOtherClassesAway() {
        List<Event> seen = see(pbx.client("admin").events(PrivilegeClass.USER, PrivilegeClass.CDR));
        assertThat(seen).extracting(Event::name).contains("UserEvent").doesNotContain("Newchannel", "VarSet");
    }

    @Test
    void aUserSeesOnlyTheClassesThatItMayRead() {
        List<Event> seen = see(pbx.client("dialer"));
        assertThat(seen)
                .extracting(Event::name)
                .contains("Newchannel", "UserEvent")
                .doesNotContain("Cdr", "SuccessfulAuth");
    }

    @Test
    void withoutEventsAnswersComeAllTheSame() {
        List<Event> seen = new CopyOnWriteArrayList<>();
        try (AmiClient ami = pbx.client("admin").noEvents().connect()) {
            ami.events().onAll(seen::add);
            end(ami);
            assertThat(ami.ping()).isPositive();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void theUsersOwnFiltersAreThoseOfTheServer() {
        List<Event> seen = see(pbx.client("filtered"));
        assertThat(seen)
                .extracting(Event::name)
                .contains("Newchannel", "Hangup", "UserEvent")
                .doesNotContain("Newexten");
    }

    @Test
    void aFilterOfTheOldFormIsAppliedByTheServer() {
        List<Event> seen = see(pbx.client("admin")
                .filter(EventFilter.including("Event: (UserEvent|Newchannel)"))
                .filter(EventFilter.excluding("UserEvent: Unicode")));
        assertThat(seen).extracting(Event::name).containsOnly("UserEvent", "Newchannel");
        assertThat(seen)
                .extracting(event -> event.header("UserEvent"))
                .contains("Plain")
                .doesNotContain("Unicode");
    }

    @Test
    void subscriptionsGoByTypeByFamilyAndByName() {
        Set<String> family = new ConcurrentSkipListSet<>();
        BlockingQueue<VarSetEvent> typed = new LinkedBlockingQueue<>();
        BlockingQueue<Event> named = new LinkedBlockingQueue<>();
        try (Stage stage = Stage.on(pbx)) {
            stage.ami().events().on(ChannelEvent.class, event -> family.add(event.name()));
            stage.ami().events().on(VarSetEvent.class, typed::add);
            stage.ami().events().on("newchannel", named::add);
            String uniqueid = Stage.newUniqueid();
            CompletableFuture<HangupEvent> hangup = new CompletableFuture<>();
            // subscribed last, so called last
            stage.ami().events().on(HangupEvent.class, event -> {
                if (uniqueid.equals(event.uniqueid())) {
                    hangup.complete(event);
                }
            });
            stage.call("vars", uniqueid);
            Stage.get(hangup);
            assertThat(Stage.take(typed).variable()).isNotEmpty();
            assertThat(Stage.take(named)).isInstanceOf(NewchannelEvent.class);
            assertThat(family).contains("Newchannel", "Newstate", "Newexten", "Hangup");
        }
    }

    @Test
    void theItemsOfAListAreNoEvents() {
        List<Event> seen = new CopyOnWriteArrayList<>();
        try (Stage stage = Stage.on(pbx)) {
            stage.ami().events().on("CoreShowChannel", seen::add);
            stage.call("long");
            assertThat(stage.channels()).isNotEmpty();
        }
        assertThat(seen).isEmpty();
    }
}
