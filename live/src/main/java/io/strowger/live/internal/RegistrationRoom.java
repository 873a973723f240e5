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
        routes.on(OutboundRegistrationDetailEvent.class, registrations, item -> {
            String user = Ground.text(item.clientUri());
            String domain = Ground.text(item.serverUri());
            if (user != null && domain != null) {
                registrations.put(
                        user + "@" + domain,
                        before -> new Registration(
                                user,
                                domain,
                                PJSIP,
                                item.status(),
                                before == null ? null : before.cause(),
                                item.nextReg() == null ? null : ground.now().plus(item.nextReg())));
            }
        });
        routes.on(RegistryEntryEvent.class, registrations, item -> {
            String user = Ground.text(item.username());
            String named = Ground.text(item.domain());
            String domain = named == null ? Ground.text(item.host()) : named;
            if (user != null && domain != null) {
                registrations.put(
                        user + "@" + domain,
                        before -> new Registration(
                                user,
                                domain,
                                before == null ? null : before.technology(),
                                item.state(),
                                before == null ? null : before.cause(),
                                null));
            }
        });
        routes.on(RegistryEvent.class, registrations, event -> {
            String user = Ground.text(event.username());
            String domain = Ground.text(event.domain());
            if (user != null && domain != null) {
                registrations.put(
                        user + "@" + domain,
                        before -> new Registration(
                                user,
                                domain,
                                Ground.text(event.channelType()),
                                event.status(),
                                Ground.text(event.cause()),
                                before == null ? null : before.next()));
            }
        });
    }

    @SuppressWarnings("deprecation") // older servers have these actions
    List<Listing> listings() {
        return List.of(
                new Listing(
                        PjsipShowRegistrationsOutboundAction.builder().build(),
                        registrations,
                        () -> registrations.sweepOnly(one -> isPjsip(one.technology()))),
                new Listing(SipShowregistryAction.builder().build(), registrations, () -> {}).optional(),
                new Listing(
                                IaxRegistryAction.builder().build(),
                                registrations,
                                () -> registrations.sweepOnly(one -> !isPjsip(one.technology())))
                        .optional());
    }

    private static boolean isPjsip(@Nullable String technology) {
        return PJSIP.equalsIgnoreCase(technology);
    }
}
