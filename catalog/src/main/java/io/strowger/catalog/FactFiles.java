package io.strowger.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds and parses the fact files, in a folder as well as in a jar. */
final class FactFiles {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path root;

    private FactFiles(Path root) {
        this.root = root;
    }

    /** Lets a reader work on the facts that come with this module. */
    static <T> T bundled(Function<FactFiles, T> reader) {
        URL anchor = FactFiles.class.getResource("FactFiles.class");
        if (anchor == null) {
            throw new CatalogException("the module cannot find its own files");
        }
        try {
            URI uri = anchor.toURI();
            if (!uri.getScheme().equals("jar")) {
                return reader.apply(new FactFiles(parent(Path.of(uri))));
            }
            String jar = uri.toString().substring(0, uri.toString().lastIndexOf("!/"));
            try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar.substring("jar:".length()))))) {
                return reader.apply(
                        new FactFiles(parent(files.getPath(uri.toString().substring(jar.length() + 1)))));
            }
        } catch (IOException | URISyntaxException e) {
            throw new CatalogException("the facts cannot be read from " + anchor, e);
        }
    }

    /** Lets a reader work on the facts in a folder. */
    static FactFiles in(Path folder) {
        return new FactFiles(folder);
    }

    /** The objects in the folder, in the order of their names; none where there is no such folder. */
    List<FactNode> folder(String folder) {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .map(each -> parse(folder + "/" + each.getFileName(), each))
                    .toList();
        } catch (IOException e) {
            throw new CatalogException(folder + ": cannot be read", e);
        }
    }

    /** The object in one file; an empty one where there is no such file. */
    FactNode file(String name) {
        Path path = root.resolve(name);
        return Files.exists(path) ? parse(name, path) : new FactNode(name, JSON.createObjectNode());
    }

    private static FactNode parse(String name, Path path) {
        try {
            return new FactNode(name, JSON.readTree(Files.readAllBytes(path)));
        } catch (JsonProcessingException e) {
            throw new CatalogException(name + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CatalogException(name + ": cannot be read", e);
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new CatalogException(path + ": is in no folder");
        }
        return parent;
    }
}
