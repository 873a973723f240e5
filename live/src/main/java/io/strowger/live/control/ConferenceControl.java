package io.strowger.live.control;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.protocol.action.BridgeInfoAction;
import io.strowger.protocol.action.BridgeListAction;
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
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.ConfbridgeEndEvent;
import io.strowger.protocol.event.ConfbridgeLeaveEvent;
import io.strowger.protocol.event.ConfbridgeListEvent;
import io.strowger.protocol.event.ConfbridgeListRoomsEvent;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One conference of {@code ConfBridge}, and what can be done to it and to who takes part.
 *
 * <p>Asterisk mutes, locks and records before it answers, so the answer is the outcome; who is kicked out is out when the
 * {@code ConfbridgeLeave} event came. A conference that does not exist is told by an {@code ActionFailedException}: "No
 * active conferences." or "No Conference by that name found.". Futures complete on the client's executor; see {@link ChannelControl} for failures and threads.
 * Immutable.
 */
public final class ConferenceControl {
    private static final String ALL = "all";
    private static final String PARTICIPANTS = "participants";
    private static final String CREATOR = "ConfBridge";
    private static final int ANNOUNCERS = 1;

    private final Desk desk;
    private final String conference;

    private ConferenceControl(Desk desk, String conference) {
        if (conference.isEmpty()) {
            throw new IllegalArgumentException("a conference has a name");
        }
        this.desk = desk;
        this.conference = conference;
    }

    /** A control of that conference, which is not looked up. */
    public static ConferenceControl of(AmiClient client, String conference) {
        return new ConferenceControl(new Desk(client), conference);
    }

    /** The conferences of a PBX that somebody is in (action {@code ConfbridgeListRooms}). */
    public static CompletableFuture<List<ConfbridgeListRoomsEvent>> all(AmiClient client) {
        return new Desk(client).send(ConfbridgeListRoomsAction.builder().build(), list -> list.items());
    }

    /** The same conference, with another time that the event of an outcome may take; more than 0. */
    public ConferenceControl patience(Duration wait) {
        return new ConferenceControl(desk.patience(wait), conference);
    }

    /** The conference's name. */
    public String conference() {
        return conference;
    }

    /** Who takes part (action {@code ConfbridgeList}); nobody where there is no such conference. */
    public CompletableFuture<List<ConfbridgeListEvent>> participants() {
        CompletableFuture<List<ConfbridgeListEvent>> participants = new CompletableFuture<>();
        CompletableFuture<List<ConfbridgeListEvent>> listed =
                desk.send(ConfbridgeListAction.builder(conference).build(), list -> list.items());
        Desk.settle(
                listed.exceptionallyCompose(failure -> isNoConference(Desk.unwrapped(failure))
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.failedFuture(failure)),
                participants,
                list -> list);
        return participants;
    }

    private static boolean isNoConference(Throwable failure) {
        return failure instanceof ActionFailedException refused
                && String.valueOf(refused.response().text()).startsWith("No ");
    }

    /** To Asterisk two words stand for many; as the name of a channel they are a mistake, or somebody's trick. */
    private static Target one(String channel) {
        if (channel.equalsIgnoreCase(ALL) || channel.equalsIgnoreCase(PARTICIPANTS)) {
            throw new IllegalArgumentException(
                    "'" + channel + "' is no channel: to Asterisk it means several participants,"
                            + " for whom there are methods of their own");
        }
        return new Target(channel);
    }

    /**
     * Takes a participant out (action {@code ConfbridgeKick}); done when {@code ConfbridgeLeave} came, which Asterisk sends a
     * moment before {@link #participants} forgets the channel.
     */
    public CompletableFuture<ConfbridgeLeaveEvent> kick(String channel) {
        Target target = one(channel);
        Expectation<ConfbridgeLeaveEvent> left = new Expectation<ConfbridgeLeaveEvent>("taken out of the conference")
                .when(
                        ConfbridgeLeaveEvent.class,
                        event -> target.is(event) && conference.equals(event.conference()),
                        event -> event);
        return desk.send(ConfbridgeKickAction.builder(conference, channel).build(), left);
    }

    /** Takes everybody out, which ends the conference; done when {@code ConfbridgeEnd} came. */
    public CompletableFuture<Void> kickAll() {
        Expectation<Void> ended = new Expectation<Void>("ended")
                .when(ConfbridgeEndEvent.class, event -> conference.equals(event.conference()), event -> null);
        return desk.send(ConfbridgeKickAction.builder(conference, ALL).build(), ended);
    }

