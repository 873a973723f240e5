package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.AbsoluteTimeoutAction;
import io.strowger.protocol.action.AocMessageAction;
import io.strowger.protocol.action.ControlPlaybackAction;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.LocalOptimizeAwayAction;
import io.strowger.protocol.action.MuteAudioAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.action.SendFlashAction;
import io.strowger.protocol.action.SendTextAction;
import io.strowger.protocol.event.BlindTransferEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.value.AocMessageType;
import io.strowger.protocol.value.AudioDirection;
import io.strowger.protocol.value.BridgeTone;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.PlaybackControl;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * One channel, and what can be done to it.
 *
 * <p>Needs nothing but a client and the channel's name or unique id: {@code ChannelControl.of(ami, "PJSIP/100-0000002a")}. A
 * method sends its action at once and returns a future that completes with what a person means by its outcome: a channel is
 * hung up when it is gone, redirected when it has arrived, parked when it is in its space. Where Asterisk tells that by an
 * event, the wait for it is armed before the action is sent, the event is known by the channel (such events carry no
 * ActionID), and it may take as long as {@link #patience(Duration)} says; 30 seconds, where it says nothing. A wait outlasts
 * a reconnect.
 *
 * <p>Futures fail with {@link NoSuchChannelException}, {@link ChannelEndedException}, {@link OutcomeTimeoutException},
 * {@link ControlFailedException}, and with all that {@link AmiClient#send} throws: {@code PermissionException} names the
 * class that the user lacks. They complete on the client's executor ({@code AmiClientBuilder.executor}), never on the thread that
 * reads the socket. Cancelling one gives up waiting; what was sent stays sent. Where the user is known not to see the event, nothing is sent and an
 * {@link IllegalStateException} is thrown at once.
 *
 * <p>Immutable, and safe for use by any thread. Two controls are equal that are of the same channel of the same client.
 */
public sealed class ChannelControl permits DahdiChannel {
    private final Desk desk;
    private final Target target;

    ChannelControl(Desk desk, Target target) {
        this.desk = desk;
        this.target = target;
    }

    /**
     * A control of that channel, which need not exist yet; of a {@code DAHDI/} or {@code Zap/} channel, a
     * {@link DahdiChannel}.
     *
     * @param channel the name or the unique id
     * @throws IllegalArgumentException where it is empty or a regular expression
     */
    public static ChannelControl of(AmiClient client, String channel) {
        return of(new Desk(client), new Target(channel));
    }

    static ChannelControl of(Desk desk, Target target) {
        String lower = target.id().toLowerCase(Locale.ROOT);
        return lower.startsWith("dahdi/") || lower.startsWith("zap/")
                ? new DahdiChannel(desk, target)
                : new ChannelControl(desk, target);
    }

    /** The same channel, with another time that the event of an outcome may take; more than 0. */
    public ChannelControl patience(Duration wait) {
        return of(desk.patience(wait), target);
    }

    /** The name or the unique id that this control was made with. */
    public final String channel() {
        return target.id();
    }

    /** What {@code Status} tells of the channel now: state, place, bridge, times. */
    public final CompletableFuture<StatusEvent> status() {
        return new Variables(desk, target).status();
    }

    /** Ends the channel with the cause 16; done when its {@code Hangup} event came. */
    public final CompletableFuture<HangupEvent> hangup() {
        return hangup(HangupCause.NORMAL_CLEARING);
    }

    /** Ends the channel with that cause (action {@code Hangup}); done when its {@code Hangup} event came. */
    public CompletableFuture<HangupEvent> hangup(HangupCause cause) {
        Expectation<HangupEvent> gone =
                new Expectation<HangupEvent>("hung up").when(HangupEvent.class, target::is, hangup -> hangup);
        return desk.send(HangupAction.builder(target.id()).cause(cause).build(), gone);
    }

    /**
     * Lets the channel go on at another place of the dialplan (action {@code Redirect}); done when it has arrived there.
     *
     * <p>Asterisk says Success as soon as it has taken the order, also where the place does not exist. The arrival is told by
     * a {@code Newexten} event, of class {@code dialplan}, and where the channel was in a bridge ({@code Status} is asked first)
     * by {@code BridgeLeave}. Where it is at that place already nothing tells it, and the answer has to do. A channel that goes to the extension {@code i} instead, or ends,
     * makes the future fail. Whom the channel talked to goes on in its own dialplan, which mostly ends it.
     */
    public final CompletableFuture<Void> redirect(Place place) {
        return new Redirects(desk, target).one(place);
    }

    /** Lets this channel and another one go on at two places at once; done when both have arrived. */
    public final CompletableFuture<Void> redirect(Place place, ChannelControl other, Place otherPlace) {
        return new Redirects(desk, target).both(place, other.target, otherPlace);
    }

    /**
     * Transfers whom this channel talks to, without asking first (action {@code BlindTransfer}); done when the
     * {@code BlindTransfer} event says so. Asterisk does not look whether the extension exists.
     */
    public final CompletableFuture<BlindTransferEvent> blindTransfer(String context, String exten) {
        return new Redirects(desk, target).blindTransfer(context, exten);
    }

    /**
     * Begins an attended transfer (action {@code Atxfer}): whom this channel talks to hears music, and the channel calls the
     * extension; the future completes when Asterisk has taken the order, and the {@link AttendedTransfer} tells the rest.
     *
     * <p>Asterisk plays its feature code {@code atxfer} and the extension into the channel as DTMF, so the channel must have
     * been bridged with the right to transfer (Dial's options {@code t} and {@code T}), and the extension consist of digits.
     */
    public final CompletableFuture<AttendedTransfer> attendedTransfer(String context, String exten) {
        return AttendedTransfer.begin(desk, target, context, exten);
    }

    /**
     * Puts the call on hold: both who talk hear music of the default class, apart from each other, until
     * {@link HeldCall#resume}.
     *
     * <p>AMI has no action for it: the channel and whom it talks to are redirected to an extension {@code s} of a context
     * {@code strowger-hold-default}, which is written by {@code DialplanExtensionAdd} (class {@code system}). A channel in no
     * bridge is redirected alone.
     */
    public final CompletableFuture<HeldCall> hold() {
        return HeldCall.hold(desk, target, "default");
    }

    /** Puts the call on hold at that place of the dialplan, which plays music for as long as need be. */
    public final CompletableFuture<HeldCall> hold(Place music) {
        return HeldCall.hold(desk, target, music);
    }

    /** Parks the channel in the default lot (action {@code Park}); done when the {@code ParkedCall} event says where. */
    public final CompletableFuture<ParkedChannel> park() {
        return park(ParkOrder.DEFAULT);
    }

    /** Parks the channel as the order says; done when the {@code ParkedCall} event says where. */
    public final CompletableFuture<ParkedChannel> park(ParkOrder order) {
        return ParkedChannel.park(desk, target, order);
    }

    /** Plays DTMF digits to the channel, each for 100 ms with 100 ms between (action {@code PlayDTMF}); done after the last. */
    public final CompletableFuture<Void> dtmf(String digits) {
        return dtmf(digits, Duration.ofMillis(100), Duration.ofMillis(100));
    }

    /**
     * Plays DTMF digits to the channel: done when Asterisk has taken the last one.
     *
     * @param digits at least one of {@code 0-9 A-D * #}
     * @param each how long each digit lasts
     * @param gap how long it is silent between two digits
     */
    public final CompletableFuture<Void> dtmf(String digits, Duration each, Duration gap) {
        return new Digits(desk, target).play(digits, each, gap, false);
    }

    /** Lets Asterisk hear DTMF digits as if the channel had sent them ({@code Receive} of {@code PlayDTMF}). */
    public final CompletableFuture<Void> hearDtmf(String digits, Duration each, Duration gap) {
        return new Digits(desk, target).play(digits, each, gap, true);
    }

    /** Plays MF digits to the channel (action {@code PlayMF}, since 16.21); done when Asterisk has taken the last one. */
    public final CompletableFuture<Void> mf(String digits, Duration each, Duration gap) {
        return new Digits(desk, target).playMf(digits, each, gap);
    }

    /** Sends a hook flash to the channel (action {@code SendFlash}, since 18.18). */
    public final CompletableFuture<Response> flash() {
        return desk.send(SendFlashAction.builder(target.id()).build());
    }

    /** Silences what comes from the channel, what goes to it, or both (action {@code MuteAudio}). */
    public final CompletableFuture<Response> mute(AudioDirection direction) {
        return desk.send(MuteAudioAction.builder(target.id(), direction, true).build());
    }

    /** Takes {@link #mute} back. */
    public final CompletableFuture<Response> unmute(AudioDirection direction) {
        return desk.send(MuteAudioAction.builder(target.id(), direction, false).build());
    }

    /** The channel's variables, and how to set them. */
    public final Variables variables() {
        return new Variables(desk, target);
    }

    /**
     * Ends the channel after that time from now, whatever it does (action {@code AbsoluteTimeout}, whole seconds); zero takes
     * the limit away. Done when Asterisk has noted it.
     */
    public final CompletableFuture<Response> absoluteTimeout(Duration limit) {
        return desk.send(AbsoluteTimeoutAction.builder(target.id(), limit).build());
    }

    /**
     * Records the call into that file: by {@code MixMonitor}, or where the server has none, by {@code Monitor}; done when it
     * runs.
     *
     * @param file the file's name; below Asterisk's folder for recordings unless it begins with a slash
     */
    public final CompletableFuture<Recording> record(String file) {
        return Recording.start(desk, target, file);
    }

    /** Records the call as the {@link Recorder} is told, which can choose between MixMonitor and Monitor. */
    public final Recorder recorder() {
        return new Recorder(desk, target);
    }

    /** Sends a text to the channel (action {@code SendText}); fails where the channel's technology takes none. */
    public final CompletableFuture<Response> text(String text) {
        return desk.send(SendTextAction.builder(target.id(), text).build());
    }

    /** Sends a text of that content type, such as {@code text/html}, to the channel. */
    public final CompletableFuture<Response> text(String text, String contentType) {
        return desk.send(SendTextAction.builder(target.id(), text)
                .contentType(contentType)
                .build());
    }

    /**
     * Connects the channel with another one, taking both out of whatever they are in (action {@code Bridge}); done when both
     * have entered the same bridge ({@code BridgeEnter}).
     */
    public final CompletableFuture<Void> bridge(ChannelControl other, BridgeTone tone) {
        return new Redirects(desk, target).bridge(other.target, tone);
    }

    /** Takes the channel out of its bridge (action {@code BridgeKick}); done when {@code BridgeLeave} came. */
    public final CompletableFuture<BridgeLeaveEvent> leaveBridge() {
        return new Redirects(desk, target).leaveBridge();
    }

    /** Pauses, winds or stops the file that the channel plays by {@code ControlPlayback} or AGI (action of that name). */
    public final CompletableFuture<Response> playback(PlaybackControl control) {
        return desk.send(ControlPlaybackAction.builder(target.id(), control).build());
    }

    /** Lets a Local channel optimise itself away although it was made with {@code /n} (action {@code LocalOptimizeAway}). */
    public final CompletableFuture<Response> optimizeAway() {
        return desk.send(LocalOptimizeAwayAction.builder(target.id()).build());
    }

    /** Sends advice of charge to the channel (action {@code AOCMessage}), with what is added to it. */
    public final CompletableFuture<Response> adviceOfCharge(
            AocMessageType type, UnaryOperator<AocMessageAction.Builder> more) {
        return desk.send(
                more.apply(AocMessageAction.builder(type).channel(target.id())).build());
    }

    /**
     * Drives the channel, which is in {@code AGI(agi:async)} already, by AGI commands; close it when done. To take channels as
     * they come, see {@link AsyncAgi#on}.
     */
    public final AgiChannel agi() {
        return AgiChannel.attach(desk, target);
    }

    final Desk desk() {
        return desk;
    }

    final Target target() {
        return target;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof ChannelControl control
                && control.target.equals(target)
                && control.desk.client() == desk.client();
    }

    @Override
    public final int hashCode() {
        return target.hashCode();
    }

    /** Shows the channel. */
    @Override
    public final String toString() {
        return "ChannelControl[" + target.id() + "]";
    }
}
