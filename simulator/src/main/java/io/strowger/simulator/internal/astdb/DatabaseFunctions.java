package io.strowger.simulator.internal.astdb;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.DialplanFunction;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The functions DB, DB_EXISTS, DB_DELETE, DB_KEYS and DB_KEY_COUNT. */
public final class DatabaseFunctions implements Topic {
    private static final String RESULT = "DB_RESULT";

    private final AstDb db;

    /** Makes the functions of a database. */
    public DatabaseFunctions(AstDb db) {
        this.db = db;
    }

    @Override
    public void install(Switchboard board) {
        board.functions().add("DB", new DialplanFunction() {
            @Override
            public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
                String value = find(argument);
                if (value != null) {
                    tell(channel, value);
                }
                return value == null ? "" : value;
            }

            @Override
            public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
                int slash = argument.indexOf('/');
                if (slash > 0) {
                    db.put(argument.substring(0, slash), argument.substring(slash + 1), value);
                }
                return slash > 0;
            }
        });
        board.functions().add("DB_EXISTS", (pbx, channel, argument) -> {
            String value = find(argument);
            if (value != null) {
                tell(channel, value);
            }
            return value == null ? "0" : "1";
        });
        board.functions().add("DB_DELETE", (pbx, channel, argument) -> {
            String value = find(argument);
            if (value != null) {
                int slash = argument.indexOf('/');
                db.remove(argument.substring(0, slash), argument.substring(slash + 1));
            }
            tell(channel, value == null ? "" : value);
            return value == null ? "" : value;
        });
        board.functions().add("DB_KEYS", (pbx, channel, argument) -> String.join(",", keys(argument)));
        board.functions()
                .add(
                        "DB_KEY_COUNT",
                        (pbx, channel, argument) ->
                                Integer.toString(tree(argument).size()));
    }

    private @Nullable String find(String argument) {
        int slash = argument.indexOf('/');
        return slash <= 0 ? null : db.find(argument.substring(0, slash), argument.substring(slash + 1));
    }

    private TreeSet<String> keys(String argument) {
        TreeSet<String> keys = new TreeSet<>();
        int top = argument.isEmpty() ? 1 : argument.length() + 2;
        for (String path : tree(argument).keySet()) {
            if (path.length() > top) {
                int slash = path.indexOf('/', top);
                keys.add(path.substring(top, slash < 0 ? path.length() : slash));
            }
        }
        return keys;
    }

    private Map<String, String> tree(String argument) {
        int slash = argument.indexOf('/');
        return slash < 0 ? db.tree(argument, "") : db.tree(argument.substring(0, slash), argument.substring(slash + 1));
    }

    private static void tell(@Nullable Channel channel, String value) {
        if (channel != null) {
            channel.variables().put(RESULT, value);
        }
    }
}
