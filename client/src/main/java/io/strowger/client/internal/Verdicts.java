package io.strowger.client.internal;

import io.strowger.client.ActionTimeoutException;
import io.strowger.client.AmiException;
import io.strowger.client.ClosedException;
import io.strowger.client.ListTooLongException;
import io.strowger.client.NotSentException;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns the end of an action into its value or an exception; called on the thread that shall see the exception. */
final class Verdicts {
    private final String pbx;
    private final Refusals refusals;

    Verdicts(String pbx, Refusals refusals) {
        this.pbx = pbx;
        this.refusals = refusals;
    }

    <R> R value(Action<R> action, Duration timeout, Ending ending) {
        if (ending instanceof Ending.Answered answered) {
            Response response = answered.answer().response();
            if (!isSuccess(action.info(), response)) {
                throw refusals.of(action, response);
            }
            return action.answer(answered.answer());
        }
        throw failure(action.name(), timeout, ending);
    }

    /** True for a success, and for an empty list: some servers say with an Error that there is nothing to list. */
    static boolean isSuccess(ActionInfo info, Response response) {
        return response.isSuccess() || isEmptyList(info, response);
    }

    private static boolean isEmptyList(ActionInfo info, Response response) {
        String text = response.text();
        return text != null && info.emptyErrors().stream().anyMatch(text.strip()::equalsIgnoreCase);
    }

    /** The exception for an action that was not answered. */
    AmiException failure(String action, Duration timeout, Ending ending) {
        if (ending instanceof Ending.TimedOut timedOut) {
            return timedOut(action, timeout, timedOut.written());
        }
        if (ending instanceof Ending.Lost lost) {
            return lost(action, lost.reason(), lost.written());
        }
        if (ending instanceof Ending.TooLong tooLong) {
            return new ListTooLongException(
                    tooLong.limit(),
                    "The list that " + pbx + " sent for " + action + " is longer than the " + tooLong.limit()
                            + " items that the limit listItems allows, or came faster than it was consumed;"
                            + " the rest is dropped. Ask for less, or raise the limit.");
        }
        boolean written = ending instanceof Ending.Cancelled cancelled && cancelled.written();
        return interrupted(action, written);
    }

    private AmiException timedOut(String action, Duration timeout, boolean written) {
        if (!written) {
            return new NotSentException(
                    action + " was not sent to " + pbx + " within " + Durations.text(timeout)
                            + ": there was no connection, or too much waited before it, or the connection takes nothing"
                            + " because Asterisk or the network hangs.",
                    null);
        }
        return new ActionTimeoutException(
                action,
                timeout,
                pbx + " did not answer " + action + " within " + Durations.text(timeout)
                        + ". It was sent, so Asterisk may have done it or may still do it. Asterisk answers one action"
                        + " after the other: a slow one before it on this connection holds it up.");
    }

    private AmiException lost(String action, AmiException reason, boolean written) {
        if (written) {
            return new OutcomeUnknownException(
                    action + " was sent to " + pbx + ", but the connection ended before the answer: whether Asterisk"
                            + " did it is unknown. " + reason.getMessage(),
                    reason);
        }
        return notSent(action, reason);
    }

    /** The exception for an action that was not even written. */
    NotSentException notSent(String action, @Nullable AmiException reason) {
        if (reason instanceof ClosedException) {
            return new ClosedException(action + " was not sent to " + pbx + ": the client is closed.");
        }
        if (reason == null) {
            return new NotSentException(action + " was not sent to " + pbx + ": there is no connection yet.", null);
        }
        return new NotSentException(
                action + " was not sent to " + pbx + ": the connection has ended. " + reason.getMessage(), reason);
    }

    /** The exception for an action for which there is no connection at the moment. */
    NotSentException notConnected(String action, @Nullable AmiException reason) {
        return new NotSentException(
                action + " was not sent to " + pbx + ": it is not connected"
                        + (reason == null ? " yet." : " at the moment. " + reason.getMessage()),
                reason);
    }

    private AmiException interrupted(String action, boolean written) {
        if (!written) {
            return new NotSentException(
                    action + " was not sent to " + pbx + ": the thread was interrupted before.",
                    new InterruptedException());
        }
        return new OutcomeUnknownException(
                "The thread was interrupted while it waited for the answer of " + pbx + " to " + action
                        + ": whether Asterisk did it is unknown.",
                new InterruptedException());
    }
}
