package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pnig | no verb pnig; did you mean ping?",
                "ping --hots x | no option --hots; did you mean --host?",
                "ping more | 'more' is more than ping takes",
                "ping --port 0 | 0 is no port",
                "ping --timeout soon | 'soon' is no duration",
                "ping --ca-file /no/such/file | --ca-file: cannot read /no/such/file",
                "-o xml ping | --output",
                "events --event Hagnup | no event Hagnup; did you mean Hangup?",
                "events --where Channel | --where takes Header=glob",
                "events --class calls | no class calls; they are system, call,",
                "events --count 0 | --count must be at least 1",
                "describe Hungup | no action or event Hungup; did you mean Hangup?",
                "actions --in 17 | what Asterisk 17 has",
                "demo --seconds soon | 'soon' is no duration",
                "simulate --load much | --load: 'much' is no number (see",
                "demo --port 99999 | --port: 99999 is no port: it takes 1 to 65535",
                "simulate --port none | --port: 'none' is no number (see",
                "demo --asterisk 18 | --asterisk 22 or --asterisk 16",
                "demo --asterisk 22 | run it with ./strowger",
            })
    void saysInOneLineWhatIsWrong(String line, String words) {
        Run.of(line.split(" ")).failedWith(ExitStatus.USAGE, words);
    }

    @Test
    void asksForAUserAndASecret() {
        Run.in(Map.of("STROWGER_SECRET", "x"), "ping").failedWith(ExitStatus.USAGE, "which AMI user?");
        Run.in(Map.of("STROWGER_USER", "x"), "ping").failedWith(ExitStatus.USAGE, "no secret");
    }

    @Test
    void refusesASecretFileThatIsNotThere(@TempDir Path folder) {
        Run.of("ping", "--secret-file", folder.resolve("none").toString())
                .failedWith(ExitStatus.USAGE, "--secret-file: cannot read");
    }

    @Test
    void checksAnActionBeforeItAsksForASecret() {
        Run.in(Map.of(), "action", "Hangup").failedWith(ExitStatus.USAGE, "Hangup needs Channel");
    }

    @Test
    void warnsOfASecretInTheProcessListWithoutShowingIt() {
        Run run = Run.of("--port", "1", "--secret", "hunter2", "ping");
        assertThat(run.err()).contains("warning: --secret shows in the process list");
        assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }

    @Test
    void readsTheFirstLineOfASecretFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "\uFEFFpass word\r\nmore\n");
        ConnectionOptions options = new ConnectionOptions();
        options.secretFile.set(file);
        assertThat(Secret.chosen(options, Surroundings.ofProcess()).get()).isEqualTo("pass word".toCharArray());
    }

    @Test
    void refusesFilesThatHoldNothingOfUse(@TempDir Path folder) throws Exception {
        String file =
                Files.writeString(folder.resolve("file"), "\uFEFF\nmore\n").toString();
        Run.of("ping", "--secret-file", file).failedWith(ExitStatus.USAGE, "--secret-file: the first line of " + file);
        Run.of("ping", "--ca-file", file).failedWith(ExitStatus.USAGE, "--ca-file: there is no certificate (PEM) in");
        Run.of("ping", "--pin", file).failedWith(ExitStatus.USAGE, "--pin: there is no certificate (PEM) in");
    }

    @Test
    void showsHelpForAnEmptyLineAndWhenAsked() {
        Run empty = Run.of();
        assertThat(empty.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(empty.out()).isEmpty();
        assertThat(empty.err()).contains("ping", "events", "--host").endsWith("such as demo or ping\n");
        Run help = Run.of("--help");
        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Exit status:", "--ca-file");
        assertThat(Run.of("action", "--help").out())
                .contains("--force", "'strowger --help'")
                .doesNotContain("--ca-file");
    }

    @Test
    void tellsItsVersion() {
        assertThat(Run.of("--version").out()).startsWith("strowger ");
    }
}
