package io.strowger.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.strowger.simulator.AmiSimulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Tests that are run by the test: what they leave behind, and how they fail. */
final class AmiSimulatorExtensionTest {
    private static final List<AmiSimulator> USED = new ArrayList<>();

    @Simulated(pbx = false)
    static final class Strict {
        @Test
        void sendsWhatNothingAnswers(AmiSimulator asterisk) throws IOException {
            try (Socket socket = new Socket(asterisk.host(), asterisk.port())) {
                socket.getOutputStream()
                        .write(("Action: Login\r\nUsername: admin\r\nSecret: secret\r\n\r\n"
                                        + "Action: Hangup\r\nChannel: X\r\n\r\nAction: Logoff\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }
        }
    }

    static final class OwnForEach {
        @RegisterExtension
        static final AmiSimulatorExtension ASTERISK =
                AmiSimulatorExtension.of(() -> AmiSimulator.builder().user("dialer", "secret"));

        @Test
        void one(AmiSimulator asterisk) {
            assertThat(asterisk.user()).isEqualTo("dialer");
            USED.add(asterisk);
        }

        @Test
        void two(AmiSimulator asterisk) {
            USED.add(asterisk);
        }
    }

    @Simulated
    static final class Shared {
        @BeforeAll
        static void start(AmiSimulator asterisk) {
            USED.add(asterisk);
        }

        @Test
        void one(AmiSimulator asterisk) throws IOException {
            assertThat(SimulatedTest.banner(asterisk)).startsWith("Asterisk");
            assertThat(asterisk).isSameAs(USED.get(0));
        }

        @Test
        void two(AmiSimulator asterisk) throws IOException {
            assertThat(SimulatedTest.banner(asterisk)).startsWith("Asterisk");
            assertThat(asterisk).isSameAs(USED.get(0));
        }
    }

    @Test
    void failsATestWhoseActionsNothingAnswers() {
        TestExecutionSummary summary = run(Strict.class);
        assertThat(summary.getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException())
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("Hangup (with Channel)"));
    }

    @Test
    void eachTestHasItsOwnWhichEndsWithIt() {
        assertThat(run(OwnForEach.class).getTestsSucceededCount()).isEqualTo(2);
        assertThat(USED).hasSize(2).doesNotHaveDuplicates().allSatisfy(AmiSimulatorExtensionTest::isClosed);
    }

    @Test
    void theTestsOfAClassMayShareOne() {
        assertThat(run(Shared.class).getTestsSucceededCount()).isEqualTo(2);
        assertThat(USED).singleElement().satisfies(AmiSimulatorExtensionTest::isClosed);
    }

    private static void isClosed(AmiSimulator asterisk) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Socket(asterisk.host(), asterisk.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    private static TestExecutionSummary run(Class<?> tests) {
        USED.clear();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
