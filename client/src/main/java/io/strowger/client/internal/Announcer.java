package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import io.strowger.client.ServerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what happens to one client's connection into the stream of its events, and remembers what that takes. */
final class Announcer {
    private final String pbx;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    private volatile @Nullable ServerFacts facts;
    private volatile @Nullable Instant lastHeard;
    /** How many logins succeeded; the readers count, and do not overlap. */
    private volatile int sessions;

    Announcer(String pbx, Dispatcher dispatcher, InstantSource clock) {
        this.pbx = pbx;
        this.clock = clock;
        this.dispatcher = dispatcher;
    }

    /** The number that the next session has. */
    int nextNumber() {
        return sessions + 1;
    }

    /** What is known of the server of the session that logged in last; only after that. */
    ServerFacts facts() {
        return Objects.requireNonNull(facts, "not logged in yet");
    }

    /** What is known of the server of the last session, or null before the first. */
    @Nullable ServerInfo server() {
        ServerFacts known = facts;
        return known == null ? null : known.info();
    }

    void connecting(long attempt) {
        dispatcher.notice(new ConnectionEvent.Connecting(pbx, clock.instant(), attempt));
    }

    void failed(long attempt, AmiException reason, @Nullable Duration retryIn) {
        dispatcher.notice(new ConnectionEvent.AttemptFailed(pbx, clock.instant(), attempt, reason, retryIn));
    }

    /** Called by the reader at the response to the login, so that what it reads next comes behind. */
    void connected(Session session) {
        Instant at = session.readAt();
        Instant since = lastHeard;
        Gap gap = since == null ? null : new Gap(pbx, since, at.isBefore(since) ? since : at);
        ServerFacts known = new ServerFacts(pbx, session.bannerNow());
        facts = known;
        sessions = session.number();
        dispatcher.notice(
                new ConnectionEvent.Connected(pbx, at, session.number(), session.address(), known.info(), gap));
    }

    void ready(Session session) {
        dispatcher.notice(new ConnectionEvent.Ready(pbx, clock.instant(), session.number(), facts().info()));
    }

    /** Called when the session's reader has ended. */
    void disconnected(Session session, AmiException reason, @Nullable Duration retryIn) {
        lastHeard = session.readAt();
        dispatcher.notice(new ConnectionEvent.Disconnected(
                pbx, clock.instant(), session.number(), reason, session.notSent(), session.outcomeUnknown(), retryIn));
    }

    void closed(AmiException reason) {
        dispatcher.notice(new ConnectionEvent.Closed(pbx, clock.instant(), reason));
        dispatcher.ended(reason);
    }
}
