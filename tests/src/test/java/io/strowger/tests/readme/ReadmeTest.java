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

/** The Java of the README is the Java that is compiled and run here. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path SOURCE = Path.of("src/test/java/io/strowger/tests/readme/ReadmeSnippets.java");

    @Test
    void theJavaOfTheReadmeIsTheRegionOfThatName() throws IOException {
        Matcher snippet = Pattern.compile("<!-- snippet: (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));

        assertThat(snippet.find()).as("the README has a snippet").isTrue();
        do {
            assertThat(snippet.group(2)).as(snippet.group(1)).isEqualTo(region(snippet.group(1)));
        } while (snippet.find());
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
    private static String region(String name) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        int start = lines.stream().map(String::strip).toList().indexOf("// region " + name);
        assertThat(start).as("region " + name + " of " + SOURCE).isNotNegative();
        int indent = lines.get(start).indexOf('/');
        return lines.stream()
                .skip(start + 1L)
                .takeWhile(line -> !line.strip().equals("// endregion"))
                .map(line -> line.length() < indent ? "\n" : line.substring(indent) + "\n")
                .collect(Collectors.joining());
    }
}
