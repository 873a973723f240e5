package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.MailboxCountAction;
import io.strowger.protocol.action.MailboxStatusAction;
import io.strowger.protocol.action.MwiDeleteAction;
import io.strowger.protocol.action.MwiGetAction;
import io.strowger.protocol.action.MwiUpdateAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.action.VoicemailBoxSummaryAction;
import io.strowger.protocol.action.VoicemailForwardAction;
import io.strowger.protocol.action.VoicemailMoveAction;
import io.strowger.protocol.action.VoicemailRefreshAction;
import io.strowger.protocol.action.VoicemailRemoveAction;
import io.strowger.protocol.action.VoicemailUserStatusAction;
import io.strowger.protocol.event.MwiGetEvent;
import io.strowger.protocol.event.VoicemailBoxDetailEvent;
import io.strowger.protocol.event.VoicemailUserDetailEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox: how many messages it has, what is in it, and, where an application of one's own keeps the messages, what is
 * told to the phones.
 *
 * <p>Asterisk does what these actions say before it answers. It says Success to moving, removing and forwarding a message also
 * where it failed, with "failed" in its words: the future fails then. Futures complete on the client's executor; see {@link ChannelControl} for failures and
 * threads. Immutable.
 */
public final class MailboxControl {
    private final Desk desk;
    private final String number;
    private final String context;

    /**
     * How many messages a mailbox has.
     *
     * @param urgent how many of them are urgent; null where Asterisk did not tell
     * @param fresh how many are new; null where Asterisk did not tell
     * @param old how many were heard; null where Asterisk did not tell
     */
    public record Messages(
            @Nullable Integer urgent,
            @Nullable Integer fresh,
            @Nullable Integer old) {}

    private MailboxControl(Desk desk, String number, String context) {
        if (number.isEmpty() || context.isEmpty()) {
            throw new IllegalArgumentException(
                    "a mailbox has a number and a context: '" + number + "@" + context + "'");
        }
        this.desk = desk;
        this.number = number;
        this.context = context;
    }

    /**
     * A control of that mailbox, which is not looked up.
     *
     * @param mailbox its name, such as {@code 6001@default}; without an at sign, in the context {@code default}
     */
    public static MailboxControl of(AmiClient client, String mailbox) {
        int at = mailbox.indexOf('@');
        return at < 0
                ? new MailboxControl(new Desk(client), mailbox, "default")
                : new MailboxControl(new Desk(client), mailbox.substring(0, at), mailbox.substring(at + 1));
    }

    /** The mailbox's name with its context, such as {@code 6001@default}. */
    public String mailbox() {
        return number + '@' + context;
    }

    /** How many messages there are (action {@code MailboxCount}); zeros also where there is no such mailbox. */
    public CompletableFuture<Messages> count() {
        return desk.send(
                MailboxCountAction.builder(mailbox()).build(),
                count -> new Messages(count.urgMessages(), count.newMessages(), count.oldMessages()));
    }

    /** True where there are new messages (action {@code MailboxStatus}). */
    public CompletableFuture<Boolean> isWaiting() {
        return desk.send(MailboxStatusAction.builder(mailbox()).build(), status -> {
            Integer waiting = status.waiting();
            return waiting != null && waiting > 0;
        });
    }

    /** Tells the phones of so many messages that an application of one's own keeps (action {@code MWIUpdate}, since 12.1). */
    public CompletableFuture<Response> update(int fresh, int old) {
        return desk.send(MwiUpdateAction.builder(mailbox())
                .newMessages(fresh)
                .oldMessages(old)
                .build());
    }

    /** Forgets what {@link #update} told (action {@code MWIDelete}). */
    public CompletableFuture<Response> forget() {
        return desk.send(MwiDeleteAction.builder(mailbox()).build());
    }

    /** What {@link #update} told last; empty where nothing was (action {@code MWIGet}). */
    public CompletableFuture<Optional<MwiGetEvent>> told() {
        return desk.send(MwiGetAction.builder(mailbox()).build(), list -> list.first());
    }

    /** Lets Asterisk look at the mailbox's files again (action {@code VoicemailRefresh}, since 13). */
    public CompletableFuture<Response> refresh() {
        return desk.send(VoicemailRefreshAction.builder()
                .context(context)
                .mailbox(number)
                .build());
    }

    /** How the mailbox is set up; empty where there is none (action {@code VoicemailUserStatus}, since 16.28). */
    public CompletableFuture<Optional<VoicemailUserDetailEvent>> user() {
        return desk.send(VoicemailUserStatusAction.builder(context, number).build(), list -> list.first());
    }

    /** The messages in all folders; nothing where there is no mailbox (action {@code VoicemailBoxSummary}, since 18.20). */
    public CompletableFuture<List<VoicemailBoxDetailEvent>> messages() {
        return desk.send(VoicemailBoxSummaryAction.builder(context, number).build(), list -> list.items());
    }

    /** Puts a message into another folder (action {@code VoicemailMove}, since 18.20). */
    public CompletableFuture<Response> move(String id, String folder, String toFolder) {
        return change(VoicemailMoveAction.builder(context, number, folder, id, toFolder)
                .build());
    }

    /** Deletes a message (action {@code VoicemailRemove}, since 18.20). */
    public CompletableFuture<Response> remove(String id, String folder) {
        return change(VoicemailRemoveAction.builder(context, number, folder, id).build());
    }

    /** Copies a message to another mailbox (action {@code VoicemailForward}, since 18.20). */
    public CompletableFuture<Response> forward(String id, String folder, MailboxControl to, String toFolder) {
        return change(VoicemailForwardAction.builder(context, number, folder, id, to.context, to.number, toFolder)
                .build());
    }

    private CompletableFuture<Response> change(Action<Response> action) {
        return desk.send(action, response -> {
            String said = String.valueOf(response.text());
            if (said.toLowerCase(Locale.ROOT).contains("failed")) {
                throw new ControlFailedException(desk.pbx() + " did not do " + action.name() + " with the mailbox "
                        + mailbox() + ": \"" + said + "\". Check the folder and the id of the message.");
            }
            return response;
        });
    }

    /** Shows the mailbox. */
    @Override
    public String toString() {
        return "MailboxControl[" + mailbox() + "]";
    }
}
