package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.AgentLogoffAction;
import io.strowger.protocol.action.AgentsAction;
import io.strowger.protocol.action.QueueAddAction;
import io.strowger.protocol.action.QueueChangePriorityCallerAction;
import io.strowger.protocol.action.QueueLogAction;
import io.strowger.protocol.action.QueueMemberRingInUseAction;
import io.strowger.protocol.action.QueuePauseAction;
import io.strowger.protocol.action.QueuePenaltyAction;
import io.strowger.protocol.action.QueueReloadAction;
import io.strowger.protocol.action.QueueRemoveAction;
import io.strowger.protocol.action.QueueResetAction;
import io.strowger.protocol.action.QueueRuleAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.action.QueueSummaryAction;
import io.strowger.protocol.action.QueueWithdrawCallerAction;
import io.strowger.protocol.event.AgentLoginEvent;
import io.strowger.protocol.event.AgentLogoffEvent;
import io.strowger.protocol.event.AgentsEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueEntryEvent;
import io.strowger.protocol.event.QueueMemberAddedEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.protocol.event.QueueParamsEvent;
import io.strowger.protocol.event.QueueSummaryEvent;
import io.strowger.tests.lab.Stage;
import java.util.concurrent.CompletableFuture;

/** Queues, their members and callers, and agents. */
final class QueueScenes {
    private static final String QUEUE = "empty";
    private static final String PHONE = "Local/noanswer@members/n";

    private QueueScenes() {}

    static void addTo(Scenes scenes) {
        lists(scenes);
        members(scenes);
        callers(scenes);
        agents(scenes);
    }

    private static void lists(Scenes scenes) {
        scenes.play("QueueStatus", play -> {
                    QueueCallerJoinEvent waiting = waitIn(play);
                    var status = play.send(QueueStatusAction.builder().build());
                    assertThat(status.stream().filter(QueueParamsEvent.class::isInstance))
                            .hasSizeGreaterThanOrEqualTo(3);
                    assertThat(status.stream().filter(QueueMemberEvent.class::isInstance))
                            .hasSizeGreaterThanOrEqualTo(5);
                    assertThat(status.stream().filter(QueueEntryEvent.class::isInstance))
                            .extracting(item -> item.header("Uniqueid"))
                            .contains(waiting.uniqueid());
                })
                .play(
                        "QueueSummary",
                        play -> assertThat(
                                        play.send(QueueSummaryAction.builder().build()))
                                .extracting(QueueSummaryEvent::queue)
                                .contains("support", "sales", QUEUE))
                .play(
                        "QueueRule",
                        play -> assertThat(play.send(QueueRuleAction.builder().build())
                                        .ruleList())
                                .isNotEmpty())
                .play(
                        "QueueReload",
                        play -> play.send(QueueReloadAction.builder()
                                .queue("support")
                                .members(true)
                                .build()))
                .play(
                        "QueueReset",
                        play -> play.send(
                                QueueResetAction.builder().queue("support").build()))
                .play(
                        "QueueLog",
                        play -> play.send(QueueLogAction.builder(QUEUE, "SCENE")
                                .interfaceName(PHONE)
                                .messageText("written by a test")
                                .build()));
    }

    private static void members(Scenes scenes) {
        scenes.play("QueueAdd", play -> {
                    add(play);
                    remove(play);
                })
                .play("QueueRemove", play -> {
                    add(play);
                    remove(play);
                })
                .play("QueuePause", play -> {
                    add(play);
                    play.send(QueuePauseAction.builder(PHONE, true)
                            .queue(QUEUE)
                            .reason("lunch")
                            .build());
                    assertThat(member(play).paused()).isTrue();
                    assertThat(member(play).pausedReason()).isEqualTo("lunch");
                    play.send(
                            QueuePauseAction.builder(PHONE, false).queue(QUEUE).build());
                    assertThat(member(play).paused()).isFalse();
                    remove(play);
                })
                .play("QueuePenalty", play -> {
                    add(play);
                    play.send(QueuePenaltyAction.builder(PHONE, 7).queue(QUEUE).build());
                    assertThat(member(play).penalty()).isEqualTo(7);
                    remove(play);
                })
                .play("QueueMemberRingInUse", play -> {
                    add(play);
                    play.send(QueueMemberRingInUseAction.builder(PHONE, false)
                            .queue(QUEUE)
                            .build());
                    remove(play);
                });
    }

    private static void add(Play play) {
        CompletableFuture<QueueMemberAddedEvent> added =
                play.stage().await(QueueMemberAddedEvent.class, event -> QUEUE.equals(event.queue()));
        play.send(QueueAddAction.builder(QUEUE, PHONE)
                .memberName("Agent Scene")
                .penalty(3)
                .paused(true)
                .build());
        QueueMemberAddedEvent event = Stage.get(added);
        assertThat(event.paused()).isTrue();
        assertThat(event.penalty()).isEqualTo(3);
    }

    private static void remove(Play play) {
        play.send(QueueRemoveAction.builder(QUEUE, PHONE).build());
    }

    private static QueueMemberEvent member(Play play) {
        return play.ami().send(QueueStatusAction.builder().queue(QUEUE).build()).stream()
                .filter(QueueMemberEvent.class::isInstance)
                .map(QueueMemberEvent.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void callers(Scenes scenes) {
        scenes.play("QueueChangePriorityCaller", play -> {
                    QueueCallerJoinEvent waiting = waitIn(play);
                    play.send(QueueChangePriorityCallerAction.builder(QUEUE, waiting.channel(), 5)
                            .build());
                })
                .play("QueueWithdrawCaller", play -> {
                    QueueCallerJoinEvent waiting = waitIn(play);
                    play.send(QueueWithdrawCallerAction.builder(QUEUE, waiting.channel())
                            .withdrawInfo("scene")
                            .build());
                });
    }

    private static QueueCallerJoinEvent waitIn(Play play) {
        return play.stage().callUntil("queue-entry", QueueCallerJoinEvent.class);
    }

    private static void agents(Scenes scenes) {
        scenes.play(
                        "Agents",
                        play -> assertThat(play.send(AgentsAction.builder().build()))
                                .extracting(AgentsEvent::agent)
                                .contains("1001", "1002"))
                .play("AgentLogoff", play -> {
                    play.stage().callUntil("agent-login", AgentLoginEvent.class);
                    CompletableFuture<AgentLogoffEvent> loggedOff =
                            play.stage().await(AgentLogoffEvent.class, event -> "1001".equals(event.agent()));
                    play.send(AgentLogoffAction.builder("1001").build());
                    assertThat(Stage.get(loggedOff)).isNotNull();
                });
    }
}
