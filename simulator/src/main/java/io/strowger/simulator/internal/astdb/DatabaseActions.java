package io.strowger.simulator.internal.astdb;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.CommandTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.Locale;
import java.util.Map;

/** DBGet, DBGetTree, DBPut, DBDel and DBDelTree. */
public final class DatabaseActions implements Topic {
    private final AstDb db;

    /** Makes the actions of a database. */
    public DatabaseActions(AstDb db) {
        this.db = db;
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.commands().add("database show", this::show);
        boolean counts = pbx.version().isAtLeast(20);
        ActionTable actions = pbx.actions();
        actions.add("DBGet", this::get);
        actions.add("DBGetTree", (request, reply) -> getTree(request, reply, counts));
        actions.add("DBPut", this::put);
        actions.add("DBDel", this::del);
        actions.add("DBDelTree", this::delTree);
    }

    private void get(ActionRequest request, ActionReply reply) {
        String family = request.text("Family");
        String key = request.text("Key");
        if (isIncomplete(family, key, reply)) {
            return;
        }
        String value = db.find(family, key);
        if (value == null) {
            reply.error("Database entry not found");
            return;
        }
        ListReply list = reply.list("Result will follow");
        list.itemIdLast(
                "DBGetResponse",
                lines -> lines.add("Family", family).add("Key", key).add("Val", value));
        list.complete("DBGetComplete");
    }

    private void getTree(ActionRequest request, ActionReply reply, boolean counts) {
        ListReply list = reply.list("Result will follow");
        db.tree(request.text("Family"), request.text("Key"))
                .forEach((path, value) -> list.itemIdLast(
                        "DBGetTreeResponse", lines -> lines.add("Key", path).add("Val", value)));
        list.complete("DBGetTreeComplete", counts ? list.items() : 1, lines -> {});
    }

    private void put(ActionRequest request, ActionReply reply) {
        String family = request.text("Family");
        String key = request.text("Key");
        if (family.isEmpty()) {
            reply.error("No family specified");
        } else if (key.isEmpty()) {
            reply.error("No key specified");
        } else {
            db.put(family, key, request.text("Val"));
            reply.success("Updated database successfully");
        }
    }

    private void del(ActionRequest request, ActionReply reply) {
        String family = request.text("Family");
        String key = request.text("Key");
        if (isIncomplete(family, key, reply)) {
            return;
        }
        if (db.remove(family, key)) {
            reply.success("Key deleted successfully");
        } else {
            reply.error("Database entry could not be deleted");
        }
    }

    private void delTree(ActionRequest request, ActionReply reply) {
        String family = request.text("Family");
        if (family.isEmpty()) {
            reply.error("No family specified.");
        } else if (db.removeTree(family, request.text("Key")) == 0) {
            reply.error("Database entry not found");
        } else {
            reply.success("Key tree deleted successfully");
        }
    }

    private static boolean isIncomplete(String family, String key, ActionReply reply) {
        if (family.isEmpty()) {
            reply.error("No family specified.");
        } else if (key.isEmpty()) {
            reply.error("No key specified.");
        } else {
            return false;
        }
        return true;
    }

    private void show(CommandTable.Line line) {
        if (line.arguments().size() > 2) {
            line.usage("Usage: database show [family [keytree]]");
            return;
        }
        Map<String, String> tree = db.tree(
                line.arguments().isEmpty() ? "" : line.arguments().get(0),
                line.arguments().size() < 2 ? "" : line.arguments().get(1));
        tree.forEach((path, value) -> line.print(String.format(Locale.ROOT, "%-50s: %-25s", path, value)));
        line.print(tree.size() + " results found.");
    }
}
