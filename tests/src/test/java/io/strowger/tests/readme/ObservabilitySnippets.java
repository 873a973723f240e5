package io.strowger.tests.readme;

import io.micrometer.core.instrument.MeterRegistry;
import io.strowger.client.ActionTrace;
import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.AmiListener;
import io.strowger.micrometer.AmiMetrics;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The Java of docs/observability.md, compiled and run; the regions stand there word for word. */
record ObservabilitySnippets(Consumer<String> log) {
    AmiClient listener(AmiClientBuilder pbx) {
        // region listener
        AmiListener alarms = new AmiListener() {
            @Override
            public void actionEnded(ActionTrace action) {
                if (action.took().compareTo(Duration.ofSeconds(2)) > 0) {
                    warn(action.pbx() + " took " + action.took() + " over " + action.action());
                }
            }

            @Override
            public void handlerStuck(
                    String pbx, String subscriber, String what, String thread, List<StackTraceElement> stack) {
                warn(subscriber + " of " + pbx + " hangs in " + stack.get(0));
            }
        };
        AmiClient ami = pbx.listener(alarms).connect();
        // endregion
        return ami;
    }

    static AmiClient micrometer(AmiClientBuilder pbx, MeterRegistry registry) {
        // region micrometer
        AmiMetrics metrics = new AmiMetrics(registry);
        AmiClient ami = pbx.name("vienna").listener(metrics).connect();
        // endregion
        return ami;
    }

    private void warn(String text) {
        log.accept(text);
    }
}
