package io.strowger.protocol.action;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The message with which Asterisk answers an action.
 *
 * <p>A view over the received bytes: headers are read when asked for, so nothing that the server said is lost. Immutable.
 * The generated subclasses (such as {@code CoreStatusResponse}) add typed accessors.
 */
public class Response {
    private final Message message;

    /** Makes a view of a message; the message should be a response, but a raw answer is accepted too. */
    public Response(Message message) {
        this.message = Objects.requireNonNull(message, "message");
    }

    /** The message as received. */
    public final Message message() {
        return message;
    }

    /** The first header's value: {@code Success}, {@code Error}, {@code Goodbye}, {@code Follows}, {@code Pong}, ... */
    public final String status() {
        return message.name();
    }

    /** True unless the server answered {@code Error}: every other word means that the action was taken. */
    public final boolean isSuccess() {
        return !status().equalsIgnoreCase("Error");
    }

    /** The server's own words (header {@code Message}), without a trailing line feed; null where it sent none. */
    public final @Nullable String text() {
        return message.text("Message");
    }

    /** The value of the first header of that name, without regard to case, or null. */
    public final @Nullable String header(String name) {
        return message.text(name);
    }

    /** All values of the headers of that name, in order; empty when there is none. */
    public final List<String> headers(String name) {
        return message.all(name);
    }

    /** All headers, in order. */
    public final List<Header> headers() {
        return message.headers();
    }

    /** Shows the status and the server's words. */
    @Override
    public String toString() {
        String text = text();
        return text == null ? status() : status() + ": " + text;
    }
}
