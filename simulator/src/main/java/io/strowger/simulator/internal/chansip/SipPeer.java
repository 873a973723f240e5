package io.strowger.simulator.internal.chansip;

import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A peer of {@code sip.conf}, with what it takes over from the section {@code general}; for use inside the world only. */
final class SipPeer {
    private static final String DEFAULT_CODECS = "ulaw|alaw|gsm|h263";

    private final String name;
    private final Map<String, String> settings;
    private final List<String> codecs = new ArrayList<>();
    /** Until when it is registered; null where it is not. */
    private @Nullable Instant registeredUntil;

    SipPeer(String name, Map<String, String> settings, List<Map.Entry<String, String>> lines) {
        this.name = name;
        this.settings = settings;
        for (Map.Entry<String, String> line : lines) {
            switch (line.getKey().toLowerCase(Locale.ROOT)) {
                case "allow" -> codecs.addAll(List.of(line.getValue().split("[,&]")));
                case "disallow" -> {
                    if (line.getValue().equalsIgnoreCase("all")) {
                        codecs.clear();
                    } else {
                        codecs.removeAll(List.of(line.getValue().split("[,&]")));
                    }
                }
                default -> {}
            }
        }
    }

    String name() {
        return name;
    }

    boolean isDynamic() {
        return text("host", "dynamic").equalsIgnoreCase("dynamic");
    }

    boolean isRegistered() {
        return registeredUntil != null;
    }

    void registered(@Nullable Instant until) {
        registeredUntil = until;
    }

    /** True where there is an address to send to. */
    boolean isKnown() {
        return !isDynamic() || isRegistered();
    }

    boolean isMonitored() {
        return !text("qualify", "no").equalsIgnoreCase("no");
    }

    private String text(String setting, String otherwise) {
        return settings.getOrDefault(setting, otherwise);
    }

    private boolean is(String setting) {
        return switch (text(setting, "no").toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on", "always" -> true;
            default -> false;
        };
    }

    /** True where the setting {@code nat} has that word, or has it by itself. */
    private boolean nat(String word) {
        return List.of(text("nat", "auto_force_rport").split(",")).contains(word);
    }

    private String address() {
        return isDynamic() ? "127.0.0.1" : text("host", "127.0.0.1");
    }

    private String port(String ownPort) {
        return isDynamic() ? ownPort : text("port", "5060");
    }

    private String status() {
        return !isMonitored() ? "Unmonitored" : isKnown() ? "OK (1 ms)" : "UNKNOWN";
    }

    /** Writes what SIPpeers tells of it. */
    void writeEntry(Lines lines, String ownPort) {
        lines.add("Channeltype", "SIP")
                .add("ObjectName", name)
                .add("ChanObjectType", "peer")
                .add("IPaddress", isKnown() ? address() : "-none-")
                .add("IPport", isKnown() ? port(ownPort) : "0")
                .add("Dynamic", word(isDynamic()))
                .add("AutoForcerport", word(nat("auto_force_rport")))
                .add("Forcerport", word(nat("force_rport")))
                .add("AutoComedia", word(nat("auto_comedia")))
                .add("Comedia", word(nat("comedia")))
                .add("VideoSupport", word(is("videosupport")))
                .add("TextSupport", word(is("textsupport")))
                .add("ACL", word(hasAcl()))
                .add("Status", status())
                .add("RealtimeDevice", "no")
                .add("Description", text("description", ""))
                .add("Accountcode", text("accountcode", ""));
    }

    /** Writes what SIPpeerstatus tells of it. */
    void writeStatus(Lines lines) {
        lines.add("Privilege", "System")
                .add("ChannelType", "SIP")
                .add("Peer", "SIP/" + name)
                .add("PeerStatus", !isMonitored() ? "Unmonitored" : isKnown() ? "Reachable" : "Unknown");
        if (isMonitored() && isKnown()) {
            lines.add("Time", 1);
        }
    }

