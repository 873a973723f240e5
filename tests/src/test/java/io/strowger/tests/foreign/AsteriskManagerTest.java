package io.strowger.tests.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.simulator.AmiSimulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * The npm package {@code asterisk-manager}, whose authors did not know the simulator, takes it for an Asterisk.
 *
 * <p>It needs Node.js with npm, and a registry to fetch the package from. A machine without Node.js has no such test, and says so.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AsteriskManagerTest {
    private static final String PACKAGE = "asterisk-manager@0.2.0";
    private static final Path FOLDER = Path.of("target/foreign").toAbsolutePath();
    private static final Path SCRIPT =
            Path.of("src/test/resources/foreign/asterisk-manager.js").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> itTakesTheSimulatorForAnAsterisk() throws Exception {
        if (!isThere("node") || !isThere("npm")) {
            System.out.println("This machine has no Node.js with npm: asterisk-manager is left out.");
            return Stream.empty();
        }
        return Stream.of(dynamicTest(
                PACKAGE + " originates, lists, reads a variable and hangs up",
                this::itOriginatesListsReadsAVariableAndHangsUp));
    }

    private void itOriginatesListsReadsAVariableAndHangsUp() throws Exception {
        install();
        try (AmiSimulator asterisk = AmiSimulator.builder().realTime().lenient().start()) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofMillis(200));
            asterisk.pbx().extension("200", steps -> steps.answer().waits(Duration.ofMinutes(5)));
            Map<String, JsonNode> told = run(asterisk);
            assertThat(told).doesNotContainKey("failure");
            assertThat(text(told, "ping", "ping")).isEqualTo("Pong");
            assertThat(text(told, "originate", "message")).isEqualTo("Originate successfully queued");
            assertThat(text(told, "outcome", "response")).isEqualTo("Success");
            String channel = text(told, "outcome", "channel");
            assertThat(channel).startsWith("PJSIP/alice-");
            assertThat(text(told, "channels", "response")).isEqualTo("Success");
            assertThat(text(told, "variable", "value")).isEqualTo(channel);
            assertThat(text(told, "gone", "channel")).isEqualTo(channel);
            assertThat(text(told, "refused", "message")).isEqualTo("No such channel");
        }
    }

    private static String text(Map<String, JsonNode> told, String what, String header) {
        assertThat(told).containsKey(what);
        return told.get(what).path(header).asText();
    }

    private static Map<String, JsonNode> run(AmiSimulator asterisk) throws IOException, InterruptedException {
        Path out = FOLDER.resolve("told.txt");
        int status = process(
                out,
                "node",
                SCRIPT.toString(),
                Integer.toString(asterisk.port()),
                asterisk.user(),
                asterisk.secret(),
                FOLDER.toString());
        assertThat(status).as(Files.readString(out)).isZero();
        Map<String, JsonNode> told = new HashMap<>();
        for (String line : Files.readAllLines(out)) {
            int space = line.indexOf(' ');
            told.put(line.substring(0, space), new ObjectMapper().readTree(line.substring(space + 1)));
        }
        return told;
    }

    /** Fetches the package into the build's folder. */
    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        if (Files.isRegularFile(FOLDER.resolve("node_modules/asterisk-manager/package.json"))) {
            return;
        }
        Path log = FOLDER.resolve("npm.log");
        int status = process(log, "npm", "install", "--no-audit", "--no-fund", "--prefix", FOLDER.toString(), PACKAGE);
        String words = "npm could not fetch " + PACKAGE + ": " + Files.readString(log);
        assertThat(status).as(words).isZero();
    }

    private static int process(Path out, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end of " + List.of(command) + ": " + Files.readString(out));
        }
        return process.exitValue();
    }

    private static boolean isThere(String program) {
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
