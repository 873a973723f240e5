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

    /** Makes an exception for that user; the classes are empty where the catalog does not know them. */
    public PermissionException(
            String action, Response response, String user, Set<PrivilegeClass> classes, String message) {
        super(action, response, message);
        this.user = user;
        this.classes = Set.copyOf(classes);
    }

    /** The AMI user that was refused. */
    public String user() {
        return user;
    }

    /** The write classes of which the user needs any one; empty where the catalog does not know. */
    public Set<PrivilegeClass> classes() {
        return classes;
    }
}
