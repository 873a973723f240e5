package io.strowger.live;

import io.strowger.protocol.value.ContactStatus;
import io.strowger.protocol.value.DeviceState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A telephone or trunk of PJSIP, SIP or IAX2.
 *
 * @param name the technology and the name, such as {@code PJSIP/100}: the key of the view, and what a dial string begins with
 * @param contacts where it can be reached, for PJSIP
 * @param status what the channel driver says of it, such as {@code OK (5 ms)}, {@code UNREACHABLE} or {@code Unmonitored}
 * @param address its address, for SIP and IAX2
 * @param roundTrip how long it took to answer, where the channel driver asks
 * @param deviceState its state; null until it is told
 */
public record Endpoint(
        String name,
        List<Contact> contacts,
        @Nullable String status,
        @Nullable String address,
        @Nullable Duration roundTrip,
        @Nullable DeviceState deviceState) {
    /** Makes a picture; the list is copied. */
    public Endpoint {
        contacts = List.copyOf(contacts);
    }

    /**
     * A place where a PJSIP endpoint can be reached.
     *
     * @param uri its URI
     * @param aor the address of record that it belongs to
     * @param status whether it answers
     * @param roundTrip how long it took to answer
     * @param userAgent what the telephone calls itself; told by snapshots only
     */
    public record Contact(
            String uri,
            @Nullable String aor,
            @Nullable ContactStatus status,
            @Nullable Duration roundTrip,
            @Nullable String userAgent) {}

    /** The technology, such as {@code PJSIP}. */
    public String technology() {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /**
     * True where it can be called: a contact that is not unreachable, or else what the status says. Null where Asterisk does
     * not say it.
     */
    public @Nullable Boolean isReachable() {
        if (technology().equals("PJSIP")) {
            return contacts.stream().anyMatch(contact -> contact.status() != ContactStatus.UNREACHABLE);
        }
        if (status == null || status.equalsIgnoreCase("Unmonitored") || status.equalsIgnoreCase("Unknown")) {
            return null;
        }
        return status.startsWith("OK") || status.startsWith("LAGGED");
    }
}
