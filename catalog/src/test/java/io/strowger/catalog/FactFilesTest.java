package io.strowger.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactFilesTest {
    @TempDir
    Path folder;

    @Test
    void factsAreFoundInAJarThatHasNoEntriesForFolders() throws Exception {
        Path jar = folder.resolve("the catalog.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            pack(Path.of(location(Catalog.class)), out);
        }
        URL[] classPath = {
            jar.toUri().toURL(),
            location(JsonNode.class).toURL(),
            location(JsonParser.class).toURL(),
            location(JsonCreator.class).toURL(),
        };

        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> catalog = loader.loadClass(Catalog.class.getName());
            Object loaded = catalog.getMethod("load").invoke(null);

            assertThat((Collection<?>) catalog.getMethod("actions").invoke(loaded))
                    .hasSameSizeAs(Catalog.load().actions());
        }
    }

    private static URI location(Class<?> type) throws Exception {
        return type.getProtectionDomain().getCodeSource().getLocation().toURI();
    }

    private static void pack(Path classes, OutputStream out) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
    }
}
