package io.strowger.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.OriginateOutcome;
import io.strowger.client.Subscription;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PjsipShowContactsAction;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.ContactStatusEvent;
import io.strowger.protocol.event.CoreShowChannelEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A connection to a server of the lab with the means to place calls, which are all gone when it is closed. */
public final class Stage implements AutoCloseable {
    /** How long anything that the lab does by itself may take. */
    public static final Duration SOON = Duration.ofSeconds(20);

    private static final AtomicInteger CALLS = new AtomicInteger();

    private final LabServer pbx;
    private final AmiClient ami;

    private Stage(LabServer pbx, AmiClient ami) {
        this.pbx = pbx;
        this.ami = ami;
    }

    /** Connects as the user who may do everything. */
    public static Stage on(LabServer pbx) {
        return new Stage(pbx, pbx.connect());
    }

    /** A channel of a call that was answered. */
    public record Call(String channel, String uniqueid) {}

    /** Two channels that talk to each other. */
    public record Talk(Call caller, Call callee, String bridge) {}

    /** The connection. */
    public AmiClient ami() {
        return ami;
    }

    /** The server. */
    public LabServer pbx() {
        return pbx;
    }

    /** A unique id for a call that does not exist yet, so that its events can be waited for before it is placed. */
    public static String newUniqueid() {
        return "stage-" + CALLS.incrementAndGet();
    }

    /** Places a call whose one end stays silent, and whose other end is at that extension of the context lab. */
    public Call call(String exten) {
        return call(exten, newUniqueid());
    }

    /** Places such a call with a unique id of the test's choice. */
    public Call call(String exten, String uniqueid) {
        OriginateOutcome outcome = get(ami.originate(OriginateAction.builder("Local/long@lab/n")
                .channelId(uniqueid)
                .otherChannelId(uniqueid + "-other")
                .context("lab")
                .exten(exten)
                .priority("1")
                .build()));
        assertThat(outcome).isInstanceOf(OriginateOutcome.Answered.class);
        return new Call(outcome.channel(), uniqueid);
    }

    /** Places a call to that extension, and waits for an event of the channel that is at it. */
    public <E extends Event> E callUntil(String exten, Class<E> event) {
        String uniqueid = newUniqueid();
        CompletableFuture<E> seen = await(event, e -> uniqueid.equals(e.header("Uniqueid")));
        call(exten, uniqueid);
        return get(seen);
    }

    /** Places a call between two channels that last. */
    public Talk talk() {
        String uniqueid = newUniqueid();
        BlockingQueue<BridgeEnterEvent> entered = new LinkedBlockingQueue<>();
        try (Subscription subscription = ami.events().on(BridgeEnterEvent.class, entered::add)) {
            Call caller = call("dial-long", uniqueid);
            BridgeEnterEvent first = take(entered);
            BridgeEnterEvent second = take(entered);
            BridgeEnterEvent other = uniqueid.equals(first.uniqueid()) ? second : first;
            assertThat(other.bridgeUniqueid()).isEqualTo(first.bridgeUniqueid());
            return new Talk(caller, new Call(other.channel(), other.uniqueid()), first.bridgeUniqueid());
        }
    }

    /** Waits until the phone PJSIP/6001 can be called: the server registers it to itself, soon after its start. */
    public Stage phone() {
        CompletableFuture<ContactStatusEvent> registered =
                await(ContactStatusEvent.class, event -> "6001".equals(event.header("AOR")));
        boolean there = ami.send(PjsipShowContactsAction.builder().build()).stream()
                .anyMatch(
                        contact -> String.valueOf(contact.header("ObjectName")).startsWith("6001"));
        if (!there) {
            get(registered);
        }
        return this;
    }

    /** Waits for an event that has still to come; armed when this returns. */
    public <E extends Event> CompletableFuture<E> await(Class<E> type, Predicate<? super E> test) {
        return ami.events().await(type, test, SOON);
    }

    /** The channels that exist now, but for the one that Asterisk keeps for messages outside calls. */
    public List<CoreShowChannelEvent> channels() {
        return ami.send(CoreShowChannelsAction.builder().build()).stream()
                .filter(channel -> !"Message/ast_msg_queue".equals(channel.channel()))
                .toList();
    }

    /** Hangs up all channels of the server, and returns when there are none. */
    public void clear() {
        BlockingQueue<HangupEvent> hangups = new LinkedBlockingQueue<>();
        long deadline = System.nanoTime() + SOON.toNanos();
        try (Subscription subscription = ami.events().on(HangupEvent.class, hangups::add)) {
            for (List<CoreShowChannelEvent> left = channels(); !left.isEmpty(); left = channels()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("these channels did not end within " + SOON + ": " + left);
                }
                ami.command("channel request hangup all");
                // The event may have come before the list was asked for, so the list is what counts.
                HangupEvent unused = hangups.poll(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Takes the next one of a queue that a handler fills. */
    public static <T> T take(BlockingQueue<T> queue) {
        try {
            T taken = queue.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
            if (taken == null) {
                throw new AssertionError("nothing came in " + SOON);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The value of a future that ends soon; what it failed with is the cause of the test's failure. */
    public static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(SOON.toMillis() + 10_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no end in sight", e);
        }
    }

    @Override
    public void close() {
        try (ami) {
            clear();
        }
    }
}
