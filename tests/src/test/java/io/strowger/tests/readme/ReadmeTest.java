package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java of the README and of the other documents is the Java that is compiled and run here. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path SOURCES = Path.of("src/test/java/io/strowger/tests/readme");

    @ParameterizedTest
    @CsvSource({
        "README.md, ReadmeSnippets.java",
        "docs/control.md, ControlGuideTest.java",
        "docs/observability.md, ObservabilitySnippets.java",
        "docs/simulator.md, SimulatorGuideTest.java"
    })
    void theJavaOfTheDocumentIsTheRegionOfThatName(String document, String source) throws IOException {
        String text = Files.readString(ROOT.resolve(document));
        Matcher snippet = Pattern.compile("<!-- snippet: (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL)
                .matcher(text);

        int snippets = 0;
        for (; snippet.find(); snippets++) {
            assertThat(snippet.group(2))
                    .as(snippet.group(1))
                    .isEqualTo(region(SOURCES.resolve(source), snippet.group(1)));
        }
        assertThat(snippets)
                .as("all Java of the document is a snippet, and there is some")
                .isPositive()
                .isEqualTo(text.split("```java", -1).length - 1);
    }

    @Test
    void whatTheReadmeLinksToIsThere() throws IOException {
        Matcher link = Pattern.compile("]\\((?!https?:)([^)#]+)").matcher(Files.readString(ROOT.resolve("README.md")));

        assertThat(link.find()).isTrue();
        do {
            assertThat(ROOT.resolve(link.group(1))).exists();
        } while (link.find());
    }

    /** The lines between the markers, without the indentation that they share. */
    private static String region(Path source, String name) throws IOException {
        List<String> lines = Files.readAllLines(source);
        int start = lines.stream().map(String::strip).toList().indexOf("// region " + name);
        assertThat(start).as("region " + name + " of " + source).isNotNegative();
        int indent = lines.get(start).indexOf('/');
        return lines.stream()
                .skip(start + 1L)
                .takeWhile(line -> !line.strip().equals("// endregion"))
                .map(line -> line.length() < indent ? "\n" : line.substring(indent) + "\n")
                .collect(Collectors.joining());
    }
}
