package io.strowger.cli;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.AmiSimulatorBuilder;
import io.strowger.simulator.pbx.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A simulated Asterisk in real time, with a small company that is busy on the telephone. */
final class Company {
    static final String USER = "admin";
    static final String SECRET = "secret";

    private Company() {}

    /** Starts it on the port, or on any that is free where it is 0. */
    static AmiSimulator start(int port) {
        return start(AmiSimulator.builder().user(USER, SECRET), port, scenario());
    }

    /** Starts a simulator in real time that plays a scenario. */
    static AmiSimulator start(AmiSimulatorBuilder settings, int port, Scenario scenario) {
        AmiSimulator asterisk = started(settings.port(port).realTime().lenient());
        try {
            asterisk.pbx().play(scenario);
            return asterisk;
        } catch (IllegalArgumentException e) {
            asterisk.close();
            throw new UsageException("the scenario: " + e.getMessage());
        }
    }

    private static AmiSimulator started(AmiSimulatorBuilder settings) {
        try {
            return settings.start();
        } catch (UncheckedIOException e) {
            Throwable cause = e.getCause();
            throw new UsageException(e.getMessage() + (cause == null ? "" : ": " + cause.getMessage())
                    + "; choose another one by --port");
        }
    }

    /** What happens in the company. */
    static Scenario scenario() {
        try (InputStream in =
                Objects.requireNonNull(Company.class.getResourceAsStream("company.script"), "company.script")) {
            return Scenario.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read company.script", e);
        }
    }
}
