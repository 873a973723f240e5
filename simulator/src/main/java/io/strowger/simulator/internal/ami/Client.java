package io.strowger.simulator.internal.ami;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of one client that is connected; for use inside the world only.
 *
 * <p>Events that come while an action is being answered wait until the answer is complete.
 */
public final class Client implements EventSink.Listener {
    /** Where bytes go; never waits for the client. */
    public interface Outlet {
        /** Puts bytes behind those that wait to be sent; nobody changes them. */
        void write(byte[] message);

        /** Closes the connection once all that was written so far is sent. */
        void close();

        /** The client's address, such as {@code 127.0.0.1:50000}. */
        String remoteAddress();
    }

    private final Outlet outlet;
    private final ArrayDeque<EventMessage> held = new ArrayDeque<>();
    private @Nullable User user;
    private String challenge = "";
    private int sendMask;
    private boolean answering;
    private Runnable whenAnswered = () -> {};

    /** Makes a client that has not logged in. */
    public Client(Outlet outlet) {
        this.outlet = outlet;
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
    public void login(User known, int mask) {
        user = known;
        sendMask = mask;
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
        whenAnswered = then;
        return new ActionReply(this, actionId);
    }

    void answered() {
        answering = false;
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
            held.add(event);
        } else {
            send(event);
        }
    }

    private void send(EventMessage event) {
        if (wants(event.classes())) {
            outlet.write(event.bytes());
        }
    }
}
