package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be seen of a channel in its headers, and what rooms keep with it. */
abstract class ChannelFace {
    final ChannelProfile profile;
    private @Nullable Map<Class<?>, Object> datastores;
    private String shownPlace = "";
    private String forward = "";
    private int techCause;
    private boolean shownApplication;
    private byte @Nullable [] snapshot;

    ChannelFace(ChannelProfile profile) {
        this.profile = profile;
    }

    abstract Channel self();

    /** The PBX that has this channel. */
    public abstract Switchboard pbx();

    /** True where it is no more. */
    public abstract boolean isGone();

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
        if (profile.state != state && !isGone()) {
            profile.state = state;
            touch();
            pbx().channelEvents().newstate(self());
            publish();
            pbx().watchers().tell(each -> each.stateChanged(self()));
        }
    }

    /** Where it is in the dialplan. */
    public void location(String context, String exten, int priority) {
        profile.context = context;
        profile.exten = exten;
        profile.priority = priority;
        touch();
    }

    /**
     * Lets the world see where the channel is: raises Newexten where it is in an application, and either came into one or to
     * another priority since the last time.
     */
    public void publish() {
        String place = profile.context + '\n' + profile.exten + '\n' + profile.priority;
        boolean moved = !place.equals(shownPlace) || !shownApplication;
        shownPlace = place;
        shownApplication = !profile.application.isEmpty();
        if (moved && shownApplication && !isGone()) {
            pbx().channelEvents().newexten(self());
        }
    }

    /** Which application it is in. */
    public void application(String application, String data) {
        profile.application = application;
        profile.applicationData = data;
    }

    /** Sets the caller id, without an event. */
    public void callerQuietly(PartyId caller) {
        profile.caller = caller;
        touch();
    }

    /** Sets the caller id, and raises NewCallerid. */
    public void caller(PartyId caller) {
        profile.caller = caller;
        touch();
        pbx().channelEvents().newCallerid(self());
    }

    /** Sets the connected line, without an event. */
    public void connectedQuietly(PartyId connected) {
        profile.connected = connected;
        touch();
    }

    /** Sets the connected line, and raises NewConnectedLine. */
    public void connected(PartyId connected) {
        profile.connected = connected;
        touch();
        pbx().channelEvents().newConnectedLine(self());
    }

    /**
     * Sets both ends and the account at once, as a new channel gets them from another one: raises NewCallerid,
     * NewAccountCode and NewConnectedLine, each only where there is something to tell.
     */
    public void parties(PartyId caller, PartyId connected, String account) {
        String before = profile.accountCode;
        profile.caller = caller.isUnknown() ? profile.caller : caller;
        profile.connected = connected.isUnknown() ? profile.connected : connected;
        profile.accountCode = account.isEmpty() ? before : account;
        touch();
        publish();
        if (!caller.isUnknown()) {
            pbx().channelEvents().newCallerid(self());
        }
        if (!before.equals(profile.accountCode)) {
            pbx().channelEvents().newAccountCode(self(), before);
        }
        if (!connected.isUnknown()) {
            pbx().channelEvents().newConnectedLine(self());
        }
    }

    /** Sets the account code, and raises NewAccountCode. */
    public void accountCode(String code) {
        String before = profile.accountCode;
        if (!before.equals(code)) {
            profile.accountCode = code;
            touch();
            pbx().channelEvents().newAccountCode(self(), before);
        }
    }

    /** Sets the number that is billed, without an event. */
    public void ani(String number) {
        profile.ani = number;
    }

    /** Sets the language, without an event. */
    public void language(String code) {
        profile.language = code;
        touch();
    }

    /** Sets the number that was dialled, without an event. */
    public void dnid(String number) {
        profile.dnid = number;
        touch();
    }

    /** What the protocol behind it says of its end, such as SIP's 486; 0 for nothing. */
    public int techCause() {
        return techCause;
    }

    /** Notes what the protocol behind it says of its end: the header {@code TechCause} of newer versions. */
    public void techCause(int code) {
        techCause = code;
    }

    /** Where whoever calls it is to be sent instead, an extension perhaps with a context; empty where nowhere. */
    public String forward() {
        return forward;
    }

    /** Says where whoever calls it is to be sent. */
    public void forward(String to) {
        forward = to;
    }

    /** What a room keeps with this channel, or null. */
    public <T> @Nullable T datastore(Class<T> type) {
        Map<Class<?>, Object> known = datastores;
        return known == null ? null : type.cast(known.get(type));
    }

    /** What a room keeps with this channel; made where there is none. */
    public <T> T datastore(Class<T> type, Supplier<T> make) {
        T found = datastore(type);
        if (found == null) {
            found = make.get();
            if (datastores == null) {
                datastores = new HashMap<>();
            }
            datastores.put(type, found);
        }
        return found;
    }

    /** Forgets what a room keeps with this channel, and gives it back. */
    public <T> @Nullable T dropDatastore(Class<T> type) {
        Map<Class<?>, Object> known = datastores;
        return known == null ? null : type.cast(known.remove(type));
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
}
