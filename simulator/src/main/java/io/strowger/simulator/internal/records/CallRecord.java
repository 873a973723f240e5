package io.strowger.simulator.internal.records;

import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call detail record while it grows; for use inside the world only. */
final class CallRecord {
    final Channel from;
    final Map<String, String> variables = new LinkedHashMap<>();

    @Nullable Channel to;

    private final Instant start;
    private @Nullable Instant answer;
    private @Nullable Instant end;
    private String disposition = "";
    private String application = "";
    private String data = "";
    private String context = "";
    private String exten = "";
    private String source = "";
    private String callerId = "\"\" <>";
    private String account = "";
    private int cause;
    private boolean keepsApplication;

    CallRecord(Channel from) {
        this.from = from;
        this.start = from.pbx().world().now();
        look();
    }

    /** Takes over what the channel looks like now. */
    void look() {
        ChannelProfile profile = from.profile();
        PartyId caller = profile.caller();
        source = caller.number();
        callerId = '"' + caller.name() + "\" <" + caller.number() + '>';
        account = profile.accountCode();
        cause = from.hangupCause();
        if (!keepsApplication && !profile.application().isEmpty()) {
            application = profile.application();
            data = profile.applicationData();
        }
        if (to == null || context.isEmpty()) {
            context = profile.context();
            exten = profile.exten();
        }
    }

    /** Notes that the channel is parked, and lets it stand whatever comes next. */
    void parked(String space) {
        application = "Park";
        data = space;
        keepsApplication = true;
    }

    /** Lets the application stay what it is. */
    void keepApplication() {
        keepsApplication = true;
    }

    /** Takes over the account and caller alone: the place in the dialplan stays. */
    void lookAtParty() {
        source = from.profile().caller().number();
        account = from.profile().accountCode();
        callerId = '"' + from.profile().caller().name() + "\" <" + source + '>';
    }

    /** Takes over where the channel is in the dialplan, where it is there at all and the record still grows. */
    void lookAtPlace() {
        if (end == null && !from.profile().exten().isEmpty()) {
            context = from.profile().context();
            exten = from.profile().exten();
        }
    }

    void answered() {
        if (answer == null && end == null) {
            answer = from.pbx().world().now();
            disposition = "ANSWERED";
        }
    }

    void dialEnded(String dialStatus) {
        disposition = switch (dialStatus) {
            case "BUSY" -> "BUSY";
            case "CONGESTION" -> "CONGESTION";
            case "NOANSWER", "CANCEL", "TIMEOUT", "ABORT" -> "NO ANSWER";
            default -> "FAILED";
        };
    }

    void end() {
        if (end == null) {
            end = from.pbx().world().now();
            if (disposition.isEmpty()) {
                disposition = switch (cause) {
                    case Causes.BUSY -> "BUSY";
                    case Causes.CONGESTION -> "CONGESTION";
                    case Causes.NORMAL, Causes.NO_ANSWER -> "NO ANSWER";
                    default -> "FAILED";
                };
            }
        }
    }

    boolean isOver() {
        return end != null;
    }

    boolean isAnswered() {
        return answer != null;
    }

    /** The fields in the order of the event, without those that the configuration adds. */
    Map<String, String> fields() {
        Instant over = end == null ? from.pbx().world().now() : end;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountCode", account);
        fields.put("Source", source);
        fields.put("Destination", exten);
        fields.put("DestinationContext", context);
        fields.put("CallerID", callerId);
        fields.put("Channel", from.name());
        fields.put("DestinationChannel", to == null ? "" : to.name());
        fields.put("LastApplication", application);
        fields.put("LastData", data);
        fields.put("StartTime", Times.date(start));
        fields.put("AnswerTime", answer == null ? "" : Times.date(answer));
        fields.put("EndTime", Times.date(over));
        fields.put("Duration", seconds(start, over));
        fields.put("BillableSeconds", answer == null ? "0" : seconds(answer, over));
        fields.put("Disposition", disposition.isEmpty() ? "NO ANSWER" : disposition);
        fields.put("AMAFlags", "DOCUMENTATION");
        fields.put("UniqueID", from.uniqueid());
        fields.put("UserField", variables.getOrDefault("userfield", ""));
        return fields;
    }

    private static String seconds(Instant from, Instant to) {
        return Long.toString(Duration.between(from, to).toSeconds());
    }
}
