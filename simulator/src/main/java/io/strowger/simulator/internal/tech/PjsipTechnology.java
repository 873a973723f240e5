package io.strowger.simulator.internal.tech;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Channels;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PJSIP endpoints: phones, and the channels to and from them. */
public final class PjsipTechnology implements Technology, Topic {
    private static final int TENANTS_SINCE = 20;

    private @Nullable Switchboard pbx;
    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private Consumer<Phone> made = phone -> {};
    private int next;

    @Override
    public void install(Switchboard board) {
        pbx = board;
        board.technologies().add(this);
    }

    @Override
    public String name() {
        return "PJSIP";
    }

    /** Says who is told of each new phone. */
    public void onMade(Consumer<Phone> watcher) {
        made = watcher;
    }

    /** The phone of that name; made where there is none. */
    public Phone phone(String name) {
        Phone known = phones.get(name);
        if (known != null) {
            return known;
        }
        Phone phone = new Phone(name);
        phones.put(name, phone);
        made.accept(phone);
        return phone;
    }

    /** All phones, in the order of their making. */
    public Collection<Phone> phones() {
        return Collections.unmodifiableCollection(phones.values());
    }

    /** The state that a device has without channels; {@code INVALID} where there is no such endpoint. */
    public String deviceState(String endpoint) {
        Phone phone = phones.get(endpoint);
        return phone == null
                ? "INVALID"
                : phone.behaviour() == Phone.Behaviour.UNREACHABLE ? "UNAVAILABLE" : "NOT_INUSE";
    }

    @Override
    public @Nullable Channel request(Request request) {
        int slash = request.destination().indexOf('/');
        String endpoint =
                slash < 0 ? request.destination() : request.destination().substring(0, slash);
        Phone phone = phones.get(endpoint);
        if (phone == null || phone.behaviour() == Phone.Behaviour.UNREACHABLE) {
            return null;
        }
        Channel requestor = request.requestor();
        Channel channel = create(
                phone,
                new Channels.Draft()
                        .location(phone.context(), "s")
                        .caller(phone.caller())
                        .uniqueid(request.uniqueid())
                        .linkedid(requestor == null ? "" : requestor.linkedid()));
        channel.ani(phone.caller().number());
        channel.leg(new PhoneLeg(channel, phone));
        return channel;
    }

    /** Lets a phone call a number: a channel that runs the dialplan. */
    public Channel call(Phone phone, String exten) {
        Channel channel = create(
                phone,
                new Channels.Draft()
                        .state(ChannelState.RING)
                        .location(phone.context(), exten)
                        .dnid(exten)
                        .caller(phone.caller()));
        channel.ani(phone.caller().number());
        channel.leg(new PhoneLeg(channel, phone));
        Execution.start(channel);
        return channel;
    }

    /** Lets somebody call by a phone, and come into an application at once. */
    public Channel call(Phone phone, PartyId caller, String exten, String application, String data) {
        Channel channel = create(
                phone,
                new Channels.Draft()
                        .state(ChannelState.RING)
                        .location(phone.context(), exten)
                        .dnid(exten)
                        .caller(caller));
        channel.leg(new PhoneLeg(channel, phone));
        Execution.start(channel, application, data);
        return channel;
    }

    /** Lets whoever is at a phone put the receiver down, or give up before anybody answered. */
    public static void phoneHangsUp(Channel channel) {
        if (channel.state() == ChannelState.UP) {
            SipFailures.hangup(channel, Causes.NORMAL, SipFailures.NONE);
        } else if (channel.state() == ChannelState.RING) {
            SipFailures.hangup(channel, Causes.INTERWORKING, SipFailures.TERMINATED);
        } else {
            SipFailures.hangup(channel, Causes.REJECTED, SipFailures.DECLINED);
        }
    }

    private Channel create(Phone phone, Channels.Draft draft) {
        Switchboard board = java.util.Objects.requireNonNull(pbx, "pbx");
        return board.channels()
                .create(
                        this,
                        String.format("PJSIP/%s-%08x", phone.name(), next++),
                        board.version().isAtLeast(TENANTS_SINCE) ? draft.tenantid(phone.tenantid()) : draft);
    }
}
