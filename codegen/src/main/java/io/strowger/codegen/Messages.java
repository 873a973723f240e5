package io.strowger.codegen;

import com.palantir.javapoet.JavaFile;
import io.strowger.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/** Collects the source files for all facts of a catalog. */
final class Messages {
    private Messages() {}

    static List<JavaFile> of(Catalog catalog) {
        List<JavaFile> files = new ArrayList<>();
        files.add(new ActionTypesFile(List.copyOf(catalog.actions())).file());
        files.add(new EventTypesFile(List.copyOf(catalog.events())).file());
        return files;
    }
}
