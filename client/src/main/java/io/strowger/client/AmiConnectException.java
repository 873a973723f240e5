package io.strowger.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says that no AMI connection came about: nothing was sent that could have changed the PBX. */
public class AmiConnectException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Kind {
        /** The host's name is unknown, or nothing listens there, or the network does not lead there. */
        UNREACHABLE,
        /** Nothing came within the connect timeout, or no banner within the login timeout. */
        TIMEOUT,
        /** The TLS handshake failed: a certificate not trusted or of another host, or no TLS at that port. */
        TLS,
        /**
         * The server accepted the connection and closed it without a banner.
         *
         * <p>Asterisk does that when {@code authlimit} sessions are not logged in yet, and now and then while it boots.
         */
        NO_BANNER,
        /** What answered is not AMI, such as an SSH or web server. */
        NOT_AMI,
        /** The connection ended between the banner and the end of the login. */
        LOST
    }

    private final Kind kind;

    /** Makes an exception of that kind. */
    public AmiConnectException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** What stood in the way, for programs that decide by it. */
    public final Kind kind() {
        return kind;
    }
}