    /** Takes everybody out but the administrators (13.19 and later); done when Asterisk has told them to leave. */
    public CompletableFuture<Response> kickParticipants() {
        return desk.send(ConfbridgeKickAction.builder(conference, PARTICIPANTS).build());
    }

    /** Lets a participant not be heard (action {@code ConfbridgeMute}). */
    public CompletableFuture<Response> mute(String channel) {
        return desk.send(
                ConfbridgeMuteAction.builder(conference, one(channel).id()).build());
    }

    /** Lets nobody be heard. */
    public CompletableFuture<Response> muteAll() {
        return desk.send(ConfbridgeMuteAction.builder(conference, ALL).build());
    }

    /** Lets nobody but the administrators be heard, also not those who join later. */
    public CompletableFuture<Response> muteParticipants() {
        return desk.send(ConfbridgeMuteAction.builder(conference, PARTICIPANTS).build());
    }

    /** Takes {@link #mute} back (action {@code ConfbridgeUnmute}). */
    public CompletableFuture<Response> unmute(String channel) {
        return desk.send(
                ConfbridgeUnmuteAction.builder(conference, one(channel).id()).build());
    }

    /** Takes {@link #muteAll} back. */
    public CompletableFuture<Response> unmuteAll() {
        return desk.send(ConfbridgeUnmuteAction.builder(conference, ALL).build());
    }

    /** Takes {@link #muteParticipants} back. */
    public CompletableFuture<Response> unmuteParticipants() {
        return desk.send(
                ConfbridgeUnmuteAction.builder(conference, PARTICIPANTS).build());
    }

    /** Lets nobody join any more but administrators (action {@code ConfbridgeLock}). */
    public CompletableFuture<Response> lock() {
        return desk.send(ConfbridgeLockAction.builder(conference).build());
    }

    /** Takes {@link #lock} back (action {@code ConfbridgeUnlock}). */
    public CompletableFuture<Response> unlock() {
        return desk.send(ConfbridgeUnlockAction.builder(conference).build());
    }

    /** Records the conference to a file that Asterisk or its profile names (action {@code ConfbridgeStartRecord}). */
    public CompletableFuture<Response> startRecording() {
        return desk.send(ConfbridgeStartRecordAction.builder(conference).build());
    }

    /** Records the conference to that file; fails where it is being recorded already. */
    public CompletableFuture<Response> startRecording(String file) {
        return desk.send(
                ConfbridgeStartRecordAction.builder(conference).recordFile(file).build());
    }

    /** Ends the recording (action {@code ConfbridgeStopRecord}); fails where there is none. */
    public CompletableFuture<Response> stopRecording() {
        return desk.send(ConfbridgeStopRecordAction.builder(conference).build());
    }

    /**
     * True while the conference is recorded.
     *
     * <p>No action tells it, and the recorder's channel is in no list. But the bridge counts it ({@code BridgeNumChannels} of
     * {@code BridgeInfo}), as it does the announcer, who is always there: who else is counted and not listed, records.
     */
    public CompletableFuture<Boolean> isRecording() {
        CompletableFuture<Boolean> recording = new CompletableFuture<>();
        Desk.settle(
                desk.send(
                                BridgeListAction.builder().build(),
                                list -> list.stream()
                                        .filter(each -> conference.equals(each.bridgeName())
                                                && CREATOR.equalsIgnoreCase(String.valueOf(each.bridgeCreator())))
                                        .map(each -> String.valueOf(each.bridgeUniqueid()))
                                        .findFirst())
                        .thenCompose(bridge -> bridge.map(this::hasRecorder)
                                .orElseGet(() -> CompletableFuture.completedFuture(false))),
                recording,
                is -> is);
        return recording;
    }

    private CompletableFuture<Boolean> hasRecorder(String bridge) {
        return desk.send(BridgeInfoAction.builder(bridge).build(), list -> {
            Event complete = list.complete();
            Integer counted = complete == null ? null : complete.message().integer("BridgeNumChannels");
            return counted != null && counted - list.size() > ANNOUNCERS;
        });
    }

    /** Shows everybody that participant's video and no other (action {@code ConfbridgeSetSingleVideoSrc}). */
    public CompletableFuture<Response> showOnly(String channel) {
        return desk.send(ConfbridgeSetSingleVideoSrcAction.builder(
                        conference, one(channel).id())
                .build());
    }

    /** Shows the conference. */
    @Override
    public String toString() {
        return "ConferenceControl[" + conference + "]";
    }
}
