package io.strowger.protocol.action;

import io.strowger.protocol.wire.MessageEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a list of changes into as many {@code UpdateConfig} actions as Asterisk's limit of 128 lines asks for. */
public final class ConfigChanges {
    /** Action, ActionID, SrcFilename, DstFilename, Reload and PreserveEffectiveContext. */
    private static final int OTHER_LINES = 6;

    private ConfigChanges() {}

    /** The changes in order, in batches that each fit one action. */
    public static List<List<ConfigChange>> batches(List<ConfigChange> changes) {
        List<List<ConfigChange>> batches = new ArrayList<>();
        List<ConfigChange> batch = new ArrayList<>();
        int lines = OTHER_LINES;
        for (ConfigChange change : changes) {
            int more = change.headers(0).size();
            if (lines + more > MessageEncoder.MAX_LINES) {
                batches.add(List.copyOf(batch));
                batch.clear();
                lines = OTHER_LINES;
            }
            batch.add(change);
            lines += more;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return List.copyOf(batches);
    }

    /**
     * The actions that make the changes, to be sent one after the other, each when the one before has succeeded.
     *
     * <p>The first reads the source file and writes the destination; the others go on with the destination. Only the last
     * asks for the reload, so no module sees a half-changed file. Each action is all or nothing, the list is not: where one
     * fails, the ones before it stay written. There is one action even where there is no change, which copies the file.
     *
     * @param source the file to read, such as {@code pjsip.conf}; it must exist ({@code CreateConfig} makes one)
     * @param destination the file to write, which may be the same
     * @param reload {@code yes} for all modules, the name of one, or null for none
     */
    public static List<UpdateConfigAction> actions(
            String source, String destination, List<ConfigChange> changes, @Nullable String reload) {
        List<List<ConfigChange>> batches = batches(changes);
        int count = Math.max(1, batches.size());
        List<UpdateConfigAction> actions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            UpdateConfigAction.Builder action = UpdateConfigAction.builder(i == 0 ? source : destination, destination);
            if (reload != null && i == count - 1) {
                action.reload(reload);
            }
            if (i < batches.size()) {
                batches.get(i).forEach(action::change);
            }
            actions.add(action.build());
        }
        return List.copyOf(actions);
    }
}
