package io.strowger.live.internal;

import io.strowger.live.Registration;
import io.strowger.protocol.action.IaxRegistryAction;
import io.strowger.protocol.action.PjsipShowRegistrationsOutboundAction;
import io.strowger.protocol.action.SipShowregistryAction;
import io.strowger.protocol.event.OutboundRegistrationDetailEvent;
import io.strowger.protocol.event.RegistryEntryEvent;
import io.strowger.protocol.event.RegistryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of the registrations of this PBX at others. */
final class RegistrationRoom {
    private static final String PJSIP = "PJSIP";
    private static final String SIP = "SIP";
    private static final String IAX = "IAX2";

    private final Ground ground;
    private final PlainTable<Registration> registrations;

    RegistrationRoom(Ground ground) {
        this.ground = ground;
        this.registrations = new PlainTable<>("registrations", ground);
    }

    PlainTable<Registration> table() {
        return registrations;
    }

    void route(Routes routes) {
        routes.on(
                OutboundRegistrationDetailEvent.class,
                registrations,
                item -> put(
                        item.clientUri(),
                        item.serverUri(),
                        (user, domain, before) -> new Registration(
                                user,
                                domain,
                                PJSIP,
                                item.status(),
                                before == null ? null : before.cause(),
                                item.nextReg() == null ? null : ground.now().plus(item.nextReg()))));
        routes.on(RegistryEntryEvent.class, registrations, item -> {
            String named = Ground.text(item.domain());
            put(
                    item.username(),
                    named == null ? item.host() : named,
                    (user, domain, before) -> new Registration(
                            user,
                            domain,
                            // The list of chan_sip names a domain, that of chan_iax2 none.
                            named == null ? IAX : SIP,
                            item.state(),
                            before == null ? null : before.cause(),
                            null));
        });
        routes.on(
                RegistryEvent.class,
                registrations,
                event -> put(
                        event.username(),
                        event.domain(),
                        (user, domain, before) -> new Registration(
                                user,
                                domain,
                                Ground.text(event.channelType()),
                                event.status(),
                                Ground.text(event.cause()),
                                before == null ? null : before.next())));
    }

    /** What a message tells of a registration, given what was known of it. */
    private interface Told {
        Registration of(String user, String domain, @Nullable Registration before);
    }

    private void put(@Nullable String saidUser, @Nullable String saidDomain, Told told) {
        String user = Ground.text(saidUser);
        String domain = Ground.text(saidDomain);
        if (user != null && domain != null) {
            registrations.put(user + "@" + domain, before -> told.of(user, domain, before));
        }
    }

    @SuppressWarnings("deprecation") // older servers have these actions
    List<Listing> listings() {
        return List.of(
                new Listing(PjsipShowRegistrationsOutboundAction.builder().build(), registrations, () -> sweep(PJSIP)),
                new Listing(SipShowregistryAction.builder().build(), registrations, () -> sweep(SIP)).optional(),
                new Listing(IaxRegistryAction.builder().build(), registrations, () -> sweep(IAX)).optional());
    }

    private void sweep(String technology) {
        registrations.sweepOnly(one -> technology.equalsIgnoreCase(one.technology()));
    }
}
