package io.strowger.protocol.action;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Header;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An action as a server itself lists it in its answer to {@code ListCommands}.
 *
 * <p>Asterisk sends one header an action, with the action's name as the header's and
 * {@code Synopsis.  (Priv: call,reporting,all)} as its value; it lists only those that the AMI user may send
 * ({@code action_listcommands} in {@code main/manager.c}).
 *
 * @param name the action's name on the wire
 * @param synopsis what the server says it is for; may be empty
 * @param classes the write classes of which the user needs any one; empty where none is needed
 */
public record ListedAction(String name, String synopsis, Set<PrivilegeClass> classes) {
    private static final String PRIVILEGES = "(Priv: ";

    /** Makes an entry with an unmodifiable set. */
    public ListedAction {
        classes = Collections.unmodifiableSet(
                classes.isEmpty() ? EnumSet.noneOf(PrivilegeClass.class) : EnumSet.copyOf(classes));
    }

    /** Reads the response to {@code ListCommands}, in the server's order; words that are no known class are left out. */
    public static List<ListedAction> of(Response response) {
        List<ListedAction> actions = new ArrayList<>();
        for (Header header : response.headers()) {
            int privileges = header.value().lastIndexOf(PRIVILEGES);
            if (privileges >= 0) {
                actions.add(new ListedAction(
                        header.name(),
                        header.value().substring(0, privileges).strip(),
                        classes(header.value().substring(privileges + PRIVILEGES.length()))));
            }
        }
        return Collections.unmodifiableList(actions);
    }

    private static Set<PrivilegeClass> classes(String listed) {
        Set<PrivilegeClass> classes = EnumSet.noneOf(PrivilegeClass.class);
        for (String word : listed.split("[,)]", -1)) {
            PrivilegeClass.find(word.strip()).ifPresent(classes::add);
        }
        return classes;
    }
}
