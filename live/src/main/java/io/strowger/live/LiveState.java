package io.strowger.live;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.Subscription;
import io.strowger.live.control.ChannelControl;
import io.strowger.live.control.ConferenceControl;
import io.strowger.live.control.DatabaseControl;
import io.strowger.live.control.MailboxControl;
import io.strowger.live.control.MeetmeControl;
import io.strowger.live.control.OriginatedCall;
import io.strowger.live.control.ParkingControl;
import io.strowger.live.control.QueueControl;
import io.strowger.live.control.QueueMemberControl;
import io.strowger.live.internal.Following;
import io.strowger.protocol.action.OriginateAction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What one PBX is doing at this moment, kept up to date: its channels, calls, bridges and the rest.
 *
 * <p>It subscribes to the client's events with a queue and a thread of its own, asks the PBX for everything that is there, and
 * puts both together in the order in which they came over the connection: no gap, nothing twice. After a reconnect, and
 * where events were lost, it asks again, and tells its listeners exactly what has become different. How that is done, and what
 * AMI cannot tell, is in {@code docs/live-model.md}.
 *
 * <p>What it shows can be acted on: {@link #control(Channel)}, {@link #queue}, {@link #originate} and the like give the controls
 * of {@code io.strowger.live.control}, which work as well without a model.
 *
 * <p>All methods may be called by any thread. What a view shows is updated before listeners are told of it. The futures of
 * {@link #inStep} and {@link #audit} complete on the common pool ({@link java.util.concurrent.ForkJoinPool#commonPool}), and so
 * does that of {@link #caughtUp}.
 */
public final class LiveState implements AutoCloseable {
    private final Following following;

    LiveState(Following following) {
        this.following = following;
    }

    /**
     * Follows a PBX with the usual settings; returns when the model is in step.
     *
     * @throws AmiException when the client ends meanwhile, or the model is not in step within a minute, as where the client
     *     does not become connected or Asterisk takes longer to start
     */
    public static LiveState follow(AmiClient client) {
        return builder(client).follow();
    }

    /** Starts the settings of a model. */
    public static LiveStateBuilder builder(AmiClient client) {
        return new LiveStateBuilder(client);
    }

    Following following() {
        return following;
    }

    /** The channels, by unique id or name. */
    public Channels channels() {
        return following.model().channels();
    }

    /** The calls, by linked id. */
    public LiveView<Call> calls() {
        return following.model().calls();
    }

    /** The bridges, by unique id. */
    public LiveView<Bridge> bridges() {
        return following.model().bridges();
    }

    /** The queues, by name. */
    public LiveView<Queue> queues() {
        return following.model().queues();
    }

    /** Those who wait in queues, by the unique id of their channel. */
    public LiveView<QueueCaller> queueCallers() {
        return following.model().queueCallers();
    }

    /** The members of queues, by {@code queue/interface}, such as {@code support/PJSIP/100}. */
    public LiveView<QueueMember> queueMembers() {
        return following.model().queueMembers();
    }

    /** The agents of AgentLogin, by id. */
    public LiveView<Agent> agents() {
        return following.model().agents();
    }

    /** The conferences, by name for ConfBridge, by {@code meetme/name} for MeetMe. */
    public LiveView<Conference> conferences() {
        return following.model().conferences();
    }

    /** The parked calls, by {@code lot/space}, such as {@code default/701}. */
    public LiveView<ParkedCall> parking() {
        return following.model().parking();
    }

    /** The telephones and trunks, by technology and name, such as {@code PJSIP/100}. */
    public LiveView<Endpoint> endpoints() {
        return following.model().endpoints();
    }

    /** The registrations of this PBX at others, by {@code username@domain}. */
    public LiveView<Registration> registrations() {
        return following.model().registrations();
    }

    /** The extensions with hints and their states, by {@code exten@context}. */
    public LiveView<Hint> hints() {
        return following.model().hints();
    }

    /** The presence states, by presentity. */
    public LiveView<Presence> presence() {
        return following.model().presence();
    }

    /** The device states, by device. */
    public LiveView<Device> devices() {
        return following.model().devices();
    }

    /** The voicemail boxes, by {@code box@context}. */
    public LiveView<Mailbox> mailboxes() {
        return following.model().mailboxes();
    }

    /** The DAHDI channels, by number. */
    public LiveView<DahdiLine> dahdi() {
        return following.model().dahdi();
    }

    /** The server itself, by the name of the PBX. */
    public LiveView<Server> server() {
        return following.model().server();
    }

    /** All views. */
    public List<LiveView<?>> views() {
        return following.model().views();
    }

    /** How far each view can be trusted, and why. */
    public List<ViewStatus> status() {
        return views().stream().<ViewStatus>map(LiveView::status).toList();
    }

    /**
     * Tells each view's status from now on when its freshness changes, and when nothing is heard of the PBX though the view
     * was stale before; runs as the listeners of {@link LiveView#onChange} do.
     */
    public Subscription onStatus(Consumer<? super ViewStatus> listener) {
        return following.model().onStatus(listener);
    }

    /** Completes when the model is in step for the first time; fails when the client ends before. */
    public CompletableFuture<Void> inStep() {
        return following.inStep().copy();
    }

    /**
     * Completes when all that the PBX has sent until now is in the views: asks it for a sign of life, and waits until what came
     * before that is applied.
     *
     * <p>For tests, and for whoever has just sent an action and wants to see what came of it. Fails when the PBX does not
     * answer, or the client ends.
     */
    public CompletableFuture<Void> caughtUp() {
        return following.caughtUp();
    }

    /** What can be done to that channel, by its unique id, which outlasts a change of its name. */
    public ChannelControl control(Channel channel) {
        // What DAHDI alone can do is told by the name.
        return ChannelControl.of(client(), channel.name().contains("DAHDI/") ? channel.name() : channel.uniqueid());
    }

    /** What can be done to the channel of that name or unique id, which need not be in the view. */
    public ChannelControl control(String channel) {
        return ChannelControl.of(client(), channel);
    }

    /** What can be done to the queue of that name, and to its members. */
    public QueueControl queue(String name) {
        return QueueControl.of(client(), name);
    }

    /** What can be done to that member of a queue. */
    public QueueMemberControl control(QueueMember member) {
        return queue(member.queue()).member(member.interfaceName());
    }

    /** What can be done to the ConfBridge conference of that name. */
    public ConferenceControl conference(String name) {
        return ConferenceControl.of(client(), name);
    }

    /** What can be done to the MeetMe conference of that name, without the {@code meetme/} of the view's keys. */
    public MeetmeControl meetme(String name) {
        return MeetmeControl.of(client(), name);
    }

    /** What can be done to the parking lots. */
    public ParkingControl parkingLots() {
        return ParkingControl.of(client());
    }

    /** What can be done to the mailbox of that name, such as {@code 100@default}. */
    public MailboxControl mailbox(String name) {
        return MailboxControl.of(client(), name);
    }

    /** Asterisk's own database. */
    public DatabaseControl database() {
        return DatabaseControl.of(client());
    }

    /**
     * Places a call; returns at once. Each stage completes when the views have caught up with it, so that {@link #callOf}
     * shows then what the stage tells; where the connection ends just then, it completes without them, which are stale.
     *
     * @throws IllegalStateException where the client does not see events of class {@code call}
     */
    public OriginatedCall originate(OriginateAction action) {
        return OriginatedCall.originate(client(), action)
                // What has been told stays true where the PBX does not answer to that any more.
                .behind(() -> caughtUp().handle((done, failure) -> null));
    }

    /**
     * The call of the view that a placed call is, or has become part of; empty before its channel came about, and when it is
     * over and forgotten ({@link LiveStateBuilder#keepEnded}).
     */
    public Optional<Call> callOf(OriginatedCall placed) {
        return callOf(placed.currentUniqueid()).or(() -> callOf(placed.uniqueid()));
    }

    /** The call that a channel is part of, or was at its end, by the channel's name or unique id. */
    public Optional<Call> callOf(String channel) {
        return channels().find(channel).map(Channel::linkedid).flatMap(linkedid -> calls().find(linkedid));
    }

    private AmiClient client() {
        return following.client();
    }

    /** How many snapshots have been taken and put into the model: one, and one more for each time that events were missed. */
    public long synchronisations() {
        return following.synchronisations();
    }

    /** All views at one instant, between two events. */
    public Picture snapshot() {
        return following.model().snapshot();
    }

    /**
     * Asks the PBX for everything again, and gives what is different; empty where the model is right.
     *
     * <p>What is in flight is accounted for: the answer and the events that come until the {@linkplain
     * LiveStateBuilder#settleTime settle time} is over are put together to a second model, which is compared with the first.
     * Where there are differences, the model resynchronises at once. Two audits at a time are one.
     *
     * <p>Fails with an {@link IllegalStateException} while the model is not in step, and when it falls out of step meanwhile.
     */
    public CompletableFuture<List<Difference>> audit() {
        return following.audit();
    }

    /** How many audits have come to their end: those that were asked for, and those of {@link LiveStateBuilder#auditEvery}. */
    public long audits() {
        return following.audits();
    }

    /** How many differences all audits have found together. */
    public long drift() {
        return following.drift();
    }

    /** Stops following; the client stays open, and the views show what was so at the end. */
    @Override
    public void close() {
        following.close();
    }

    /** Shows the PBX, and what there is of what. */
    @Override
    public String toString() {
        return "LiveState[" + following.pbx() + ", " + views() + "]";
    }
}
