package io.strowger.simulator.internal.ami;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of one client that is connected; for use inside the world only.
 *
 * <p>Events that come while an action is being answered wait until the answer is complete.
 */
public final class Client implements EventSink.Listener {
    /** So much may wait for an answer to be complete; then the client is cut off. */
    private static final long MOST_HELD_BYTES = 16L << 20;

    /** Where bytes go; never waits for the client. */
    public interface Outlet {
        /** Puts bytes behind those that wait to be sent; nobody changes them. */
        void write(byte[] message);

        /** Puts a part of an answer there: the next action waits for its end, so it may be as long as it is. */
        void answer(byte[] message);

        /** Closes the connection once all that was written so far is sent. */
        void close();

        /** The client's address, such as {@code 127.0.0.1:50000}. */
        String remoteAddress();

        /** True once the connection has ended. */
        boolean isClosed();

        /** The client's address without the port. */
        InetAddress address();

        /** Ends the connection at once, in the middle of a message perhaps. */
        void abort();

        /** The server's own address. */
        String localAddress();

        /** True where the connection is encrypted. */
        boolean isTls();
    }

    private final Outlet outlet;
    private final ArrayDeque<EventMessage> held = new ArrayDeque<>();
    private final List<EventFilter> filters = new ArrayList<>();
    private final String sessionId;
    private @Nullable User user;
    private Instant loginTime = Instant.EPOCH;
    private String challenge = "";
    private int sendMask;
    private boolean answering;
    private long heldBytes;
    private Runnable whenAnswered = () -> {};
    private Runnable whenDisturbed = () -> {};

    /** Makes a client that has not logged in. */
    public Client(Outlet outlet, String sessionId) {
        this.outlet = outlet;
        this.sessionId = sessionId;
    }

    /** What tells this session from others in security events. */
    public String sessionId() {
        return sessionId;
    }

    /** Where bytes to this client go. */
    public Outlet outlet() {
        return outlet;
    }

    /** Who logged in, or null. */
    public @Nullable User user() {
        return user;
    }

    /** Notes a login; the client then gets the events of the mask. */
    public void login(User known, int mask, Instant now) {
        user = known;
        sendMask = mask;
        loginTime = now;
        filters.addAll(known.filters());
    }

    /** When the login was. */
    public Instant loginTime() {
        return loginTime;
    }

    /** Adds a filter; none can be taken away. */
    public void filter(EventFilter filter) {
        filters.add(filter);
    }

    /** Runs something when the client sends more, or an event comes, while its action is still being answered. */
    public void whenDisturbed(Runnable disturbed) {
        whenDisturbed = disturbed;
    }

    /** Tells that more was sent, or that an event waits. */
    public void disturb() {
        Runnable disturbed = whenDisturbed;
        whenDisturbed = () -> {};
        disturbed.run();
    }

    /** The challenge of this session; empty before one was asked for. */
    public String challenge() {
        return challenge;
    }

    /** Sets the challenge of this session. */
    public void challenge(String text) {
        challenge = text;
    }

    /** The classes of events that are sent, as bits. */
    public int sendMask() {
        return sendMask;
    }

    /** Sets the classes of events that are sent; those which the user may not read stay out. */
    public void sendMask(int mask) {
        sendMask = mask;
    }

    /** True while an action is being answered. */
    public boolean isAnswering() {
        return answering;
    }

    /** Begins an answer; {@code then} is run when it is complete and the events that waited were sent. */
    ActionReply begin(String actionId, Runnable then) {
        answering = true;
        whenDisturbed = () -> {};
        whenAnswered = then;
        return new ActionReply(this, actionId);
    }

    void answered() {
        answering = false;
        heldBytes = 0;
        for (EventMessage event = held.poll(); event != null; event = held.poll()) {
            send(event);
        }
        whenAnswered.run();
    }

    @Override
    public boolean wants(Classes classes) {
        User known = user;
        return known != null && classes.allIn(sendMask & known.read().bits());
    }

    @Override
    public void event(EventMessage event) {
        if (answering) {
            hold(event);
        } else {
            send(event);
        }
    }

    private void hold(EventMessage event) {
        if (!wants(event.classes())) {
            return;
        }
        held.add(event);
        heldBytes += event.bytes().length;
        if (heldBytes > MOST_HELD_BYTES) {
            held.clear();
            outlet.abort();
        }
        disturb();
    }

    private void send(EventMessage event) {
        if (wants(event.classes()) && (filters.isEmpty() || EventFilter.let(event, filters))) {
            outlet.write(event.bytes());
        }
    }
}
