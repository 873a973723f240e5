package io.strowger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A test that hangs is ended, and all threads are shown, whether or not it listens to interrupts. */
class WatchdogTest {
    private static final CountDownLatch RELEASE = new CountDownLatch(1);

    /** Not run by itself. */
    static class Hanging {
        @Test
        void waits() throws InterruptedException {
            RELEASE.await();
        }
    }

    /** Not run by itself. */
    static class Deaf {
        @Test
        void ignoresInterrupts() {
            while (RELEASE.getCount() > 0) {
                LockSupport.park(this);
                Thread.interrupted();
            }
        }
    }

    private static String errorsOf(Class<?> tests, SummaryGeneratingListener summary) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.execution.timeout.default", "200 ms")
                .build();
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create().execute(request, summary);
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void assertShown(Class<?> tests, String frame) {
        Thread bystander = new Thread(() -> new Bystander().standBy(), "the bystander");
        bystander.setDaemon(true);
        bystander.start();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        assertThat(errorsOf(tests, summary)).contains(frame, "\"the bystander\"", "standBy");
        assertThat(summary.getSummary().getTestsFailedCount()).isEqualTo(1);
    }

    private static final class Bystander {
        void standBy() {
            while (RELEASE.getCount() > 0) {
                LockSupport.park(this);
            }
        }
    }

    @Test
    void aTestThatHangsIsEndedAndAllThreadsAreShown() {
        assertShown(Hanging.class, "WatchdogTest$Hanging.waits");
    }

    @Test
    void soIsOneThatIgnoresInterrupts() {
        assertShown(Deaf.class, "WatchdogTest$Deaf.ignoresInterrupts");
    }
}
