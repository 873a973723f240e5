package io.strowger.simulator.internal.ami;

import java.util.function.Consumer;

/**
 * The answer to one action, written to the client that sent it; for use inside the world only.
 *
 * <p>What is written goes out at once, before the events that the action causes: those wait until the answer is complete,
 * as in Asterisk, where one thread serves a session.
 */
public final class ActionReply {
    private final Client client;
    private final String actionId;
    private boolean deferred;
    private boolean written;
    private boolean finished;

    ActionReply(Client client, String actionId) {
        this.client = client;
        this.actionId = actionId;
    }

    /** Who asked. */
    public Client client() {
        return client;
    }

    /** The ActionID to give back; empty where none was sent. */
    public String actionId() {
        return actionId;
    }

    /** Answers {@code Success} with a message. */
    public void success(String message) {
        send("Success", lines -> lines.add("Message", message));
    }

    /** Answers {@code Success} with the given headers. */
    public void success(Consumer<Lines> headers) {
        send("Success", headers);
    }

    /** Answers {@code Error} with a message. */
    public void error(String message) {
        send("Error", lines -> lines.add("Message", message));
    }

    /** Answers with a status such as {@code Goodbye}, the ActionID and the given headers. */
    public void send(String status, Consumer<Lines> headers) {
        Lines lines = new Lines().add("Response", status);
        echo(lines);
        headers.accept(lines);
        raw(lines.message());
    }

    /** Begins a list: {@code Success} with {@code EventList: start} and a message. */
    public ListReply list(String message) {
        send("Success", lines -> lines.add("EventList", "start").add("Message", message));
        return new ListReply(this);
    }

    /** Sends an event to this client alone, with the ActionID as its second header. */
    public void event(String name, Consumer<Lines> headers) {
        Lines lines = new Lines().add("Event", name);
        echo(lines);
        headers.accept(lines);
        raw(lines.message());
    }

    /** Writes bytes as they are: for answers without an envelope. */
    public void raw(byte[] message) {
        written = true;
        client.outlet().answer(message);
    }

    /** Adds the ActionID where the client sent one. */
    public void echo(Lines lines) {
        if (!actionId.isEmpty()) {
            lines.add("ActionID", actionId);
        }
    }

    /** Leaves the answer for later: until {@link #finish}, the client's further actions and its events wait. */
    public void defer() {
        deferred = true;
    }

    /** Ends a deferred answer. */
    public void finish() {
        if (!finished) {
            finished = true;
            client.answered();
        }
    }

    /** True where something was answered. */
    boolean isWritten() {
        return written;
    }

    void handlerReturned() {
        if (!deferred) {
            finish();
        }
    }
}
