package io.strowger.codegen;

import com.palantir.javapoet.JavaFile;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EnumFact;
import io.strowger.catalog.EventFact;
import io.strowger.catalog.EventFamily;
import io.strowger.catalog.ListFact;
import io.strowger.catalog.SnapshotFact;
import java.util.ArrayList;
import java.util.List;

/** Collects the source files for all facts of a catalog. */
final class Messages {
    private Messages() {}

    static List<JavaFile> of(Catalog catalog) {
        List<JavaFile> files = new ArrayList<>();
        for (EnumFact fact : catalog.enums()) {
            files.add(new EnumFile(fact).file());
        }
        for (SnapshotFact fact : catalog.snapshots()) {
            files.add(new SnapshotFile(fact).file());
        }
        for (EventFamily family : EventFamily.values()) {
            files.add(new FamilyFile(family, catalog).file());
        }
        for (EventFact fact : catalog.events()) {
            files.add(new EventFile(fact, catalog).file());
        }
        for (ActionFact fact : catalog.actions()) {
            files.addAll(action(fact));
        }
        files.add(new ActionTypesFile(List.copyOf(catalog.actions())).file());
        files.add(new EventTypesFile(List.copyOf(catalog.events())).file());
        return files;
    }

    private static List<JavaFile> action(ActionFact fact) {
        List<JavaFile> files = new ArrayList<>();
        files.add(new ActionFile(fact).file());
        ListFact list = fact.answer().list();
        if (list != null && ItemFile.needed(fact)) {
            files.add(ItemFile.of(fact, list));
        }
        if (ResponseFile.needed(fact)) {
            files.add(new ResponseFile(fact).file());
        }
        return files;
    }
}
