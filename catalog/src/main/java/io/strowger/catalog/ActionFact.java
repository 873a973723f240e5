package io.strowger.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one action.
 *
 * @param name the name on the wire
 * @param summary one sentence that says what it is for
 * @param since the first release that has it, or null where unknown
 * @param until the last release that has it, or null where the newest surveyed one still does
 * @param in the surveyed major versions that have it; empty for an action that was gone before
 * @param replacedBy the action to use instead, or null
 * @param replacementNote one sentence on what to do instead, or null
 * @param classes the write classes, any one of which suffices; empty where none is needed
 * @param source where the fact was read
 * @param parameters the parameters, in the order in which they are documented
 * @param answer how the server answers
 */
public record ActionFact(
        String name,
        String summary,
        @Nullable String since,
        @Nullable String until,
        List<Integer> in,
        @Nullable String replacedBy,
        @Nullable String replacementNote,
        List<String> classes,
        String source,
        List<FieldFact> parameters,
        AnswerFact answer) {

    /** Makes a fact with unmodifiable lists. */
    public ActionFact {
        in = List.copyOf(in);
        classes = List.copyOf(classes);
        parameters = List.copyOf(parameters);
    }

    /** The loadable module that has it, by where the fact was read; null where Asterisk itself has it. */
    public @Nullable String module() {
        String[] path = source.split("/", -1);
        String file = path[path.length - 1];
        return switch (path[0]) {
            case "main" -> null;
            // The files of one module in a folder, such as res/parking/parking_manager.c
            case "res" -> path.length == 3 ? "res_" + path[1].replaceFirst("^res_", "") : stem(file);
            case "channels" -> path.length == 3 ? "chan_" + path[1] : stem(file);
            default -> stem(file);
        };
    }

    private static String stem(String file) {
        return file.replaceFirst("\\..*", "");
    }
}
