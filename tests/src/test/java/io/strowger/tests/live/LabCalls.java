package io.strowger.tests.live;

import io.strowger.client.AmiClient;
import io.strowger.client.Subscription;
import io.strowger.live.LiveState;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.OriginateResponseEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Places calls of every kind that the lab has, so many at a time, and lets things happen to some of them. */
final class LabCalls implements AutoCloseable {
    /** Each ends by itself when the other side hangs up, some seconds later. */
    private static final List<String> KINDS = List.of(
            "answer",
            "ring",
            "progress",
            "busy",
            "congestion",
            "reject",
            "unallocated",
            "busytone",
            "moh",
            "205",
            "302",
            "dial-answer",
            "dial-busy",
            "dial-congestion",
            "dial-reject",
            "dial-noanswer",
            "dial-chanunavail",
            "dial-many",
            "dial-forward",
            "dial-sip",
            "dial-loop",
            "dial-long",
            "queue-support",
            "queue-sales",
            "queue-abandon",
            "queue-dynamic",
            "conf",
            "conf-admin",
            "conf-muted",
            "bridgewait",
            "park",
            "park-short",
            "vm",
            "mixmon",
            "vars",
            "dtmf",
            "talk",
            "presence",
            "page",
            "local-opt",
            "handlers",
            "optimize");

    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final AmiClient ami;
    private final Random random;
    private final int atOnce;
    private final Semaphore room;
    private final Deeds deeds;
    private final Map<String, String> going = new ConcurrentHashMap<>();
    private final Map<String, Integer> placed = new TreeMap<>();
    private final Subscription hangups;
    private final Subscription refusals;
    private int number;

    LabCalls(AmiClient ami, LiveState live, Random random, int atOnce) {
        this.ami = ami;
        this.random = random;
        this.atOnce = atOnce;
        this.room = new Semaphore(atOnce);
        this.deeds = new Deeds(ami, live, this::pickup);
        hangups = ami.events().on(HangupEvent.class, event -> ended(event.uniqueid()));
        refusals = ami.events().on(OriginateResponseEvent.class, event -> {
            if ("Failure".equals(event.header("Response"))) {
                ended(event.uniqueid());
            }
        });
    }

    private void ended(String uniqueid) {
        if (uniqueid != null && going.remove(uniqueid) != null) {
            room.release();
        }
    }

    /** Places so many calls, of kinds at random; returns when the last has begun. */
    void place(int calls) throws InterruptedException {
        for (int i = 0; i < calls; i++) {
            if (random.nextInt(4) == 0) {
                Deeds.Kind kind = Deeds.Kind.values()[random.nextInt(Deeds.Kind.values().length)];
                String id = begins(kind.name());
                deeds.plan(id, kind);
                originate(id, "220", kind.exten());
            } else {
                String kind = KINDS.get(random.nextInt(KINDS.size()));
                String id = begins(kind);
                originate(id, Integer.toString(201 + random.nextInt(8)), kind);
            }
        }
    }

    private String begins(String kind) throws InterruptedException {
        if (!room.tryAcquire(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("none of these calls has ended within " + LONGEST_CALL + ": " + going);
        }
        String id = "lab-call-" + ++number;
        going.put(id, kind);
        placed.merge(kind, 1, Integer::sum);
        return id;
    }

    private void originate(String id, String from, String exten) {
        send(id, call(id, from).context("lab").exten(exten).priority("1"));
    }

    private void originate(String id, String from, String application, String data) {
        send(id, call(id, from).application(application).data(data));
    }

    private static OriginateAction.Builder call(String id, String from) {
        return OriginateAction.builder("Local/" + from + "@lab/n")
                .channelId(id)
                .otherChannelId(id + "-other")
                .callerId("Caller " + id + " <" + from + ">")
                .async(true);
    }

    private void send(String id, OriginateAction.Builder action) {
        CompletableFuture<?> sent = ami.sendAsync(action.build());
        sent.whenComplete((response, failed) -> {
            if (failed != null) {
                ended(id);
            }
        });
    }

    /** One more call, which takes the one that rings at that channel. */
    private void pickup(String channel) {
        String id = "lab-pickup-" + channel.replaceAll("\\W", "-");
        originate(id, "203", "PickupChan", channel);
    }

    /** Waits until all that were placed have ended. */
    void allEnded() throws InterruptedException {
        if (!room.tryAcquire(atOnce, LONGEST_CALL.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("these calls have not ended within " + LONGEST_CALL + ": " + going);
        }
        room.release(atOnce);
    }

    /** The server is gone, and with it all calls. */
    void serverGone() {
        List.copyOf(going.keySet()).forEach(this::ended);
        deeds.forget();
    }

    /** How many calls of each kind were placed. */
    Map<String, Integer> placed() {
        return placed;
    }

    /** What was done to calls. */
    Deeds deeds() {
        return deeds;
    }

    @Override
    public void close() {
        hangups.close();
        refusals.close();
        deeds.close();
    }
}
