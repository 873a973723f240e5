package io.strowger.client;

import io.strowger.protocol.action.Response;

/**
 * Says that Asterisk refused to originate a call to a dangerous application or with dangerous data.
 *
 * <p>Applications that run programs or change files (such as {@code System}), and data that contains such functions, need
 * the write class {@code system} in addition to {@code originate}.
 */
public final class OriginateForbiddenException extends ActionFailedException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception for that response. */
    public OriginateForbiddenException(String action, Response response, String message) {
        super(action, response, message);
    }
}
