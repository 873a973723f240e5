package io.strowger.codegen;

import io.strowger.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the source files of all generated types: run by the build of the protocol module. */
public final class GenerateMessages {
    private GenerateMessages() {}

    /** Generates into the folder that the only argument names. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: GenerateMessages <folder>");
        }
        new Sources(Messages.of(Catalog.load())).writeTo(Path.of(args[0]));
    }
}
