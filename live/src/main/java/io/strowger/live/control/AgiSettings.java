package io.strowger.live.control;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The {@code SET ...} commands of AGI but for variables; futures complete on the common pool, or on the client's executor where Asterisk did not take the command; see {@link AgiChannel} for failures. Immutable. */
public final class AgiSettings {
    private final AgiChannel agi;

    AgiSettings(AgiChannel agi) {
        this.agi = agi;
    }

    /** Ends the channel after that time, in whole seconds; zero takes the limit away ({@code SET AUTOHANGUP}). */
    public CompletableFuture<AgiReply> autoHangup(Duration after) {
        return agi.tried("SET AUTOHANGUP", reply -> reply, Long.toString(after.toSeconds()));
    }

    /** Changes the caller id: a number, or {@code "Name" <number>} ({@code SET CALLERID}). */
    public CompletableFuture<AgiReply> callerId(String callerId) {
        return agi.tried("SET CALLERID", reply -> reply, callerId);
    }

    /** Where the channel goes on when it leaves AGI: context, extension and priority, in three commands. */
    public CompletableFuture<AgiReply> place(Place place) {
        CompletableFuture<AgiReply> context = context(place.context());
        CompletableFuture<AgiReply> exten = exten(place.exten());
        CompletableFuture<AgiReply> all = new CompletableFuture<>();
        Desk.settle(
                context.thenCompose(done -> exten).thenCombine(priority(place.priority()), (before, last) -> last),
                all,
                reply -> reply);
        return all;
    }

    /** The context in which the channel goes on ({@code SET CONTEXT}); Asterisk does not look whether it exists. */
    public CompletableFuture<AgiReply> context(String context) {
        return agi.tried("SET CONTEXT", reply -> reply, context);
    }

    /** The extension at which the channel goes on ({@code SET EXTENSION}). */
    public CompletableFuture<AgiReply> exten(String exten) {
        return agi.tried("SET EXTENSION", reply -> reply, exten);
    }

    /** The priority or label at which the channel goes on ({@code SET PRIORITY}); fails where there is no such label. */
    public CompletableFuture<AgiReply> priority(String priority) {
        return agi.tried("SET PRIORITY", reply -> reply, priority);
    }

    /** Plays music on hold of that class while other commands run ({@code SET MUSIC ON}). */
    public CompletableFuture<AgiReply> music(String musicClass) {
        return agi.tried("SET MUSIC", reply -> reply, "on", musicClass);
    }

    /** Ends {@link #music} ({@code SET MUSIC OFF}). */
    public CompletableFuture<AgiReply> silence() {
        return agi.tried("SET MUSIC", reply -> reply, "off");
    }
}
