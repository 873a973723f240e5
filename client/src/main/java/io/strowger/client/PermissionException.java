package io.strowger.client;

import io.strowger.protocol.action.Response;
import io.strowger.protocol.value.PrivilegeClass;
import java.util.Set;

/**
 * Says that the AMI user may not send an action, and which write class would allow it; or that its module was just being
 * loaded or unloaded, which Asterisk answers in the same way. The message tells which.
 */
public final class PermissionException extends ActionFailedException {
    private static final long serialVersionUID = 1L;

    private final String user;
    private final Set<PrivilegeClass> classes;
    private final boolean moduleNotReady;

    /**
     * Makes an exception for that user.
     *
     * @param classes the write classes of which one is needed; empty where the catalog does not know them
     * @param moduleNotReady true where the user may send the action, and its module was not ready
     */
    public PermissionException(
            String action,
            Response response,
            String user,
            Set<PrivilegeClass> classes,
            boolean moduleNotReady,
            String message) {
        super(action, response, message);
        this.user = user;
        this.classes = Set.copyOf(classes);
        this.moduleNotReady = moduleNotReady;
    }

    /** The AMI user that was refused. */
    public String user() {
        return user;
    }

    /** The write classes of which the user needs any one; empty where the catalog does not know. */
    public Set<PrivilegeClass> classes() {
        return classes;
    }

    /**
     * True where the user is known to be allowed to send the action, so that what was refused is a module that was just being
     * loaded or unloaded. Asterisk closes the connection with that; the action can be sent again later. False where the user
     * may not, and where that is not known.
     */
    public boolean isModuleNotReady() {
        return moduleNotReady;
    }
}
