package io.strowger.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says that the server was reached and speaks AMI, but the login did not succeed. */
public class LoginException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** Why, as far as Asterisk says. */
    public enum Kind {
        /** User, secret or address refused; Asterisk says the same in all three cases. */
        REFUSED,
        /** The user is logged in already, and {@code allowmultiplelogin} is {@code no}. */
        ALREADY_IN_USE,
        /** The login timeout passed without an answer to the login. */
        TIMEOUT,
        /** The server lacks the MD5 challenge, and the secret is not sent in the clear unless asked for. */
        PLAIN_NOT_ALLOWED,
        /** The program's own supplier of the secret failed; its exception is the cause. */
        NO_SECRET,
        /** Asterisk is shutting down. */
        SHUTTING_DOWN,
        /** The server refused in words that are none of the above. */
        OTHER
    }

    private final Kind kind;

    /** Makes an exception of that kind. */
    public LoginException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Why, for programs that decide by it. */
    public final Kind kind() {
        return kind;
    }
}
