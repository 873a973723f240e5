package io.strowger.catalog;

import java.util.List;
import java.util.Set;

/** Checks what no single file can tell: that facts name only facts that exist. */
final class CatalogChecks {
    private static final Set<String> CLASSES = Set.of(
            "system",
            "call",
            "log",
            "verbose",
            "command",
            "agent",
            "user",
            "config",
            "dtmf",
            "reporting",
            "cdr",
            "dialplan",
            "originate",
            "agi",
            "cc",
            "aoc",
            "test",
            "security",
            "message");

    private final Catalog catalog;

    private CatalogChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    static void check(Catalog catalog) {
        CatalogChecks checks = new CatalogChecks(catalog);
        catalog.actions().forEach(checks::action);
        catalog.events().forEach(checks::event);
    }

    private void action(ActionFact action) {
        String file = "actions/" + action.name() + ".json";
        classes(file, action.classes());
        ListFact list = action.answer().list();
        if (list != null) {
            list.items().forEach(name -> exists(file, "items", name));
            if (list.complete() != null) {
                exists(file, "complete", list.complete());
            }
        }
        if (action.replacedBy() != null) {
            for (String name : action.replacedBy().split("\\s*(?:,| or | and )\\s*", -1)) {
                if (catalog.action(name).isEmpty()) {
                    throw new CatalogException(file + ": replacedBy: there is no actions/" + name + ".json");
                }
            }
        }
    }

    private void event(EventFact event) {
        String file = "events/" + event.name() + ".json";
        classes(file, event.classes());
        for (EventFamily family : List.of(EventFamily.CHANNEL, EventFamily.BRIDGE)) {
            boolean has = event.snapshots().stream()
                    .anyMatch(use -> use.prefix().isEmpty() && use.snapshot().equalsIgnoreCase(family.key()));
            if (has != event.families().contains(family.key())) {
                throw new CatalogException(file + ": families: " + family.key()
                        + " goes with a snapshot of that name without a prefix, and only with it");
            }
        }
    }

    private void exists(String file, String key, String event) {
        if (catalog.event(event).isEmpty()) {
            throw new CatalogException(file + ": " + key + ": there is no events/" + event + ".json");
        }
    }

    private static void classes(String file, List<String> classes) {
        for (String name : classes) {
            if (!CLASSES.contains(name)) {
                throw new CatalogException(file + ": classes: '" + name + "' is no class of AMI");
            }
        }
    }
}
