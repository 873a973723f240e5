package io.strowger.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.strowger.tests.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the architecture rules look at: the classes that are published, and the sources of the repository. */
final class Production {
    private Production() {}

    /** All classes of the modules, without those of tests. */
    static JavaClasses classes() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.strowger");
        if (classes.size() < 100) {
            throw new AssertionError("only " + classes.size() + " classes were found, the rules would prove nothing");
        }
        return classes;
    }

    /** All committed Java sources below the folders of the given name, such as {@code src/main/java}. */
    static List<Path> sources(String... folders) {
        Path repository = Lab.repository();
        try (Stream<Path> modules = Files.list(repository)) {
            List<Path> files = modules.flatMap(module -> Stream.of(folders).map(module::resolve))
                    .filter(Files::isDirectory)
                    .flatMap(Production::javaFiles)
                    .sorted()
                    .toList();
            if (files.size() < 20) {
                throw new AssertionError("only " + files.size() + " sources were found, the rules would prove nothing");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of a source as the rules name it, from the repository's root. */
    static String nameOf(Path source) {
        return Lab.repository().relativize(source).toString();
    }

    /** A source without its comments and without the insides of its texts. */
    static String code(Path source) {
        return text(source)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\"(?:[^\"\\\\\\n]|\\\\.)*\"", "\"\"")
                .replaceAll("//[^\\n]*", "");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
