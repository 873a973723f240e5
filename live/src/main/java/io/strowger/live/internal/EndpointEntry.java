package io.strowger.live.internal;

import io.strowger.live.Endpoint;
import io.strowger.live.Endpoint.Contact;
import io.strowger.protocol.value.DeviceState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An endpoint while the model works on it. */
final class EndpointEntry extends Entry<Endpoint> {
    /** A contact, and the synchronisation that named it last. */
    private record Place(Contact contact, int seenIn) {}

    private final Map<String, Place> places = new LinkedHashMap<>(2);

    @Nullable String status;

    @Nullable String address;

    @Nullable Duration roundTrip;

    @Nullable DeviceState deviceState;

    EndpointEntry(String name) {
        super(name);
    }

    @Nullable Contact contact(String uri) {
        Place place = places.get(uri);
        return place == null ? null : place.contact;
    }

    void put(Contact contact, int synchronisation) {
        places.put(contact.uri(), new Place(contact, synchronisation));
    }

    void remove(String uri) {
        places.remove(uri);
    }

    /** Takes out the contacts that the synchronisation did not name; true where there were some. */
    boolean sweep(int synchronisation) {
        return places.values().removeIf(place -> place.seenIn != synchronisation);
    }

    @Override
    Endpoint make() {
        List<Contact> contacts = places.values().stream().map(Place::contact).toList();
        return new Endpoint(key(), contacts, status, address, roundTrip, deviceState);
    }
}