    /** Writes what SIPshowpeer tells of it. */
    void writeDetail(Lines lines, String ownPort, String userAgent, Instant now) {
        lines.add("Channeltype", "SIP")
                .add("ObjectName", name)
                .add("ChanObjectType", "peer")
                .add("SecretExist", letter(settings.containsKey("secret")))
                .add("RemoteSecretExist", letter(settings.containsKey("remotesecret")))
                .add("MD5SecretExist", letter(settings.containsKey("md5secret")))
                .add("Context", text("context", "default"))
                .add("Language", text("language", ""))
                .add("ToneZone", text("tonezone", "<Not set>"));
        if (settings.containsKey("accountcode")) {
            lines.add("Accountcode", text("accountcode", ""));
        }
        PartyId caller = settings.containsKey("callerid") ? PartyId.parse(text("callerid", "")) : PartyId.UNKNOWN;
        String shown = caller.isUnknown() ? "\"\" <>" : '"' + caller.name() + "\" <" + caller.number() + '>';
        lines.add("AMAflags", "Unknown")
                .add("CID-CallingPres", "Presentation Allowed, Not Screened")
                .add("Callgroup", list("callgroup"))
                .add("Pickupgroup", list("pickupgroup"))
                .add("Named Callgroup", list("namedcallgroup"))
                .add("Named Pickupgroup", list("namedpickupgroup"))
                .add("MOHSuggest", text("mohsuggest", ""))
                .add("VoiceMailbox", text("mailbox", ""))
                .add("TransferMode", "open")
                .add("LastMsgsSent", 0)
                .add("Maxforwards", 0)
                .add("Call-limit", text("call-limit", Integer.toString(Integer.MAX_VALUE)))
                .add("Busy-level", text("busylevel", "0"))
                .add("MaxCallBR", text("maxcallbitrate", "384") + " kbps")
                .add("Dynamic", letter(isDynamic()))
                .add("Callerid", shown)
                .add("RegExpire", secondsLeft(now) + " seconds")
                .add("SIP-AuthInsecure", insecure())
                .add("SIP-Forcerport", nat("auto_force_rport") ? "a" : letter(nat("force_rport")))
                .add("SIP-Comedia", nat("auto_comedia") ? "a" : letter(nat("comedia")))
                .add("ACL", letter(hasAcl()));
        writeMedia(lines);
        writeAddress(lines, ownPort, userAgent);
    }

    private void writeMedia(Lines lines) {
        boolean isDirect = !text("directmedia", "yes").equalsIgnoreCase("no");
        lines.add("SIP-CanReinvite", letter(isDirect))
                .add("SIP-DirectMedia", letter(isDirect))
                .add("SIP-PromiscRedir", letter(is("promiscredir")))
                .add("SIP-UserPhone", letter(is("usereqphone")))
                .add("SIP-VideoSupport", letter(is("videosupport")))
                .add("SIP-TextSupport", letter(is("textsupport")))
                .add("SIP-T.38Support", letter(is("t38pt_udptl")))
                .add("SIP-T.38EC", "Unknown")
                .add("SIP-T.38MaxDtgrm", "4294967295")
                .add("SIP-Sess-Timers", "Accept")
                .add("SIP-Sess-Refresh", "uas")
                .add("SIP-Sess-Expires", text("session-expires", "1800"))
                .add("SIP-Sess-Min", text("session-minse", "90"))
                .add("SIP-RTP-Engine", "asterisk")
                .add("SIP-Encryption", letter(is("encryption")))
                .add("SIP-RTCP-Mux", letter(is("rtcp_mux")))
                .add("SIP-DTMFmode", text("dtmfmode", "rfc2833"));
    }

    private void writeAddress(Lines lines, String ownPort, String userAgent) {
        boolean isThere = isDynamic() && isRegistered();
        lines.add("ToHost", isDynamic() ? "" : text("host", ""))
                .add("Address-IP", isKnown() ? address() : "(null)")
                .add("Address-Port", isKnown() ? port(ownPort) : "0")
                .add("Default-addr-IP", "(null)")
                .add("Default-addr-port", 0)
                .add("Default-Username", text("defaultuser", isThere ? name : ""))
                .add("Codecs", "(" + (codecs.isEmpty() ? DEFAULT_CODECS : String.join("|", codecs)) + ")")
                .add("Status", status())
                .add("SIP-Useragent", isThere ? userAgent : "")
                .add("Reg-Contact", isThere ? "sip:" + name + "@127.0.0.1:" + ownPort : "")
                .add("QualifyFreq", "60000 ms")
                .add("Parkinglot", text("parkinglot", ""))
                .add("SIP-Use-Reason-Header", letter(is("use_q850_reason")))
                .add("Description", text("description", ""));
    }

    private long secondsLeft(Instant now) {
        Instant until = registeredUntil;
        return until == null ? -1 : until.getEpochSecond() - now.getEpochSecond();
    }

    private String insecure() {
        List<String> words = List.of(text("insecure", "no").split(","));
        String found = Stream.of("port", "invite").filter(words::contains).collect(Collectors.joining(","));
        return found.isEmpty() ? "no" : found;
    }

    private String list(String setting) {
        return text(setting, "").replaceAll("\\s*,\\s*", ", ");
    }

    private boolean hasAcl() {
        return Stream.of("permit", "deny", "acl").anyMatch(settings::containsKey);
    }

    private static String word(boolean is) {
        return is ? "yes" : "no";
    }

    private static String letter(boolean is) {
        return is ? "Y" : "N";
    }
}
