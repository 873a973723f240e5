package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PjsipHangupAction;
import io.strowger.protocol.action.PjsipNotifyAction;
import io.strowger.protocol.action.PjsipQualifyAction;
import io.strowger.protocol.action.PjsipRegisterAction;
import io.strowger.protocol.action.PjsipSetMaintenanceAction;
import io.strowger.protocol.action.PjsipShowAorsAction;
import io.strowger.protocol.action.PjsipShowAuthsAction;
import io.strowger.protocol.action.PjsipShowContactsAction;
import io.strowger.protocol.action.PjsipShowEndpointAction;
import io.strowger.protocol.action.PjsipShowEndpointsAction;
import io.strowger.protocol.action.PjsipShowMaintenanceAction;
import io.strowger.protocol.action.PjsipShowRegistrationInboundContactStatusesAction;
import io.strowger.protocol.action.PjsipShowRegistrationsInboundAction;
import io.strowger.protocol.action.PjsipShowRegistrationsOutboundAction;
import io.strowger.protocol.action.PjsipShowResourceListsAction;
import io.strowger.protocol.action.PjsipShowSubscriptionsInboundAction;
import io.strowger.protocol.action.PjsipShowSubscriptionsOutboundAction;
import io.strowger.protocol.action.PjsipUnregisterAction;
import io.strowger.protocol.event.AorListEvent;
import io.strowger.protocol.event.EndpointDetailEvent;
import io.strowger.protocol.event.EndpointListEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.RegistryEvent;
import io.strowger.tests.lab.Stage;
import java.util.concurrent.CompletableFuture;

/** PJSIP: endpoints, registrations, subscriptions. */
final class PjsipScenes {
    private PjsipScenes() {}

    static void addTo(Scenes scenes) {
        lists(scenes);
        registrations(scenes);
        scenes.play(
                        "PJSIPNotify",
                        play -> play.send(PjsipNotifyAction.builder()
                                .endpoint("6001")
                                .variable("Event", "check-sync")
                                .build()))
                .play(
                        "PJSIPQualify",
                        play -> play.send(PjsipQualifyAction.builder("6001").build()))
                .play("PJSIPSetMaintenance", play -> {
                    play.send(PjsipSetMaintenanceAction.builder("6002", true).build());
                    play.send(PjsipSetMaintenanceAction.builder("6002", false).build());
                })
                .play("PJSIPHangup", play -> {
                    OriginateOutcome outcome = Stage.get(play.stage()
                            .phone()
                            .ami()
                            .originate(OriginateAction.builder("PJSIP/6001")
                                    .application("Wait")
                                    .data("60")
                                    .build()));
                    assertThat(outcome).isInstanceOf(OriginateOutcome.Answered.class);
                    CompletableFuture<HangupEvent> hangup = play.stage()
                            .await(
                                    HangupEvent.class,
                                    event -> outcome.uniqueid().equals(event.uniqueid()));
                    play.send(PjsipHangupAction.builder(outcome.channel())
                            .cause("486")
                            .build());
                    assertThat(Stage.get(hangup)).isNotNull();
                });
    }

    private static void lists(Scenes scenes) {
        scenes.play(
                        "PJSIPShowEndpoints",
                        play -> assertThat(play.send(
                                        PjsipShowEndpointsAction.builder().build()))
                                .extracting(EndpointListEvent::objectName)
                                .contains("6001", "6002", "loop"))
                .play(
                        "PJSIPShowEndpoint",
                        play -> assertThat(play.send(
                                        PjsipShowEndpointAction.builder("6001").build()))
                                .anyMatch(EndpointDetailEvent.class::isInstance)
                                .hasSizeGreaterThanOrEqualTo(4))
                .play(
                        "PJSIPShowAors",
                        play -> assertThat(
                                        play.send(PjsipShowAorsAction.builder().build()))
                                .extracting(AorListEvent::objectName)
                                .contains("6001", "6002", "loop"))
                .play(
                        "PJSIPShowAuths",
                        play -> assertThat(
                                        play.send(PjsipShowAuthsAction.builder().build()))
                                .isNotEmpty())
                .play(
                        "PJSIPShowContacts",
                        play -> assertThat(play.send(
                                        PjsipShowContactsAction.builder().build()))
                                .isNotEmpty())
                .play(
                        "PJSIPShowResourceLists",
                        play -> assertThat(play.send(
                                        PjsipShowResourceListsAction.builder().build()))
                                .isEmpty())
                .play(
                        "PJSIPShowSubscriptionsInbound",
                        play -> play.send(
                                PjsipShowSubscriptionsInboundAction.builder().build()))
                .play(
                        "PJSIPShowSubscriptionsOutbound",
                        play -> play.send(
                                PjsipShowSubscriptionsOutboundAction.builder().build()))
                .play(
                        "PJSIPShowMaintenance",
                        play -> play.send(PjsipShowMaintenanceAction.builder().build()));
    }

    private static void registrations(Scenes scenes) {
        scenes.play(
                        "PJSIPShowRegistrationsInbound",
                        play -> play.send(
                                PjsipShowRegistrationsInboundAction.builder().build()))
                .play(
                        "PJSIPShowRegistrationInboundContactStatuses",
                        play -> play.send(PjsipShowRegistrationInboundContactStatusesAction.builder()
                                .build()))
                .play(
                        "PJSIPShowRegistrationsOutbound",
                        play -> assertThat(play.send(PjsipShowRegistrationsOutboundAction.builder()
                                        .build()))
                                .isNotEmpty())
                .play("PJSIPUnregister", play -> {
                    unregister(play);
                    register(play);
                })
                .play("PJSIPRegister", PjsipScenes::register);
    }

    private static void unregister(Play play) {
        CompletableFuture<RegistryEvent> unregistered =
                play.stage().await(RegistryEvent.class, event -> "Unregistered".equals(event.header("Status")));
        play.send(PjsipUnregisterAction.builder("reg-6001").build());
        assertThat(Stage.get(unregistered)).isNotNull();
    }

    /** Ends with the registration in place, which later calls to PJSIP/6001 need. */
    private static void register(Play play) {
        CompletableFuture<RegistryEvent> registered =
                play.stage().await(RegistryEvent.class, event -> "Registered".equals(event.header("Status")));
        play.send(PjsipRegisterAction.builder("reg-6001").build());
        assertThat(Stage.get(registered)).isNotNull();
    }
}
