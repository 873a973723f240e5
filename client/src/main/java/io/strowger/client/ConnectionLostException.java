package io.strowger.client;

import org.jspecify.annotations.Nullable;

/** Says that the connection ended without this program's asking: by the server, the network, or a stuck peer. */
public class ConnectionLostException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception; the cause is the error of the socket, or null where the server closed it. */
    public ConnectionLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
