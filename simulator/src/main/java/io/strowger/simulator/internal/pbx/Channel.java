package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One channel; for use inside the world only. */
public final class Channel {
    private final Switchboard pbx;
    private final Technology technology;
    private final String uniqueid;
    private final Instant created;
    private final ChannelVariables variables = new ChannelVariables(this);
    final ChannelProfile profile;
    private String name;
    private String linkedid;
    private @Nullable Leg leg;
    private @Nullable ChannelReader reader;
    private @Nullable Bridge bridge;
    private int hangupCause;
    private boolean hangupRequested;
    private boolean gone;
    private byte @Nullable [] snapshot;

    Channel(Switchboard pbx, Technology technology, String name, String uniqueid, String linkedid, ChannelProfile profile) {
        this.pbx = pbx;
        this.profile = profile;
        this.technology = technology;
        this.name = name;
        this.uniqueid = uniqueid;
        this.linkedid = linkedid;
        this.created = pbx.world().now();
    }

    /** The PBX that has this channel. */
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
        linkedid = id;
        touch();
    }

    /** When it was made. */
    public Instant created() {
        return created;
    }

    /** Its variables. */
    public ChannelVariables variables() {
        return variables;
    }

    /** All else that can be said of it. */
    public ChannelProfile profile() {
        return profile;
    }

    /** Its state. */
    public ChannelState state() {
        return profile.state;
    }

    /** Changes the state, and raises Newstate. */
    public void state(ChannelState state) {
        if (profile.state != state && !gone) {
            profile.state = state;
            touch();
            pbx.channelEvents().newstate(this);
            pbx.watchers().tell(each -> each.stateChanged(this));
        }
    }

    /** Where it is in the dialplan. */
    public void location(String context, String exten, int priority) {
        profile.context = context;
        profile.exten = exten;
        profile.priority = priority;
        touch();
    }

    /** Which application it is in. */
    public void application(String application, String data) {
        profile.application = application;
        profile.applicationData = data;
    }

    /** Sets the caller id, and raises NewCallerid. */
    public void caller(PartyId caller) {
        profile.caller = caller;
        touch();
        pbx.channelEvents().newCallerid(this);
    }

    /** Sets the connected line, and raises NewConnectedLine. */
    public void connected(PartyId connected) {
        profile.connected = connected;
        touch();
        pbx.channelEvents().newConnectedLine(this);
    }

    /** Sets both ends at once, as a Local channel's second half gets them: raises NewCallerid and NewConnectedLine. */
    public void parties(PartyId caller, PartyId connected) {
        profile.connected = connected;
        caller(caller);
        connected(connected);
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

    /** Who reads it, or null. */
    public @Nullable ChannelReader reader() {
        return reader;
    }

    /** Hands it over. */
    public void reader(@Nullable ChannelReader next) {
        reader = next;
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

    /** True from the moment somebody asked for it to be hung up. */
    public boolean isHangupRequested() {
        return hangupRequested;
    }

    /** True where it is no more. */
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
        pbx.watchers().tell(each -> each.hangingUp(this));
        leg().hungUp();
        pbx.channelEvents().hangup(this);
        pbx.channels().remove(this);
        pbx.watchers().tell(each -> each.hungUp(this));
    }

    /** Must be called after each change of what the headers of a channel tell. */
    void touch() {
        snapshot = null;
    }

    byte @Nullable [] snapshot() {
        return snapshot;
    }

    void snapshot(byte[] lines) {
        snapshot = lines;
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
