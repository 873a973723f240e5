package io.strowger.codegen;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of all generated files; writes what has changed, and only that, so that nothing is compiled in vain. */
final class Sources {
    private final Map<String, String> texts = new TreeMap<>();

    Sources(List<JavaFile> files) {
        for (JavaFile file : files) {
            String path =
                    file.packageName().replace('.', '/') + "/" + file.typeSpec().name() + ".java";
            if (texts.put(path, file.toString()) != null) {
                throw new IllegalStateException("two facts give the same type: " + path);
            }
        }
    }

    /** The texts by path. */
    Map<String, String> texts() {
        return texts;
    }

    void writeTo(Path root) throws IOException {
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Path path = root.resolve(each.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(each.getValue())) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, each.getValue(), StandardCharsets.UTF_8);
            }
        }
        Set<Path> wanted = texts.keySet().stream().map(root::resolve).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(each -> Files.isRegularFile(each) && !wanted.contains(each))
                    .forEach(Sources::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
