package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.world.WorldTimer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One channel; for use inside the world only. */
public final class Channel extends ChannelFace {
    private final Switchboard pbx;
    private final Technology technology;
    private final String uniqueid;
    private final Instant created;
    private final ChannelVariables variables = new ChannelVariables(this);
    private String name;
    private String linkedid;
    private @Nullable Leg leg;
    private @Nullable ChannelReader reader;
    private @Nullable Bridge bridge;
    private @Nullable Execution execution;
    private @Nullable WorldTimer limit;
    private @Nullable Instant limitAt;
    private int hangupCause;
    private String hangupSource = "";
    private boolean hangupRequested;
    private boolean gone;

    Channel(
            Switchboard pbx,
            Technology technology,
            String name,
            String uniqueid,
            String linkedid,
            ChannelProfile profile) {
        super(profile);
        this.pbx = pbx;
        this.technology = technology;
        this.name = name;
        this.uniqueid = uniqueid;
        this.linkedid = linkedid;
        this.created = pbx.world().now();
    }

    @Override
    Channel self() {
        return this;
    }

    /** The PBX that has this channel. */
    @Override
    public Switchboard pbx() {
        return pbx;
    }

    /** Which kind of channel it is. */
    public Technology technology() {
        return technology;
    }

    /** The channel's name, such as {@code PJSIP/alice-00000001}. */
    public String name() {
        return name;
    }

    /** The unique id. */
    public String uniqueid() {
        return uniqueid;
    }

    /** The unique id of the first channel of this call. */
    public String linkedid() {
        return linkedid;
    }

    /** Says which call the channel belongs to. */
    public void linkedid(String id) {
        String before = linkedid;
        if (!before.equals(id)) {
            linkedid = id;
            touch();
            pbx.watchers().tell(each -> each.linked(this, before));
        }
    }

    /** When it was made. */
    public Instant created() {
        return created;
    }

    /** Its variables. */
    public ChannelVariables variables() {
        return variables;
    }

    /** The account code of what is behind this channel, where that is a channel too. */
    public String peerAccount() {
        return leg == null ? "" : leg.account();
    }

    /** The dialplan or application that runs on it, or null: also while a bridge has it. */
    public @Nullable Execution execution() {
        return execution;
    }

    void execution(@Nullable Execution now) {
        execution = now;
    }

    /** Lets it be hung up after so long, or not at all where the time is zero. */
    public void hangupAfter(Duration time) {
        if (limit != null) {
            limit.cancel();
        }
        limit = time.isZero() ? null : pbx.world().after(time, this::requestHangup);
        limitAt = time.isZero() ? null : pbx.world().now().plus(time);
    }

    /** How long it may live still; zero where there is no limit. */
    public Duration timeToHangup() {
        return limitAt == null ? Duration.ZERO : Duration.between(pbx.world().now(), limitAt);
    }

    /** What is behind it. */
    public void leg(Leg behind) {
        leg = behind;
    }

    /** What is behind it. */
    public Leg leg() {
        Leg behind = leg;
        if (behind == null) {
            throw new IllegalStateException(name + " has nothing behind it yet");
        }
        return behind;
    }

    /** What is behind it, or null where there is nothing yet. */
    public @Nullable Leg legOrNull() {
        return leg;
    }

    /** Who reads it, or null. */
    public @Nullable ChannelReader reader() {
        return reader;
    }

    /** Hands it over. */
    public void reader(@Nullable ChannelReader next) {
        reader = next;
    }

    /** Takes it from whoever still waits for its answer. */
    public void takeFromCaller() {
        if (reader instanceof OutgoingCall call) {
            reader = null;
            call.taken();
        }
    }

    /** The bridge it is in, or null. */
    public @Nullable Bridge bridge() {
        return bridge;
    }

    void bridge(@Nullable Bridge now) {
        bridge = now;
    }

    /** Tells whoever reads the channel, behind all that is due already; ANSWER and RINGING change the state first. */
    public void queue(Frame frame) {
        pbx.world().soon(() -> {
            if (gone) {
                return;
            }
            if (frame.kind() == Frame.Kind.ANSWER) {
                state(ChannelState.UP);
            } else if (frame.kind() == Frame.Kind.RINGING && state() != ChannelState.UP) {
                state(ChannelState.RINGING);
            }
            ChannelReader now = reader;
            if (now != null) {
                now.frame(this, frame);
            }
        });
    }

    /** Answers it from this side, where it is not up yet. */
    public void answer() {
        if (state() != ChannelState.UP && !gone) {
            leg().answered();
            state(ChannelState.UP);
        }
    }

    /** Why it is hung up, so far as is known. */
    public int hangupCause() {
        return hangupCause;
    }

    /** Who hung it up, such as {@code dialplan/builtin}; empty where nobody said so. */
    public String hangupSource() {
        return hangupSource;
    }

    /** Says who hangs it up. */
    public void hangupSource(String source) {
        hangupSource = source;
    }

    /** Says why it will be hung up. */
    public void hangupCause(int cause) {
        hangupCause = cause;
    }

    /**
     * Asks whoever has the channel to hang it up: raises SoftHangupRequest.
     *
     * @param why one of {@link SoftHangup}
     */
    public void softHangup(int why) {
        if (!gone) {
            pbx.channelEvents().softHangupRequest(this, why);
            requestHangup();
        }
    }

    /** Asks for the hangup from the far end: raises HangupRequest with the cause, or without one where it is negative. */
    public void queueHangup(int cause) {
        if (!gone) {
            if (cause > 0) {
                hangupCause = cause;
            }
            if (leg != null && !hangupRequested) {
                leg.hangsUp();
            }
            pbx.channelEvents().hangupRequest(this, cause);
            requestHangup();
        }
    }

    /** Asks whoever has the channel to hang it up, without an event: as the action Hangup does. */
    public void requestHangup() {
        if (!hangupRequested) {
            hangupRequested = true;
            pbx.watchers().tell(each -> each.hangupRequested(this));
            queue(Frame.of(Frame.Kind.HANGUP));
        }
    }

    /** Forgets that somebody asked for a hangup: the channel was sent elsewhere instead. */
    public void keep() {
        hangupRequested = false;
    }

    /** True from the moment somebody asked for it to be hung up. */
    public boolean isHangupRequested() {
        return hangupRequested;
    }

    /** True where it is no more. */
    @Override
    public boolean isGone() {
        return gone;
    }

    /** Hangs it up: it is no more on return. */
    public void hangup() {
        if (gone) {
            return;
        }
        gone = true;
        reader = null;
        execution = null;
        hangupAfter(Duration.ZERO);
        pbx.watchers().tell(each -> each.hangingUp(this));
        if (leg != null) {
            leg.hungUp();
        }
        pbx.channelEvents().hangup(this);
        pbx.channels().remove(this);
        pbx.watchers().tell(each -> each.hungUp(this));
    }

    /** Renames it, as a masquerade does. */
    void rename(String to) {
        name = to;
        touch();
    }

    @Override
    public String toString() {
        return name;
    }
}
