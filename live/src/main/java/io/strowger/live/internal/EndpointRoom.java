package io.strowger.live.internal;

import io.strowger.live.Endpoint;
import io.strowger.live.Endpoint.Contact;
import io.strowger.protocol.action.IaxPeerlistAction;
import io.strowger.protocol.action.PjsipShowContactsAction;
import io.strowger.protocol.action.PjsipShowEndpointsAction;
import io.strowger.protocol.action.SipPeersAction;
import io.strowger.protocol.event.ContactListEvent;
import io.strowger.protocol.event.ContactStatusEvent;
import io.strowger.protocol.event.DeviceStateChangeEvent;
import io.strowger.protocol.event.EndpointListEvent;
import io.strowger.protocol.event.PeerEntryEvent;
import io.strowger.protocol.event.PeerStatusEvent;
import io.strowger.protocol.value.ContactStatus;
import io.strowger.protocol.value.PeerStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of telephones and trunks. */
final class EndpointRoom {
    private static final String PJSIP = "PJSIP/";

    private final Ground ground;
    private final Table<EndpointEntry, Endpoint> endpoints;

    EndpointRoom(Ground ground) {
        this.ground = ground;
        this.endpoints = new Table<>("endpoints", ground, false);
    }

    Table<EndpointEntry, Endpoint> table() {
        return endpoints;
    }

    void route(Routes routes) {
        routes.on(EndpointListEvent.class, endpoints, item -> {
            if (item.objectName() != null) {
                made(PJSIP + item.objectName());
            }
        });
        routes.on(ContactListEvent.class, endpoints, item -> {
            EndpointEntry entry = endpoints.entry(PJSIP + item.endpoint());
            if (entry != null && item.uri() != null) {
                put(
                        entry,
                        new Contact(
                                item.uri(),
                                aor(item.objectName()),
                                item.status(),
                                micros(item.roundtripUsec()),
                                Ground.text(item.userAgent())));
            }
        });
        routes.on(ContactStatusEvent.class, endpoints, this::contact);
        routes.on(PeerEntryEvent.class, endpoints, this::peer);
        routes.on(PeerStatusEvent.class, endpoints, this::peer);
        routes.on(DeviceStateChangeEvent.class, endpoints, event -> {
            EndpointEntry entry = endpoints.entry(event.device());
            if (entry != null && entry.deviceState != event.state()) {
                entry.deviceState = event.state();
                endpoints.touch(entry);
            }
        });
    }

    /** The view is there when any of the three channel drivers is. */
    @SuppressWarnings("deprecation") // older servers have these actions
    List<Listing> listings() {
        return List.of(
                new Listing(PjsipShowEndpointsAction.builder().build(), endpoints, () -> sweep("PJSIP")),
                new Listing(PjsipShowContactsAction.builder().build(), endpoints, this::sweepContacts).optional(),
                new Listing(SipPeersAction.builder().build(), endpoints, () -> sweep("SIP")).optional(),
                new Listing(IaxPeerlistAction.builder().build(), endpoints, () -> sweep("IAX2")).optional());
    }

    private void sweep(String technology) {
        endpoints.sweep(entry -> {
            if (entry.key().startsWith(technology + "/")) {
                endpoints.remove(entry);
            }
        });
    }

    private void sweepContacts() {
        for (EndpointEntry entry : endpoints.entries()) {
            if (entry.sweep(ground.synchronisation())) {
                endpoints.touch(entry);
            }
        }
    }

    private @Nullable EndpointEntry made(String name) {
        EndpointEntry entry = endpoints.entry(name);
        if (entry == null) {
            entry = new EndpointEntry(name);
            return endpoints.add(entry) ? entry : null;
        }
        endpoints.seen(entry);
        return entry;
    }

    private void contact(ContactStatusEvent event) {
        EndpointEntry entry = endpoints.entry(PJSIP + event.endpointName());
        String uri = Ground.text(event.uri());
        if (entry == null || uri == null) {
            return;
        }
        if (event.contactStatus() == ContactStatus.REMOVED) {
            entry.remove(uri);
            endpoints.touch(entry);
            return;
        }
        Contact before = entry.contact(uri);
        put(
                entry,
                new Contact(
                        uri,
                        Ground.text(event.aor()),
                        event.contactStatus(),
                        micros(event.roundtripUsec()),
                        before == null ? null : before.userAgent()));
    }

    private void put(EndpointEntry entry, Contact contact) {
        entry.put(contact, ground.synchronisation());
        endpoints.touch(entry);
    }

    /** A contact's object is called by the address of record, two marks and a hash. */
    private static @Nullable String aor(@Nullable String objectName) {
        if (objectName == null) {
            return null;
        }
        int end = objectName.indexOf("@@");
        int older = objectName.indexOf(";@");
        int cut = end >= 0 ? end : older;
        return cut < 0 ? objectName : objectName.substring(0, cut);
    }

    private static @Nullable Duration micros(@Nullable Long micros) {
        return micros == null || micros <= 0 ? null : Duration.of(micros, ChronoUnit.MICROS);
    }

    private void peer(PeerEntryEvent item) {
        String technology = Ground.text(item.channeltype());
        String name = Ground.text(item.objectName());
        if (technology == null || name == null) {
            return;
        }
        EndpointEntry entry = made((technology.equals("IAX") ? "IAX2" : technology) + "/" + name);
        if (entry != null) {
            entry.status = Ground.text(item.status());
            entry.address = address(item.ipAddress(), item.port() == null ? item.ipPort() : item.port());
            endpoints.touch(entry);
        }
    }

    private void peer(PeerStatusEvent event) {
        // The peer's name has its technology before it already.
        EndpointEntry entry = endpoints.entry(event.peer());
        if (entry == null) {
            return;
        }
        entry.status = status(event, entry.status);
        if (event.peerStatus() == PeerStatus.UNREGISTERED) {
            entry.address = null;
        } else if (Ground.text(event.address()) != null) {
            entry.address = event.address();
        }
        entry.roundTrip = event.time() == null ? entry.roundTrip : event.time();
        endpoints.touch(entry);
    }

    /** In the words of the list, which says whether it answers; that it has registered is said by its address. */
    private static @Nullable String status(PeerStatusEvent event, @Nullable String before) {
        PeerStatus told = event.peerStatus();
        if (told == null) {
            return before;
        }
        String time = event.time() == null ? "" : " (" + event.time().toMillis() + " ms)";
        return switch (told) {
            case REACHABLE -> "OK" + time;
            case LAGGED -> "LAGGED" + time;
            case UNREACHABLE -> "UNREACHABLE";
            default -> before;
        };
    }

    private static @Nullable String address(@Nullable String host, @Nullable Integer port) {
        // chan_sip writes -none- where there is none, chan_iax2 what C makes of no text.
        return host == null || host.isEmpty() || host.startsWith("-") || host.equals("(null)")
                ? null
                : port == null || port == 0 ? host : host + ":" + port;
    }
}
