package io.strowger.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.SimulatedVersion;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The annotation and the extension, as tests use them. */
@Simulated(version = SimulatedVersion.ASTERISK_16)
final class SimulatedTest {
    private AmiSimulator before;

    @BeforeEach
    void remember(AmiSimulator asterisk) {
        before = asterisk;
    }

    @Test
    void aTestHasOneSimulator(AmiSimulator asterisk) throws IOException {
        assertThat(asterisk).isSameAs(before);
        assertThat(banner(asterisk)).isEqualTo("Asterisk Call Manager/5.0.4");
    }

    @Test
    @Simulated(version = SimulatedVersion.ASTERISK_20, pbx = false)
    void theMethodsAnnotationCounts(AmiSimulator asterisk) throws IOException {
        assertThat(banner(asterisk)).isEqualTo("Asterisk Call Manager/9.0.0");
    }

    @Nested
    final class Inside {
        @Test
        void theOuterAnnotationCounts(AmiSimulator asterisk) throws IOException {
            assertThat(banner(asterisk)).isEqualTo("Asterisk Call Manager/5.0.4");
        }
    }

    static String banner(AmiSimulator asterisk) throws IOException {
        try (Socket socket = new Socket(asterisk.host(), asterisk.port())) {
            String start = new String(socket.getInputStream().readNBytes(28), StandardCharsets.US_ASCII);
            return start.strip();
        }
    }
}
