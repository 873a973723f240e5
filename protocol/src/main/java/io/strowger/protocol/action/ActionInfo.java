package io.strowger.protocol.action;

import io.strowger.protocol.value.PrivilegeClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows of an action, for those who send it: the client uses it to explain refusals and to know where a
 * list ends.
 *
 * @param name the name on the wire
 * @param known false for an action that the catalog does not know
 * @param classes the write classes, any one of which the AMI user needs; empty where none is needed
 * @param since the first release that has it, or null where unknown
 * @param until the last release that has it, or null where Asterisk 23 still does
 * @param branches the surveyed major versions (of 16, 18, 20, 21, 22, 23) that have it
 * @param module the loadable module that has it, such as {@code app_queue}, or null where Asterisk itself does and where it
 *     is not known
 * @param replacedBy the action to use instead, or null
 * @param replacementNote one sentence on what to do instead, or null
 * @param shape how the server answers
 * @param items the names of the events that are the list's items
 * @param complete the name of the event that ends the list, or null
 * @param emptyErrors texts of an {@code Error} that mean an empty list
 * @param emptySuccess true where a {@code Success} without a list means an empty list
 * @param blocking true where the server may take long, and answers nothing else on this connection meanwhile
 * @param secretParameters the names of parameters whose values must not be shown
 */
public record ActionInfo(
        String name,
        boolean known,
        Set<PrivilegeClass> classes,
        @Nullable String since,
        @Nullable String until,
        List<Integer> branches,
        @Nullable String module,
        @Nullable String replacedBy,
        @Nullable String replacementNote,
        Shape shape,
        Set<String> items,
        @Nullable String complete,
        List<String> emptyErrors,
        boolean emptySuccess,
        boolean blocking,
        Set<String> secretParameters) {

    /** How a server answers an action. */
    public enum Shape {
        /** One response, nothing else. */
        PLAIN,
        /** A response, one event for each item, and an event that ends the list. */
        LIST,
        /** A response and then one event that carries the answer, without a terminator. */
        EVENT,
        /** Bare text without an envelope. */
        RAW,
        /** One response with the output of a command. */
        OUTPUT
    }

    /** Makes a record with unmodifiable collections. */
    public ActionInfo {
        classes = Set.copyOf(classes);
        branches = List.copyOf(branches);
        items = Set.copyOf(items);
        emptyErrors = List.copyOf(emptyErrors);
        secretParameters = Set.copyOf(secretParameters);
    }

    /** What is known of an action that the catalog does not know: nothing but its name. */
    public static ActionInfo unknown(String name) {
        return new ActionInfo(
                name,
                false,
                Set.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Shape.PLAIN,
                Set.of(),
                null,
                List.of(),
                false,
                false,
                Set.of());
    }

    /**
     * True where a header of that name must not be shown: the catalog says so, it has a secret's usual name, or it is a
     * value of a configuration file.
     *
     * <p>Without regard to case.
     */
    public boolean isSecret(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        return lower.equals("secret")
                || lower.equals("key") && name.equalsIgnoreCase("Login")
                || lower.contains("password")
                || name.equalsIgnoreCase("UpdateConfig") && (lower.startsWith("value-") || lower.startsWith("match-"))
                || secretParameters.stream().anyMatch(lower::equalsIgnoreCase);
    }
}
