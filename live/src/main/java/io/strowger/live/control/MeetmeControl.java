package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.MeetmeListAction;
import io.strowger.protocol.action.MeetmeMuteAction;
import io.strowger.protocol.action.MeetmeUnmuteAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.MeetmeListEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One conference of {@code MeetMe}, where the server has {@code app_meetme}: it needs DAHDI, and {@link ConferenceControl}
 * replaces it. Asterisk answers when it is done. Futures complete on the client's executor; see {@link ChannelControl} for failures and threads. Immutable.
 */
public final class MeetmeControl {
    private final Desk desk;
    private final String conference;

    private MeetmeControl(Desk desk, String conference) {
        this.desk = desk;
        this.conference = conference;
    }

    /** A control of that conference, which is not looked up. */
    public static MeetmeControl of(AmiClient client, String conference) {
        return new MeetmeControl(new Desk(client), conference);
    }

    /** Who takes part (action {@code MeetmeList}). */
    public CompletableFuture<List<MeetmeListEvent>> participants() {
        return desk.send(MeetmeListAction.builder().conference(conference).build(), list -> list.items());
    }

    /** Lets a user, known by its number in the conference, not be heard (action {@code MeetmeMute}). */
    public CompletableFuture<Response> mute(int user) {
        return desk.send(
                MeetmeMuteAction.builder(conference, Integer.toString(user)).build());
    }

    /** Takes {@link #mute} back (action {@code MeetmeUnmute}). */
    public CompletableFuture<Response> unmute(int user) {
        return desk.send(
                MeetmeUnmuteAction.builder(conference, Integer.toString(user)).build());
    }

    /** Shows the conference. */
    @Override
    public String toString() {
        return "MeetmeControl[" + conference + "]";
    }
}
