package io.strowger.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab/asterisk.sh up}, interrupted at any moment: nothing stays behind, and the next one works. */
@Tag("asterisk")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedStartTest {
    private static final long SEED = 20261121;
    private static final int ROUNDS = 8;
    private static final int LATEST_MILLIS = 1_500;

    private final long jvm = ProcessHandle.current().pid();
    private final String name = "interrupted-" + jvm;

    @AfterEach
    void remove() {
        Lab.asterisk("remove", name);
    }

    @Test
    void leavesNothingBehindAndTheNextOneWorks(@TempDir Path folder) throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            int moment = random.nextInt(LATEST_MILLIS);
            Path said = folder.resolve("said-" + round);
            Process up = start(said);
            boolean ended = up.waitFor(moment, TimeUnit.MILLISECONDS);
            if (!ended) {
                run("kill", "-TERM", "--", "-" + up.pid());
            }
            assertThat(up.waitFor(60, TimeUnit.SECONDS))
                    .as("ends after %d ms", moment)
                    .isTrue();
            if (up.exitValue() == 0) {
                Lab.asterisk("remove", name); // it was faster
            }
            assertNothingLeft("interrupted after " + moment + " ms: " + Files.readString(said));
        }
        assertThat(Lab.asterisk("up", "22", "--name", name, "--auto", "--while", Long.toString(jvm)))
                .contains("ASTERISK_NAME=" + name);
        assertThat(Lab.asterisk("cli", name, "core show version"))
                .first()
                .asString()
                .startsWith("Asterisk 22.");
    }

    /** A process group of its own gets the signal as that of a terminal gets Ctrl-C. */
    private Process start(Path said) throws IOException {
        String script = Lab.repository().resolve("lab/asterisk.sh").toString();
        return new ProcessBuilder("setsid", script, "up", "22", "--name", name, "--auto", "--while", Long.toString(jvm))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile())
                .start();
    }

    private void assertNothingLeft(String when) throws Exception {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(name))
                .toList();
        for (ProcessHandle process : left) {
            assertThat(process.onExit()).as("%s: %s", when, process.info()).succeedsWithin(10, TimeUnit.SECONDS);
        }
        Path lab = laboratory();
        assertThat(lab.resolve("run").resolve(name)).as(when).doesNotExist();
        for (String lock : List.of(".lock-run-" + name, ".lock-tls", ".lock-22")) {
            run("flock", "--timeout", "60", lab.resolve(lock).toString(), "true");
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    private static Path laboratory() {
        String told = System.getenv("ASTERISK_LAB");
        if (told != null) {
            return Path.of(told);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"), ".cache");
        return (cache == null ? home : Path.of(cache)).resolve("asterisk-lab");
    }
}
