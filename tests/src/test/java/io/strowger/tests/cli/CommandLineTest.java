package io.strowger.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.client.AmiClient;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.testkit.Fault;
import io.strowger.testkit.FaultProxy;
import io.strowger.testkit.Faults;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and its verbs as a user starts them, against real servers. */
@RealAsterisk
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
record CommandLineTest(LabServer pbx) {
    /** The first run builds what has changed, which takes longer than a test may. */
    @BeforeAll
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static void build() {
        Strowger.run("", "--version").exits(0);
    }

    @Test
    void pingOverTcpAndTls() {
        assertThat(as("admin", "ping").exits(0).out())
                .singleElement()
                .asString()
                .contains("Asterisk " + pbx.version());

        String ca = pbx.certificateAuthority().toString();
        String port = Integer.toString(pbx.tlsPort());
        Strowger tls = Strowger.run(
                "admin-pw", "ping", "--host", "localhost", "--port", port, "--user", "admin", "--tls", "--ca-file", ca);
        assertThat(tls.exits(0).out()).singleElement().asString().contains("Asterisk " + pbx.version());
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNoConnection() {
        String port = Integer.toString(pbx.tlsPort());
        Strowger refused =
                Strowger.run("admin-pw", "--host", "localhost", "--port", port, "--user", "admin", "--tls", "ping");

        assertThat(refused.exits(3).err()).contains("certificate").doesNotContain("\tat ");
    }

    @Test
    void aListIsOneObjectALine() {
        try (Stage stage = Stage.on(pbx)) {
            stage.call("long");
            List<JsonNode> lines = as("admin", "-o", "json", "action", "CoreShowChannels")
                    .exits(0)
                    .json();

            assertThat(lines.get(0).path("response").asText()).isEqualTo("Success");
            assertThat(lines).extracting(line -> line.path("event").asText()).contains("CoreShowChannel");
            assertThat(lines.get(lines.size() - 1).path("event").asText()).isEqualTo("CoreShowChannelsComplete");
            // another test may have left the channel that Asterisk keeps for messages outside calls
            assertThat(lines)
                    .extracting(line -> line.path("headers").path("Channel").asText())
                    .anyMatch(channel -> channel.startsWith("Local/long@lab"));
        }
    }

    @Test
    void eventsComeAsTheyHappen() {
        String follow = "strowger --host " + pbx.host() + " --port " + pbx.port() + " --user admin -o json";
        Strowger seen = Strowger.shell(
                "admin-pw",
                follow + " events --event UserEvent --where 'UserEvent=Ready*' --count 1 > /dev/stdout & "
                        + "follower=$!; while kill -0 $follower 2>/dev/null; do "
                        + follow
                        + " action UserEvent UserEvent=ReadyNow --force Place=here >/dev/null; done; wait $follower");

        assertThat(seen.exits(0).json()).singleElement().satisfies(event -> {
            assertThat(event.path("event").asText()).isEqualTo("UserEvent");
            assertThat(event.path("headers").path("Place").asText()).isEqualTo("here");
        });
    }

    @Test
    void eventsComesBackWhenItsConnectionIsCut() {
        try (FaultProxy proxy = FaultProxy.to(pbx.host(), pbx.port());
                AmiClient sender = pbx.connect()) {
            proxy.next(Faults.NONE, Faults.NONE.afterByte(20_000, Fault.cut()));
            String[] follow = {
                "--host",
                FaultProxy.HOST,
                "--port",
                Integer.toString(proxy.port()),
                "--user",
                "admin",
                "-o",
                "json",
                "events",
                "--wait",
                "--event",
                "UserEvent",
                "--where",
                "UserEvent=Cut",
                "--count",
                "500"
            };
            CompletableFuture<Strowger> following =
                    CompletableFuture.supplyAsync(() -> Strowger.run("admin-pw", follow));
            while (!following.isDone()) {
                sender.send(UserEventAction.builder("Cut").build());
            }
            Strowger seen = following.join().exits(0);

            assertThat(seen.err()).contains("; trying again in ", "again after a gap of ");
            assertThat(seen.json())
                    .extracting(line -> line.path("connection").asText())
                    .containsSubsequence("disconnected", "connected");
            assertThat(proxy.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aCommandPrintsItsLinesAndAnUnknownOneIsRefused() {
        assertThat(as("admin", "command", "core show version").exits(0).out())
                .singleElement()
                .asString()
                .startsWith("Asterisk " + pbx.version());

        Strowger unknown = as("admin", "command", "no such command").exits(1);
        assertThat(unknown.err()).contains("No such command").doesNotContain("\tat ");
    }

    @Test
    void theExitStatusTellsWhatWentWrong() {
        Strowger denied = as("calls", "command", "core show version").exits(5);
        assertThat(denied.err()).contains("'calls'", "'command'");
        assertThat(as("admin", "action", "Hangup", "Channel=none").exits(1).err())
                .contains("No such channel");
        assertThat(as("admin", "action", "Originat").exits(2).err()).contains("did you mean Originate");
        assertThat(Strowger.run("wrong", arguments("admin", "ping")).exits(4).err())
                .contains("refused")
                .doesNotContain("wrong");
        assertThat(Strowger.run("x", "--host", pbx.host(), "--port", "1", "--user", "admin", "ping")
                        .exits(3)
                        .err())
                .contains(pbx.host() + ":1");
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsAStatusOfItsOwn() {
        try (Stage stage = Stage.on(pbx)) {
            String[] waits = {"Channel=Local/ring@lab", "Application=Wait", "Data=1", "Timeout=20s"};
            List<String> words = new ArrayList<>(List.of("--timeout", "1", "action", "Originate"));
            words.addAll(List.of(waits));
            Strowger late = as("admin", words.toArray(String[]::new)).exits(124);

            assertThat(late.err()).contains("did not answer Originate within 1");
            assertThat(stage.channels()).as("what was sent goes on").isNotEmpty();
        }
    }

    @Test
    void aClosedPipeEndsQuietly() {
        String port = Integer.toString(pbx.port());
        Strowger piped = Strowger.shell(
                "admin-pw",
                "strowger --host " + pbx.host() + " --port " + port
                        + " --user admin command 'core show applications' | head -1");

        assertThat(piped.exits(0).out()).hasSize(1);
        assertThat(piped.err()).isEmpty();
    }

    /** What makes it start fast; how fast that is, is measured elsewhere. */
    @Test
    void aPingLoadsNothingButWhatItNeedsAndMostOfItFromTheArchive(@TempDir Path folder) throws IOException {
        Path loaded = folder.resolve("loaded");
        // -Xshare:on: ends with an error where the archive cannot be used
        String options = "STROWGER_JAVA_OPTIONS='-Xshare:on -Xlog:class+load:file=" + loaded + "' ";
        String ping = "strowger --host " + pbx.host() + " --port " + pbx.port() + " --user admin ping";
        Strowger.shell("admin-pw", options + ping).exits(0);

        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes)
                .filteredOn(line -> line.contains("io.strowger.cli."))
                .filteredOn(line -> line.contains("Command "))
                .singleElement()
                .asString()
                .contains("PingCommand");
        assertThat(classes)
                .noneMatch(line -> line.contains(" com.fasterxml.") || line.contains(" io.strowger.catalog."))
                .noneMatch(line -> line.contains("$Proxy"));
        assertThat(classes)
                .filteredOn(line -> !line.contains("source: shared objects file"))
                .hasSizeLessThan(60);
    }

    @Test
    void anArchiveThatCannotBeUsedIsNoMatter() {
        Strowger without =
                Strowger.shell("", "STROWGER_JAVA_OPTIONS=-XX:SharedArchiveFile=/no/such/file strowger --version");

        assertThat(without.exits(0).err()).isEmpty();
    }

    private Strowger as(String user, String... words) {
        return Strowger.run(LabServer.secretOf(user), arguments(user, words));
    }

    private String[] arguments(String user, String... words) {
        List<String> all =
                new ArrayList<>(List.of("--host", pbx.host(), "--port", Integer.toString(pbx.port()), "--user", user));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }
}
