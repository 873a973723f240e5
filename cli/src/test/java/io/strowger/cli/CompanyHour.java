package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What a client heard of in an hour of a simulator.
 *
 * @param names the names of the events
 */
record CompanyHour(Set<String> names) {
    static CompanyHour of(AmiSimulator asterisk) {
        Set<String> names = new ConcurrentSkipListSet<>();
        try (AmiClient client = AmiClient.builder()
                .host(asterisk.host())
                .port(asterisk.port())
                .user(asterisk.user())
                .secret(asterisk.secret())
                .eventQueueSize(1_000_000)
                .connect()) {
            client.events().onAll(event -> names.add(event.name()));
            asterisk.advance(Duration.ofHours(1));
            client.ping();
        }
        return new CompanyHour(new TreeSet<>(names));
    }
}
