package io.strowger.simulator.internal.voicemail;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The actions of mailboxes and of voicemail. */
public final class VoicemailActions implements Topic {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM d hh:mm:ss a zzz yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Voicemail voicemail;

    /** Makes the actions over these boxes. */
    public VoicemailActions(Voicemail voicemail) {
        this.voicemail = voicemail;
    }

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("MailboxCount", this::count);
        actions.add("MailboxStatus", this::status);
        actions.add("VoicemailUsersList", (request, reply) -> usersList(pbx, reply));
        actions.add("VoicemailUserStatus", (request, reply) -> userStatus(pbx, request, reply));
        actions.add("VoicemailRefresh", (request, reply) -> reply.success("Refresh sent"));
        actions.add("VoicemailBoxSummary", this::boxSummary);
        actions.add(
                "VoicemailMove", (request, reply) -> change(request, reply, "move", List.of("ToFolder"), this::move));
        actions.add("VoicemailRemove", (request, reply) -> change(request, reply, "remove", List.of(), this::remove));
        List<String> to = List.of("ToContext", "ToMailbox", "ToFolder");
        actions.add("VoicemailForward", (request, reply) -> change(request, reply, "forward", to, this::forward));
    }

    private void count(ActionRequest request, ActionReply reply) {
        String name = request.text("Mailbox");
        if (name.isEmpty()) {
            reply.error("Mailbox not specified");
            return;
        }
        Mailbox box = voicemail.find(name);
        reply.success(lines -> lines.add("Message", "Mailbox Message Count")
                .add("Mailbox", name)
                .add("UrgMessages", 0)
                .add("NewMessages", box == null ? 0 : box.count(Mailbox.INBOX))
                .add("OldMessages", box == null ? 0 : box.count(Mailbox.OLD)));
    }

    private void status(ActionRequest request, ActionReply reply) {
        String name = request.text("Mailbox");
        if (name.isEmpty()) {
            reply.error("Mailbox not specified");
            return;
        }
        Mailbox box = voicemail.find(name);
        reply.success(lines -> lines.add("Message", "Mailbox Status")
                .add("Mailbox", name)
                .add("Waiting", box != null && box.count(Mailbox.INBOX) > 0 ? 1 : 0));
    }

    private void usersList(Switchboard pbx, ActionReply reply) {
        if (voicemail.all().isEmpty()) {
            reply.success("There are no voicemail users currently defined.");
            return;
        }
        ListReply list = reply.list("Voicemail user list will follow");
        for (Mailbox box : voicemail.all()) {
            list.item("VoicemailUserEntry", lines -> box.write(pbx, voicemail.settings(), lines));
        }
        list.complete("VoicemailUserEntryComplete");
    }

    private void userStatus(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Mailbox box = box(request, reply, "There is no voicemail user of the given info.");
        if (box != null) {
            ListReply list = reply.list("Voicemail user detail will follow");
            list.item("VoicemailUserDetail", lines -> box.write(pbx, voicemail.settings(), lines));
            list.complete("VoicemailUserDetailComplete");
        }
    }

    private @Nullable Mailbox box(ActionRequest request, ActionReply reply, String unknown) {
        String context = request.text("Context");
        String number = request.text("Mailbox");
        if (context.isEmpty() || number.isEmpty()) {
            reply.error("Need 'Context' and 'Mailbox' parameters.");
            return null;
        }
        Mailbox box = voicemail.find(number + "@" + context);
        if (box == null) {
            reply.success(unknown);
        }
        return box;
    }

    private void boxSummary(ActionRequest request, ActionReply reply) {
        Mailbox box = box(request, reply, "There is no voicemail user matching the given user.");
        if (box == null) {
            return;
        }
        ListReply list = reply.list("Voicemail box detail will follow");
        for (Mailbox.Note note : box.notes()) {
            list.item(
                    "VoicemailBoxDetail",
                    lines -> lines.add("Folder", note.folder())
                            .add("CallerID", note.callerId())
                            .add("Date", DATE.format(note.left()))
                            .add("Duration", note.length().toSeconds())
                            .add("Flag", "")
                            .add("ID", note.id()));
        }
        list.complete("VoicemailBoxDetailComplete");
    }

    /** Failures are reported as success, with one line end more than others have. */
    private void change(
            ActionRequest request, ActionReply reply, String verb, List<String> more, Predicate<ActionRequest> work) {
        List<String> needed = new ArrayList<>(List.of("Mailbox", "Context", "Folder", "ID"));
        needed.addAll(more);
        for (String name : needed) {
            if (request.text(name).isEmpty()) {
                reply.error(name + " not specified, required");
                return;
            }
        }
        boolean done = work.test(request);
        reply.success("Message " + verb + (done ? " successful\n" : " failed\n"));
    }

    private boolean move(ActionRequest request) {
        Mailbox box = voicemail.find(request.text("Mailbox") + "@" + request.text("Context"));
        Mailbox.Note note = box == null ? null : box.find(request.text("Folder"), request.text("ID"));
        if (box == null || note == null) {
            return false;
        }
        box.notes().set(box.notes().indexOf(note), note.in(request.text("ToFolder")));
        voicemail.changed(box, null);
        return true;
    }

    private boolean remove(ActionRequest request) {
        Mailbox box = voicemail.find(request.text("Mailbox") + "@" + request.text("Context"));
        if (box == null || !box.remove(request.text("Folder"), request.text("ID"))) {
            return false;
        }
        voicemail.changed(box, null);
        return true;
    }

    private boolean forward(ActionRequest request) {
        Mailbox from = voicemail.find(request.text("Mailbox") + "@" + request.text("Context"));
        Mailbox to = voicemail.find(request.text("ToMailbox") + "@" + request.text("ToContext"));
        Mailbox.Note note = from == null ? null : from.find(request.text("Folder"), request.text("ID"));
        if (to == null || note == null) {
            return false;
        }
        to.notes()
                .add(new Mailbox.Note(
                        voicemail.newId(), request.text("ToFolder"), note.callerId(), note.left(), note.length()));
        voicemail.changed(to, null);
        return true;
    }
}
