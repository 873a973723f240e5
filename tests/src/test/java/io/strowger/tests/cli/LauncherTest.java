package io.strowger.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.tests.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with an archive of classes that is missing, half made, made twice at once, or damaged. */
@Tag("asterisk")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {
    private static final String VERSION = "strowger 0.1.0-SNAPSHOT";

    @TempDir
    Path copy;

    private Path app;

    @BeforeAll
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static void build() {
        Strowger.run("", "--version").exits(0);
    }

    /** A copy of what was built, without an archive. */
    @BeforeEach
    void copy() throws IOException {
        Path root = Lab.repository();
        app = copy.resolve("cli/target/app");
        Files.createDirectories(app);
        Files.copy(root.resolve("strowger"), copy.resolve("strowger"));
        assertThat(copy.resolve("strowger").toFile().setExecutable(true)).isTrue();
        try (Stream<Path> built = Files.list(root.resolve("cli/target/app"))) {
            for (Path each :
                    built.filter(file -> !name(file).startsWith("classes")).toList()) {
                Files.copy(each, app.resolve(name(each)));
            }
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private List<Path> made() throws IOException {
        try (Stream<Path> all = Files.list(app)) {
            return all.filter(file -> name(file).startsWith("classes")).toList();
        }
    }

    private Path archive() throws IOException {
        return made().stream()
                .filter(file -> name(file).endsWith(".jsa"))
                .findFirst()
                .orElseThrow();
    }

    private Strowger launch(String... before) {
        return Strowger.shell("", String.join(" ", before) + " " + copy.resolve("strowger") + " --version");
    }

    @Test
    void theFirstRunMakesTheArchiveAndSaysSo() throws IOException {
        assertThat(launch().exits(0).err()).contains("preparing for a quick start");
        assertThat(launch("STROWGER_JAVA_OPTIONS=-Xshare:on").exits(0).err()).isEmpty();
        assertThat(made()).noneMatch(file -> name(file).contains(".new"));
    }

    @Test
    void twoFirstRunsAtTheSameTimeDoNotDisturbEachOther() throws IOException {
        String one = copy.resolve("strowger") + " --version";
        Strowger both = Strowger.shell("", one + " & " + one + " && wait $!").exits(0);
        assertThat(both.out()).containsExactly(VERSION, VERSION);
        assertThat(launch("STROWGER_JAVA_OPTIONS=-Xshare:on").exits(0).err()).isEmpty();
        assertThat(made()).noneMatch(file -> name(file).contains(".new"));
    }

    @Test
    void anArchiveThatIsDamagedIsNoMatter() throws IOException {
        launch().exits(0);
        Path archive = archive();
        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.write(archive, new byte[4_096]);
        Strowger damaged = launch().exits(0);
        assertThat(damaged.out()).containsExactly(VERSION);
        assertThat(damaged.err()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftBehindIsWrittenOver() throws IOException {
        launch().exits(0);
        Path archive = archive();
        String base = name(archive).replace(".jsa", "");
        Files.delete(archive);
        Files.delete(app.resolve(base + ".for"));
        Files.writeString(app.resolve(base + ".new"), "half of it");
        Files.writeString(app.resolve(base + ".new.list"), "half of it");
        launch().exits(0);
        assertThat(launch("STROWGER_JAVA_OPTIONS=-Xshare:on").exits(0).err()).isEmpty();
        assertThat(made()).noneMatch(file -> name(file).contains(".new"));
    }
}
