package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A simulator that cannot have its ports leaves nothing behind. */
final class PortsTest {
    @Test
    void whereThePortForTlsIsTakenTheOtherOneIsFreeAgain() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AmiSimulatorBuilder both = AmiSimulator.builder().port(port).tls(taken.getLocalPort());
            assertThatThrownBy(both::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on port " + taken.getLocalPort());
        }
        try (AmiSimulator asterisk = AmiSimulator.builder().port(port).start()) {
            assertThat(asterisk.port()).isEqualTo(port);
        }
    }

    @Test
    void aRestartDuringARestartFindsItsPortAgain() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.inject(Fault.restart().down(Duration.ofSeconds(2)), Moment.now());
            asterisk.inject(Fault.crash().down(Duration.ofSeconds(3)), Moment.now());
            asterisk.advance(Duration.ofSeconds(5));
            try (Wire wire = Wire.login(asterisk)) {
                assertThat(wire.ask("Action: Ping").name()).isEqualTo("Success");
            }
        }
    }
}
