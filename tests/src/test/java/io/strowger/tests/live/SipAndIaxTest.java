package io.strowger.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.Subscription;
import io.strowger.live.Endpoint;
import io.strowger.live.LiveState;
import io.strowger.live.Registration;
import io.strowger.protocol.value.RegistrationStatus;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The views of what chan_sip and chan_iax2 of a real Asterisk 16 have; it registers a telephone of chan_sip with itself. */
@RealAsterisk(16)
record SipAndIaxTest(LabServer pbx) {
    private static final String PHONE = "SIP/7001";

    @Test
    void peersAndRegistrationsAreFollowed() {
        LabServer own = LabServer.start(pbx.version());
        try (AmiClient ami = own.connect();
                LiveState live = LiveState.follow(ami)) {
            assertThat(endpoint(live, "SIP/7003").address()).startsWith("127.0.0.1:");
            assertThat(endpoint(live, "IAX2/8002").address()).startsWith("127.0.0.1:");
            assertThat(endpoint(live, "IAX2/8001").address()).isNull();
            becomes(live, phone -> phone.address() != null);
            assertThat(Stage.get(live.audit())).isEmpty();

            ami.command("sip unregister 7001");
            becomes(live, phone -> phone.address() == null);
            assertThat(Stage.get(live.audit())).isEmpty();

            Registration registration = live.registrations().stream()
                    .filter(one -> one.username().equals("7001"))
                    .findFirst()
                    .orElseThrow();
            assertThat(registration.technology()).isEqualTo("SIP");
            assertThat(registration.status()).isEqualTo(RegistrationStatus.REGISTERED);
        } finally {
            own.remove();
        }
    }

    private static Endpoint endpoint(LiveState live, String name) {
        return live.endpoints().find(name).orElseThrow();
    }

    /** Waits until the telephone is as said. */
    private static void becomes(LiveState live, Predicate<Endpoint> what) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        try (Subscription watching = live.endpoints().watch(change -> {
            if (change.after().name().equals(PHONE) && what.test(change.after())) {
                reached.complete(null);
            }
        })) {
            Stage.get(reached);
        }
    }
}
