package io.strowger.simulator.internal.voicemail;

import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A voicemail box and what is in it; for use inside the world only. */
final class Mailbox {
    static final String INBOX = "INBOX";
    static final String OLD = "Old";

    private final String context;
    private final String number;
    private final String fullName;
    private final String email;
    private final List<Note> notes = new ArrayList<>();

    /** A message that somebody left. */
    record Note(String id, String folder, String callerId, Instant left, Duration length) {
        Note in(String other) {
            return new Note(id, other, callerId, left, length);
        }
    }

    Mailbox(String context, String number, String fullName, String email) {
        this.context = context;
        this.number = number;
        this.fullName = fullName;
        this.email = email;
    }

    /** The name with the context, as {@code Mailbox} headers have it. */
    String name() {
        return number + "@" + context;
    }

    String context() {
        return context;
    }

    String number() {
        return number;
    }

    List<Note> notes() {
        return notes;
    }

    long count(String folder) {
        return notes.stream().filter(note -> note.folder().equals(folder)).count();
    }

    @Nullable Note find(String folder, String id) {
        return notes.stream()
                .filter(note ->
                        note.folder().equalsIgnoreCase(folder) && note.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Takes a message out; false where there is none. */
    boolean remove(String folder, String id) {
        Iterator<Note> all = notes.iterator();
        while (all.hasNext()) {
            Note note = all.next();
            if (note.folder().equalsIgnoreCase(folder) && note.id().equals(id)) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    /** Writes the box as VoicemailUserEntry and VoicemailUserDetail have it. */
    void write(Switchboard pbx, VoicemailSettings settings, Lines lines) {
        lines.add("VMContext", context)
                .add("VoiceMailbox", number)
                .add("Fullname", fullName)
                .add("Email", email)
                .add("Pager", "")
                .add("ServerEmail", "asterisk")
                .add("FromString", "")
                .add("MailCommand", settings.text("mailcmd", "/usr/sbin/sendmail -t"));
        for (String empty : List.of("Language", "TimeZone", "Callback", "Dialout", "UniqueID", "ExitContext")) {
            lines.add(empty, "");
        }
        lines.add("SayDurationMinimum", settings.number("saydurationm", 2))
                .add("SayEnvelope", settings.yes("envelope", true))
                .add("SayCID", settings.yes("saycid", false))
                .add("AttachMessage", settings.yes("attach", false))
                .add("AttachmentFormat", "")
                .add("DeleteMessage", settings.yes("delete", false))
                .add("VolumeGain", "0.00")
                .add("CanReview", settings.yes("review", false));
        if (pbx.version().isAtLeast(18)) {
            lines.add("CanMarkUrgent", settings.yes("leaveurgent", true));
        }
        lines.add("CallOperator", settings.yes("operator", false))
                .add("MaxMessageCount", settings.number("maxmsg", 100))
                .add("MaxMessageLength", settings.maxSeconds())
                .add("NewMessageCount", count(INBOX))
                .add("OldMessageCount", count(OLD));
    }
}
