package io.strowger.live.control;

import static io.strowger.live.control.SmallOffice.failure;
import static io.strowger.live.control.SmallOffice.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.Reconnect;
import io.strowger.protocol.action.AgiAction;
import io.strowger.protocol.action.AtxferAction;
import io.strowger.protocol.action.BridgeInfoAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Fault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.SimulatedEvent;
import io.strowger.simulator.TakenAction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes on behind a time without a connection, as the PBX tells it when it is asked. */
@Timeout(60)
class GapTest {
    private static final String CHANNEL = "PJSIP/1-1";

    private final AmiSimulator asterisk = AmiSimulator.rules();
    private final AmiClient ami = AmiClient.builder()
            .host(asterisk.host())
            .port(asterisk.port())
            .user(asterisk.user())
            .secret(asterisk.secret())
            .reconnect(Reconnect.builder()
                    .firstDelay(Duration.ofMillis(20))
                    .longestDelay(Duration.ofMillis(50))
                    .build())
            .connect();

    @AfterEach
    void close() {
        ami.close();
        asterisk.close();
    }

    private TakenAction taken(String name) {
        return SmallOffice.awaitAction(asterisk, name);
    }

    private void cut() {
        asterisk.inject(new Fault.Cut(false), Moment.now());
    }

    private static SimulatedEvent status(String channel, String uniqueid, String bridge, String application) {
        return SimulatedEvent.of(
                "Status",
                "Channel",
                channel,
                "Uniqueid",
                uniqueid,
                "ChannelState",
                "6",
                "BridgeID",
                bridge,
                "Application",
                application);
    }

    private static SimulatedEvent inBridge(String channel, String uniqueid, String state) {
        return SimulatedEvent.of("BridgeInfoChannel", "Channel", channel, "Uniqueid", uniqueid, "ChannelState", state);
    }

    private void goesOnInAgi(AgiChannel agi) {
        CompletableFuture<AgiReply> executed = agi.command("EXEC", "Playback", "hello");
        taken("AGI");
        cut();
        assertThat(failure(executed)).isInstanceOf(OutcomeUnknownException.class);
        taken("Status");
        ami.ping();
        CompletableFuture<AgiReply> next = agi.noop();
        String id = taken("AGI").text("CommandID").orElseThrow();
        asterisk.emit(
                "AsyncAGIExec",
                "Channel",
                CHANNEL,
                "Uniqueid",
                "1.1",
                "CommandId",
                id,
                "Result",
                "200%20result%3D0%0A");
        assertThat(get(next).result()).isEqualTo("0");
        assertThat(agi.ended()).isNotDone();
    }

    @Test
    void aChannelThatRunsAnApplicationForAgiIsInAgi() {
        asterisk.when(AgiAction.class).succeed("Added AGI command to queue");
        asterisk.when(StatusAction.class).list(status(CHANNEL, "1.1", "", "Playback"));
        AgiChannel agi = ChannelControl.of(ami, CHANNEL).agi();
        goesOnInAgi(agi);

        // It is known to be over now: what it runs after the next gap is not for AGI.
        cut();
        get(agi.ended());
    }

    @Test
    void whereAChannelMayNotBeAskedForItsNextCommandTellsWhetherItIsInAgi() {
        asterisk.when(AgiAction.class).succeed("Added AGI command to queue");
        asterisk.when(StatusAction.class).fail("Permission denied");
        goesOnInAgi(ChannelControl.of(ami, CHANNEL).agi());
    }

    private AttendedTransfer transferOverAGap() {
        asterisk.when(AtxferAction.class).succeed("Atxfer successfully queued");
        asterisk.when(StatusAction.class).list(status(CHANNEL, "1.1", "b-2", "Dial"));
        AttendedTransfer transfer = get(ChannelControl.of(ami, CHANNEL).attendedTransfer("default", "300"));
        asterisk.emit("BridgeLeave", "Channel", CHANNEL, "Uniqueid", "1.1", "BridgeUniqueid", "b-1");
        ami.ping();
        cut();
        taken("BridgeInfo");
        ami.ping();
        return transfer;
    }

    @Test
    void aTargetThatIsCalledInAGapAnswersBehindIt() {
        asterisk.when(BridgeInfoAction.class)
                .list(inBridge(CHANNEL, "1.1", "6"), inBridge("Local/300@default-1;1", "2.1", "5"));
        AttendedTransfer transfer = transferOverAGap();
        assertThat(transfer.answered()).isNotDone();
        asterisk.emit("Newstate", "Channel", "Local/300@default-1;1", "Uniqueid", "2.1", "ChannelState", "6");
        get(transfer.answered());
    }

    @Test
    void whereNobodySaysWhetherATargetHasAnsweredThatIsUnknown() {
        asterisk.when(BridgeInfoAction.class).fail("Permission denied");
        assertThat(failure(transferOverAGap().answered()))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("has answered");
    }

    private OriginatedCall callOverAGap() {
        asterisk.when(OriginateAction.class).succeed("Originate successfully queued");
        OriginatedCall call = OriginatedCall.originate(
                ami,
                OriginateAction.builder("PJSIP/1")
                        .context("default")
                        .exten("200")
                        .priority(1)
                        .build());
        taken("Originate");
        asterisk.when(StatusAction.class).list(status("PJSIP/1-2", call.uniqueid(), "b-3", "Dial"));
        cut();
        taken("BridgeInfo");
        ami.ping();
        return call;
    }

    @Test
    void aCallThatIsAloneInABridgeBehindAGapIsBridgedWhenAnotherEnters() {
        asterisk.when(BridgeInfoAction.class).list(inBridge("PJSIP/1-2", "1.2", "6"));
        OriginatedCall call = callOverAGap();
        assertThat(call.bridged()).isNotDone();
        asterisk.emit("BridgeEnter", "Channel", "PJSIP/2-3", "Uniqueid", "9.9", "BridgeUniqueid", "b-3");
        assertThat(get(call.bridged())).isEqualTo("b-3");
    }

    @Test
    void whereNobodySaysWhoIsInTheBridgeThatIsUnknown() {
        asterisk.when(BridgeInfoAction.class).fail("Permission denied");
        assertThat(failure(callOverAGap().bridged()))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("in a bridge");
    }
}
