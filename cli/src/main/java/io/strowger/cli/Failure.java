package io.strowger.cli;

import io.strowger.client.ActionFailedException;
import io.strowger.client.ActionTimeoutException;
import io.strowger.client.AmiConnectException;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.LoginException;
import io.strowger.client.NotSentException;
import io.strowger.client.OriginateForbiddenException;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.PermissionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failed command says and which exit status it ends with. */
final class Failure {
    private Failure() {}

    /** The exit status for what was thrown. */
    static int status(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof UsageException || failure instanceof IllegalArgumentException) {
            return ExitStatus.USAGE;
        }
        if (failure instanceof ClosedPipeException) {
            return ExitStatus.CLOSED_PIPE;
        }
        boolean isDenied = failure instanceof PermissionException denied && !denied.isModuleNotReady();
        if (isDenied || failure instanceof OriginateForbiddenException) {
            return ExitStatus.PERMISSION_DENIED;
        }
        if (failure instanceof ActionFailedException) {
            return ExitStatus.REFUSED;
        }
        if (failure instanceof LoginException login) {
            return login.kind() == LoginException.Kind.TIMEOUT ? ExitStatus.TIMEOUT : ExitStatus.LOGIN_REFUSED;
        }
        if (failure instanceof ActionTimeoutException || failure instanceof TimeoutException) {
            return ExitStatus.TIMEOUT;
        }
        if (failure instanceof AmiConnectException
                || failure instanceof ConnectionLostException
                || failure instanceof NotSentException
                || failure instanceof OutcomeUnknownException) {
            return ExitStatus.NO_CONNECTION;
        }
        return ExitStatus.FAULT;
    }

    /** The one line for the person; null where the command ends quietly. */
    static @Nullable String line(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof ClosedPipeException) {
            return null;
        }
        String message = failure.getMessage();
        if (failure instanceof IOException && message != null) {
            return message;
        }
        if (status(failure) == ExitStatus.FAULT || message == null || message.isBlank()) {
            return "a fault in strowger itself: " + failure + " (--verbose shows where)";
        }
        return message;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof UncheckedIOException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }
}
