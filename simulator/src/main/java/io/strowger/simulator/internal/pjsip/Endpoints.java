package io.strowger.simulator.internal.pjsip;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.Phone;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoints as PJSIP shows them, and how they come and go; for use inside the world only. */
public final class Endpoints implements Topic {
    private static final String REACHABLE = "Reachable";

    private final PjsipTechnology pjsip;
    private final DeviceStates devices;
    private final Map<String, Registration> registrations = new LinkedHashMap<>();
    private final Map<String, Phone> shown = new TreeMap<>();
    private @Nullable Switchboard pbx;

    /** An outbound registration of {@code pjsip.conf}. */
    static final class Registration {
        final String name;
        final Map<String, String> settings;
        boolean registered = true;

        Registration(String name, Map<String, String> settings) {
            this.name = name;
            this.settings = settings;
        }

        String text(String setting, String otherwise) {
            return settings.getOrDefault(setting, otherwise);
        }
    }

    /** Makes a view of the endpoints. */
    public Endpoints(PjsipTechnology pjsip, DeviceStates devices) {
        this.pjsip = pjsip;
        this.devices = devices;
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
        pjsip.onMade(phone -> {
            shown.put(phone.name(), phone);
            devices.known("PJSIP/" + phone.name());
        });
    }

    /** Reads a section of {@code pjsip.conf}: endpoints and outbound registrations. */
    public void configure(String name, Map<String, String> settings) {
        switch (settings.getOrDefault("type", "").toLowerCase(Locale.ROOT)) {
            case "endpoint" -> {
                Phone phone = pjsip.phone(name);
                phone.context(settings.getOrDefault("context", "default"));
                phone.tenantid(settings.getOrDefault("tenantid", ""));
                if (settings.containsKey("callerid")) {
                    phone.caller(PartyId.parse(settings.get("callerid")));
                }
            }
            case "registration" -> registrations.put(name, new Registration(name, settings));
            default -> {}
        }
    }

    Map<String, Phone> all() {
        return shown;
    }

    @Nullable Phone find(String name) {
        return shown.get(name);
    }

    Map<String, Registration> registrations() {
        return registrations;
    }

    static boolean isReachable(Phone phone) {
        return phone.behaviour() != Phone.Behaviour.UNREACHABLE;
    }

    static String uri(Phone phone) {
        return "sip:" + phone.name() + "@127.0.0.1:5060";
    }

    /** The values that vary from one endpoint to the next. */
    Map<String, String> values(Phone phone) {
        boolean reachable = isReachable(phone);
        String hash = UUID.nameUUIDFromBytes(phone.name().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        int channels = devices.channels("PJSIP/" + phone.name());
        PartyId caller = phone.caller();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", phone.name());
        values.put("context", phone.context());
        values.put("callerid", caller.isUnknown() ? "<unknown>" : '"' + caller.name() + "\" <" + caller.number() + '>');
        values.put("mailboxes", "");
        values.put("state", words(devices.state("PJSIP/" + phone.name())));
        values.put("channels", channels == 0 && !board().version().isAtLeast(20) ? "" : Integer.toString(channels));
        values.put("uri", uri(phone));
        values.put("contacts", reachable ? phone.name() + "/" + uri(phone) : "");
        values.put("count", reachable ? "1" : "0");
        values.put("id", phone.name() + ";@" + hash);
        values.put("callid", hash);
        values.put("expires", Long.toString(board().world().now().getEpochSecond() + 3600));
        return values;
    }

    private static String words(String state) {
        return switch (state) {
            case "NOT_INUSE" -> "Not in use";
            case "INUSE" -> "In use";
            case "RINGING" -> "Ringing";
            case "RINGINUSE" -> "Ring+Inuse";
            case "BUSY" -> "Busy";
            case "ONHOLD" -> "On Hold";
            default -> "Unavailable";
        };
    }

    /** Tells that the phone's registration is there, or gone. */
    public void registrationChanged(Phone phone, boolean wasReachable) {
        boolean reachable = isReachable(phone);
        if (reachable == wasReachable) {
            return;
        }
        if (reachable) {
            contact(phone, "NonQualified", 0);
            peer(phone, REACHABLE);
            contact(phone, REACHABLE, 1000);
        } else {
            peer(phone, "Unreachable");
            contact(phone, "Removed", 0);
        }
        devices.changed("PJSIP/" + phone.name());
    }

    private void contact(Phone phone, String status, int roundtrip) {
        board().events()
                .emit(
                        "ContactStatus",
                        Classes.SYSTEM,
                        lines -> lines.add("URI", uri(phone))
                                .add("ContactStatus", status)
                                .add("AOR", phone.name())
                                .add("EndpointName", phone.name())
                                .add("RoundtripUsec", roundtrip));
    }

    private void peer(Phone phone, String status) {
        board().events()
                .emit(
                        "PeerStatus",
                        Classes.SYSTEM,
                        lines -> lines.add("ChannelType", "PJSIP")
                                .add("Peer", "PJSIP/" + phone.name())
                                .add("PeerStatus", status));
    }

    /** Tells that this PBX is registered elsewhere, or not any more. */
    void registry(Registration registration, boolean registered) {
        registration.registered = registered;
        board().events()
                .emit(
                        "Registry",
                        Classes.SYSTEM,
                        lines -> lines.add("ChannelType", "PJSIP")
                                .add("Username", registration.text("client_uri", ""))
                                .add("Domain", registration.text("server_uri", ""))
                                .add("Status", registered ? "Registered" : "Unregistered"));
    }

    private Switchboard board() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }
}
