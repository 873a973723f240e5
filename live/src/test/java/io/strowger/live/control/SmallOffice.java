package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.TakenAction;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A simulated PBX with some extensions, on virtual time, and a client that is logged in. */
final class SmallOffice implements AutoCloseable {
    private static final String DIALPLAN = """
            [default]
            exten => long,1,Answer()
             same => n,Wait(3600)
            exten => echo,1,Answer()
             same => n,Wait(1800)
            exten => 200,1,Dial(PJSIP/bob,30,tT)
            exten => 260,1,Answer()
             same => n,Wait(60)
            exten => 350,1,Ringing()
             same => n,Wait(50)
            exten => agi,1,Answer()
             same => n,AGI(agi:async)
             same => n,UserEvent(AgiResult,AgiStatus: ${AGISTATUS})
            exten => queue,1,Answer()
             same => n,Queue(support)
            """;

    final AmiSimulator asterisk;
    final AmiClient ami;

    SmallOffice() {
        asterisk = AmiSimulator.start();
        asterisk.pbx().dialplan(DIALPLAN);
        asterisk.pbx().endpoint("PJSIP/bob").answersAfter(Duration.ZERO);
        ami = connect(asterisk, asterisk.user(), asterisk.secret());
    }

    static AmiClient connect(AmiSimulator asterisk, String user, String secret) {
        return AmiClient.builder()
                .host(asterisk.host())
                .port(asterisk.port())
                .user(user)
                .secret(secret)
                .connect();
    }

    /** Waits until an action of that name has come. */
    void awaitAction(String name) {
        TakenAction unused = awaitAction(asterisk, name);
    }

    /** The same of another simulator; the actions before it are answered by rules. */
    static TakenAction awaitAction(AmiSimulator asterisk, String name) {
        TakenAction action = asterisk.takeAction();
        while (!action.name().equals(name)) {
            action = asterisk.takeAction();
        }
        return action;
    }

    /** A channel at that extension. */
    PhoneCall call(String exten) {
        PhoneCall call = asterisk.pbx().endpoint("PJSIP/alice").calls(exten);
        asterisk.advance(Duration.ofMillis(10));
        return call;
    }

    /** Alice talks to Bob; returns Alice's call when the client knows. */
    PhoneCall talk() {
        CompletableFuture<BridgeEnterEvent> together = ami.events()
                .await(
                        BridgeEnterEvent.class,
                        event -> Integer.valueOf(2).equals(event.bridgeNumChannels()),
                        Duration.ofSeconds(10));
        PhoneCall call = call("200");
        asterisk.advance(Duration.ofMillis(100));
        get(together);
        return call;
    }

    /** Bob's channel. */
    String bob() {
        return asterisk.pbx().channels().stream()
                .filter(name -> name.startsWith("PJSIP/bob"))
                .findFirst()
                .orElseThrow();
    }

    ChannelControl control(PhoneCall call) {
        return ChannelControl.of(ami, call.channel());
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no end in sight", e);
        }
    }

    static Throwable failure(CompletableFuture<?> future) {
        try {
            return new AssertionError("it did not fail: " + future.get(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no end in sight", e);
        }
    }

    @Override
    public void close() {
        try (asterisk) {
            ami.close();
        }
    }
}
