package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Subscriber;
import io.strowger.protocol.event.AsyncAgiEndEvent;
import io.strowger.protocol.event.AsyncAgiExecEvent;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.StatusEvent;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hands the events about AGI to the sessions they are about, on a subscriber of their own. */
final class AgiEvents {
    private final Subscriber subscriber;

    /**
     * Begins to listen.
     *
     * @param of the session of the channel that an event is about; null for others
     * @param all all sessions there are
     */
    AgiEvents(
            AmiClient client,
            String name,
            Function<ChannelEvent, @Nullable AgiSession> of,
            Supplier<Stream<AgiSession>> all) {
        subscriber = client.subscriber(name).open();
        Desk desk = new Desk(client);
        subscriber.on(AsyncAgiExecEvent.class, event -> tell(of, event, session -> session.executed(event)));
        subscriber.on(
                AsyncAgiEndEvent.class,
                event -> tell(
                        of,
                        event,
                        session -> session.end(new ControlFailedException("The channel " + event.channel() + " of "
                                + event.origin().pbx() + " has left AGI: it hung up, or was sent on."))));
        subscriber.on(
                HangupEvent.class,
                event -> tell(
                        of,
                        event,
                        session -> session.end(
                                new Target(String.valueOf(event.channel())).ended(event, "driven on by AGI"))));
        subscriber.onLost(lost -> all.get().forEach(session -> {
            session.interrupted(lost.count() + " events were lost on the way to the handlers.");
            askIfThere(desk, session);
        }));
        subscriber.onConnection(change -> {
            if (change instanceof ConnectionEvent.Disconnected gone) {
                all.get()
                        .forEach(session -> session.interrupted(
                                "the connection ended. " + gone.reason().getMessage()));
            } else if (change instanceof ConnectionEvent.Ready) {
                all.get().forEach(session -> askIfThere(desk, session));
            }
        });
        subscriber.onClosed(reason -> all.get().forEach(session -> session.end(reason)));
    }

    /** A channel may have left AGI, or hung up, while nobody heard it. */
    private static void askIfThere(Desk desk, AgiSession session) {
        // That it is over may be known before the answer is looked at, which is as old as the question.
        boolean mightWhenAsked = session.mayRunAnotherApplication();
        Inquiry.status(desk, new Target(session.channel()), (status, problem) -> {
            if (problem != null) {
                return; // It may be asked for nothing but AGI: the next command tells, or the event of its end.
            }
            if (status.isEmpty()) {
                session.end(new ControlFailedException(
                        "The channel " + session.channel() + " of " + desk.pbx() + " ended while it was not heard."));
            } else if (hasLeft(status.get()) && !mightWhenAsked && !session.mayRunAnotherApplication()) {
                session.end(new ControlFailedException("The channel " + session.channel() + " of " + desk.pbx()
                        + " left AGI while it was not heard: it is in "
                        + status.get().application() + " now."));
            }
        });
    }

    /** Asterisk does not always say in which application a channel is. */
    private static boolean hasLeft(StatusEvent status) {
        String application = status.application();
        return application != null
                && !application.isEmpty()
                && !application.toUpperCase(Locale.ROOT).endsWith("AGI");
    }

    private static <E extends ChannelEvent> void tell(
            Function<ChannelEvent, @Nullable AgiSession> of, E event, Consumer<AgiSession> what) {
        AgiSession session = of.apply(event);
        if (session != null) {
            what.accept(session);
        }
    }

    Subscriber subscriber() {
        return subscriber;
    }

    void close() {
        subscriber.close();
    }
}
