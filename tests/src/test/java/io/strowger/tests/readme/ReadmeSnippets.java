package io.strowger.tests.readme;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.QueueStatusItem;

/** The Java of the README, compiled and run; the regions stand there word for word. */
final class ReadmeSnippets {
    private ReadmeSnippets() {}

    static void tour(String host, int port, String secret) {
        // region tour
        AmiClientBuilder pbx =
                AmiClient.builder().host(host).port(port).user("admin").secret(secret);
        try (AmiClient ami = pbx.connect()) {
            ami.events().on(HangupEvent.class, e -> System.out.println(e.channel() + ": " + e.causeText()));

            QueueStatusAction support =
                    QueueStatusAction.builder().queue("support").build();
            for (QueueStatusItem item : ami.send(support)) {
                System.out.println(item);
            }

            OriginateAction call = OriginateAction.builder("PJSIP/6001")
                    .context("lab")
                    .exten("202")
                    .priority(1)
                    .build();
            OriginateOutcome outcome = ami.originate(call).join(); // answered, busy, no answer, ...
            System.out.println(outcome);
        }
        // endregion
    }
}
