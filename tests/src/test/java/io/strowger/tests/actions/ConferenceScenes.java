package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.ConfbridgeKickAction;
import io.strowger.protocol.action.ConfbridgeListAction;
import io.strowger.protocol.action.ConfbridgeListRoomsAction;
import io.strowger.protocol.action.ConfbridgeLockAction;
import io.strowger.protocol.action.ConfbridgeMuteAction;
import io.strowger.protocol.action.ConfbridgeSetSingleVideoSrcAction;
import io.strowger.protocol.action.ConfbridgeStartRecordAction;
import io.strowger.protocol.action.ConfbridgeStopRecordAction;
import io.strowger.protocol.action.ConfbridgeUnlockAction;
import io.strowger.protocol.action.ConfbridgeUnmuteAction;
import io.strowger.protocol.event.ConfbridgeJoinEvent;
import io.strowger.protocol.event.ConfbridgeLeaveEvent;
import io.strowger.protocol.event.ConfbridgeListEvent;
import io.strowger.protocol.event.ConfbridgeListRoomsEvent;
import io.strowger.protocol.event.ConfbridgeMuteEvent;
import io.strowger.protocol.event.ConfbridgeRecordEvent;
import io.strowger.tests.lab.Stage;
import java.util.concurrent.CompletableFuture;

/** Conferences. */
final class ConferenceScenes {
    private static final String ROOM = "1000";

    private ConferenceScenes() {}

    private static ConfbridgeJoinEvent join(Play play) {
        return play.stage().callUntil("conf", ConfbridgeJoinEvent.class);
    }

    static void addTo(Scenes scenes) {
        scenes.play("ConfbridgeList", play -> {
                    ConfbridgeJoinEvent joined = join(play);
                    assertThat(play.send(ConfbridgeListAction.builder(ROOM).build()))
                            .extracting(ConfbridgeListEvent::channel)
                            .contains(joined.channel());
                })
                .play("ConfbridgeListRooms", play -> {
                    join(play);
                    assertThat(play.send(ConfbridgeListRoomsAction.builder().build()))
                            .extracting(ConfbridgeListRoomsEvent::conference)
                            .contains(ROOM);
                })
                .play("ConfbridgeMute", play -> mute(play))
                .play("ConfbridgeUnmute", play -> {
                    String channel = mute(play);
                    play.send(ConfbridgeUnmuteAction.builder(ROOM, channel).build());
                })
                .play("ConfbridgeLock", play -> {
                    join(play);
                    play.send(ConfbridgeLockAction.builder(ROOM).build());
                    play.send(ConfbridgeUnlockAction.builder(ROOM).build());
                })
                .play("ConfbridgeUnlock", play -> {
                    join(play);
                    play.send(ConfbridgeUnlockAction.builder(ROOM).build());
                })
                .play("ConfbridgeKick", play -> {
                    String channel = join(play).channel();
                    CompletableFuture<ConfbridgeLeaveEvent> left =
                            play.stage().await(ConfbridgeLeaveEvent.class, event -> channel.equals(event.channel()));
                    play.send(ConfbridgeKickAction.builder(ROOM, channel).build());
                    assertThat(Stage.get(left).conference()).isEqualTo(ROOM);
                })
                .play("ConfbridgeStartRecord", play -> startRecording(play))
                .play("ConfbridgeStopRecord", play -> {
                    startRecording(play);
                    play.send(ConfbridgeStopRecordAction.builder(ROOM).build());
                })
                .play("ConfbridgeSetSingleVideoSrc", play -> {
                    String channel = join(play).channel();
                    play.send(ConfbridgeSetSingleVideoSrcAction.builder(ROOM, channel)
                            .build());
                })
                .leaveOut(
                        "needs app_meetme, which only loads with DAHDI's kernel driver",
                        "MeetmeList",
                        "MeetmeListRooms",
                        "MeetmeMute",
                        "MeetmeUnmute");
    }

    private static String mute(Play play) {
        String channel = join(play).channel();
        CompletableFuture<ConfbridgeMuteEvent> muted =
                play.stage().await(ConfbridgeMuteEvent.class, event -> channel.equals(event.channel()));
        play.send(ConfbridgeMuteAction.builder(ROOM, channel).build());
        assertThat(Stage.get(muted).conference()).isEqualTo(ROOM);
        return channel;
    }

    private static void startRecording(Play play) {
        join(play);
        CompletableFuture<ConfbridgeRecordEvent> recording =
                play.stage().await(ConfbridgeRecordEvent.class, event -> true);
        play.send(ConfbridgeStartRecordAction.builder(ROOM).build());
        assertThat(Stage.get(recording).conference()).isEqualTo(ROOM);
    }
}
