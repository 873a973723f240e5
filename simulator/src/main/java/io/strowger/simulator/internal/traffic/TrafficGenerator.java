package io.strowger.simulator.internal.traffic;

import io.strowger.simulator.internal.dialplan.Applications;
import io.strowger.simulator.internal.dialplan.DialplanText;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.tech.Phone;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import io.strowger.simulator.pbx.Traffic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Places calls at random from a seed, and ends them; for use inside the world only. */
public final class TrafficGenerator implements ChannelWatcher {
    private static final String CONTEXT = "strowger-traffic";
    private static final int FIRST_PHONE = 900_001;

    /** How long Dial waits, in seconds; longer than a phone rings that is answered. */
    private static final int DIAL_SECONDS = 20;

    private final Switchboard pbx;
    private final PjsipTechnology pjsip;
    private final Traffic traffic;
    private final Random random;
    private final Phone trunk;
    private final Map<Channel, Call> calls = new IdentityHashMap<>();
    private final ArrayDeque<Phone> idle = new ArrayDeque<>();
    private int phones;
    private boolean stopped;
    private long placed;
    private long answered;
    private long skipped;

    private static final class Call {
        private final @Nullable Phone phone;
        private boolean connected;

        private Call(@Nullable Phone phone) {
            this.phone = phone;
        }
    }

    /** Begins: the first call comes after a while. */
    public TrafficGenerator(Switchboard pbx, PjsipTechnology pjsip, Traffic traffic) {
        this.pbx = pbx;
        this.pjsip = pjsip;
        this.traffic = traffic;
        this.random = new Random(traffic.seed());
        this.trunk = pjsip.phone("trunk");
        DialplanText.read(dialplan(), pbx.dialplan(), Applications.ofAsterisk());
        pbx.watchers().add(this);
        next();
    }

    private String dialplan() {
        long ringing = Math.max(DIAL_SECONDS, traffic.ringTime().toSeconds() * 2);
        StringBuilder text = new StringBuilder(
                "[" + CONTEXT + "]\nexten => _9XXXXX,1,Dial(PJSIP/${EXTEN}," + ringing + ")\n same => n,Hangup()\n");
        for (String queue : traffic.queues()) {
            text.append("exten => queue-" + queue + ",1,Queue(" + queue + ")\n same => n,Hangup()\n");
        }
        return text.toString();
    }

    /** Lets no more calls come. */
    public void stop() {
        stopped = true;
    }

    /** How many calls came. */
    public long placed() {
        return placed;
    }

    /** How many were answered. */
    public long answered() {
        return answered;
    }

    /** How many are under way. */
    public int underWay() {
        return calls.size();
    }

    /** How many did not come. */
    public long skipped() {
        return skipped;
    }

    /** The times between calls are those of a Poisson process: most are short, and a few long. */
    private void next() {
        double seconds = -Math.log(1 - random.nextDouble()) / traffic.callsPerSecond();
        pbx.world().after(Duration.ofNanos(Math.round(seconds * 1e9)), () -> {
            if (!stopped) {
                place();
                next();
            }
        });
    }

    private void place() {
        boolean toQueue = random.nextDouble() < traffic.queueShare();
        if (calls.size() >= traffic.mostCalls()) {
            skipped++;
            return;
        }
        placed++;
        trunk.caller(new PartyId("0" + (300_000_000 + random.nextInt(699_999_999)), ""));
        if (toQueue) {
            begin(null, CONTEXT, "queue-" + one(traffic.queues()));
        } else if (traffic.extensions().isEmpty()) {
            Phone phone = phone();
            begin(phone, CONTEXT, phone.name());
        } else {
            begin(null, traffic.context(), one(traffic.extensions()));
        }
    }

    private void begin(@Nullable Phone phone, String context, String exten) {
        trunk.context(context);
        Channel channel = pjsip.call(trunk, exten);
        Call call = new Call(phone);
        calls.put(channel, call);
        if (phone == null) {
            pbx.world().after(about(traffic.patience()), () -> {
                if (!call.connected) {
                    channel.queueHangup(-1);
                }
            });
        }
    }

    /** A phone that nobody calls, made to do what the mix wants next. */
    private Phone phone() {
        Phone phone = idle.poll();
        if (phone == null) {
            phone = pjsip.phone(Integer.toString(FIRST_PHONE + phones++));
            phone.caller(new PartyId(phone.name(), "Phone " + phones));
        }
        double chance = random.nextDouble() * (traffic.answered() + traffic.busy() + traffic.noAnswer());
        if (chance < traffic.answered()) {
            phone.answersAfter(about(traffic.ringTime()));
        } else {
            phone.behaviour(
                    chance < traffic.answered() + traffic.busy() ? Phone.Behaviour.BUSY : Phone.Behaviour.RINGS);
        }
        return phone;
    }

    @Override
    public void bridgeEntered(Bridge bridge, Channel channel) {
        Call call = calls.get(channel);
        if (call == null || call.connected) {
            return;
        }
        call.connected = true;
        answered++;
        boolean callerEnds = random.nextBoolean();
        pbx.world()
                .after(
                        about(traffic.talkTime()),
                        () -> ender(channel, callerEnds).queueHangup(-1));
    }

    /** Who puts the receiver down: the caller, or the other one in a call of two; who is left alone in a room stays there. */
    private static Channel ender(Channel caller, boolean callerEnds) {
        Bridge bridge = caller.bridge();
        if (callerEnds || bridge == null || !bridge.isOfTwo() || bridge.size() != 2) {
            return caller;
        }
        return bridge.channels().stream()
                .filter(each -> each != caller)
                .findFirst()
                .orElse(caller);
    }

    @Override
    public void hungUp(Channel channel) {
        Call call = calls.remove(channel);
        if (call != null && call.phone != null) {
            idle.add(call.phone);
        }
    }

    private Duration about(Duration mean) {
        return Duration.ofNanos(Math.round(mean.toNanos() * (0.5 + random.nextDouble())));
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
