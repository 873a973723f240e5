package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.simulator.AmiSimulator;

/** The simulated Asterisk behind {@code --simulator}; a class of its own, so that others do not load the simulator. */
final class Embedded implements AutoCloseable {
    private final AmiSimulator asterisk;

    private Embedded(AmiSimulator asterisk) {
        this.asterisk = asterisk;
    }

    static Embedded start() {
        return new Embedded(Company.start(0));
    }

    /** Stops it; a fault of the simulator itself is thrown. */
    static void stop(AutoCloseable embedded) {
        ((Embedded) embedded).close();
    }

    /** Starts the settings of a connection to it. */
    AmiClientBuilder client() {
        return AmiClient.builder()
                .host(asterisk.host())
                .port(asterisk.port())
                .user(asterisk.user())
                .secret(asterisk.secret());
    }

    @Override
    public void close() {
        asterisk.close();
    }
}
