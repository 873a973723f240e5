package io.strowger.tests.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The records of what the real servers said, one file per version and scenario. */
final class Golden {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "src/test/resources/differential");

    private Golden() {}

    static Path file(int version, String scenario) {
        return FOLDER.resolve(Integer.toString(version)).resolve(scenario + ".txt");
    }

    /** The names of all scenarios that have a record. */
    static List<String> names(int version) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(Integer.toString(version)))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - ".txt".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(int version, String scenario, List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        text.append("# What a real Asterisk ")
                .append(version)
                .append(" said in the scenario ")
                .append(scenario);
        text.append(
                ".\n# Ids, times and addresses are replaced: see ../README.md, which also tells how to write this anew.\n");
        entries.forEach(entry -> text.append('\n').append(entry).append('\n'));
        try {
            Files.createDirectories(file(version, scenario).getParent());
            Files.writeString(file(version, scenario), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(int version, String scenario) {
        try {
            Files.delete(file(version, scenario));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Entry> read(int version, String scenario) {
        try {
            return parse(Files.readString(file(version, scenario)));
        } catch (IOException e) {
            throw new UncheckedIOException("no record of " + scenario + "; see differential/README.md", e);
        }
    }

    static List<Entry> parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String block : text.split("\n\n")) {
            List<String> lines =
                    block.strip().startsWith("#") ? List.of() : block.lines().toList();
            if (!lines.isEmpty()) {
                entries.add(entry(lines));
            }
        }
        return entries;
    }

    private static Entry entry(List<String> lines) {
        boolean sometimes = lines.get(0).endsWith(Entry.SOMETIMES);
        String first = lines.get(0).replace(Entry.SOMETIMES, "");
        return new Entry(
                first.substring(0, first.length() - 2),
                first.endsWith(" >") ? Entry.Direction.SENT : Entry.Direction.RECEIVED,
                lines.subList(1, lines.size()),
                sometimes);
    }
}
