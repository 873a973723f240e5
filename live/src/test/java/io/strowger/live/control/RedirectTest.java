package io.strowger.live.control;

import static io.strowger.live.control.SmallOffice.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.RedirectAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Rule;
import io.strowger.simulator.SimulatedEvent;
import io.strowger.simulator.TakenAction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a channel has arrived where it was sent. */
@Timeout(60)
class RedirectTest {
    private static final String CHANNEL = "PJSIP/1-1";

    private final AmiSimulator asterisk = AmiSimulator.rules();
    private final AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret());

    RedirectTest() {
        asterisk.when(RedirectAction.class).succeed("Redirect successful");
    }

    @AfterEach
    void close() {
        ami.close();
        asterisk.close();
    }

    private void isNowIn(String bridge, String exten, String priority) {
        tells(asterisk.when(StatusAction.class), bridge, exten, priority);
    }

    private static void tells(Rule status, String bridge, String exten, String priority) {
        status.list(SimulatedEvent.of(
                "Status",
                "Channel",
                CHANNEL,
                "Uniqueid",
                "1.1",
                "Context",
                "default",
                "Exten",
                exten,
                "Priority",
                priority,
                "BridgeID",
                bridge));
    }

    private void runs(String exten, String priority) {
        asterisk.emit(
                "Newexten",
                "Channel",
                CHANNEL,
                "Uniqueid",
                "1.1",
                "Context",
                "default",
                "Exten",
                exten,
                "Priority",
                priority,
                "Application",
                "Wait");
    }

    private CompletableFuture<Void> redirected(Place place) {
        CompletableFuture<Void> arrived = ChannelControl.of(ami, CHANNEL).redirect(place);
        SmallOffice.awaitAction(asterisk, "Redirect");
        return arrived;
    }

    @Test
    void aChannelHasArrivedWhenItHasLeftItsBridgeToo() {
        isNowIn("b-1", "100", "1");
        CompletableFuture<Void> arrived = redirected(Place.of("default", "200"));
        runs("200", "1");
        ami.ping();
        assertThat(arrived).isNotDone();
        asterisk.emit("BridgeLeave", "Channel", CHANNEL, "Uniqueid", "1.1", "BridgeUniqueid", "b-1");
        get(arrived);
    }

    @Test
    void anEarlierStepOfTheSameExtensionIsNotTheOneThatItWasSentTo() {
        isNowIn("", "200", "1");
        CompletableFuture<Void> arrived = redirected(new Place("default", "200", "5"));
        runs("200", "2");
        ami.ping();
        assertThat(arrived).isNotDone();
        runs("200", "5");
        get(arrived);
    }

    @Test
    void aBridgeThatIsLeftWhileTheChannelIsAskedForIsLeft() {
        isNowInABridgeThatItLeavesAtOnce("100");
        CompletableFuture<Void> arrived = redirected(Place.of("default", "200"));
        runs("200", "1");
        get(arrived);
    }

    /** No event but that tells anything: it is what completes the redirect, whenever it is looked at. */
    @RepeatedTest(50)
    void aChannelThatIsThereAlreadyNeedsToLeaveItsBridgeOnly() {
        isNowInABridgeThatItLeavesAtOnce("200");
        get(redirected(Place.of("default", "200")));
    }

    private void isNowInABridgeThatItLeavesAtOnce(String exten) {
        Rule status = asterisk.when(StatusAction.class)
                .thenEmit("BridgeLeave", "Channel", CHANNEL, "Uniqueid", "1.1", "BridgeUniqueid", "b-1");
        tells(status, "b-1", exten, "1");
    }

    @Test
    void aRedirectThatIsCancelledBeforeTheChannelIsKnownIsNotSent() {
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> isAsked = new CompletableFuture<>();
        Rule status = asterisk.when(StatusAction.class).matching(action -> {
            isAsked.complete(null);
            go.orTimeout(10, TimeUnit.SECONDS).join();
            return true;
        });
        tells(status, "b-1", "100", "1");
        CompletableFuture<Void> arrived = ChannelControl.of(ami, CHANNEL).redirect(Place.of("default", "200"));
        get(isAsked);
        arrived.cancel(false);
        go.complete(null);
        for (int i = 0; i < 20; i++) {
            ami.ping();
        }
        assertThat(asterisk.takenActions()).extracting(TakenAction::name).containsOnly("Status");
    }

    @Test
    void aChannelOfWhichIsToldLateIsStillRedirected() {
        CompletableFuture<Void> go = new CompletableFuture<>();
        Rule status = asterisk.when(StatusAction.class).matching(action -> {
            go.orTimeout(10, TimeUnit.SECONDS).join();
            return true;
        });
        tells(status, "", "100", "1");
        Duration patience = Duration.ofSeconds(2);
        CompletableFuture<Void> arrived =
                ChannelControl.of(ami, CHANNEL).patience(patience).redirect(Place.of("default", "200"));
        CompletableFuture.delayedExecutor(patience.toMillis() + 200, TimeUnit.MILLISECONDS)
                .execute(() -> go.complete(null));
        SmallOffice.awaitAction(asterisk, "Redirect");
        runs("200", "1");
        get(arrived);
    }

    @Test
    void aStepOfTheExtensionMayBeTheOneWithTheLabel() {
        isNowIn("", "200", "3");
        get(redirected(new Place("default", "200", "start")));
    }

    @Test
    void aChannelThatIsThereAlreadyIsToldOfByNoEvent() {
        isNowIn("", "200", "1");
        get(redirected(Place.of("default", "200")));
    }
}
