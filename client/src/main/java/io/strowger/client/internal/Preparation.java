package io.strowger.client.internal;

import io.strowger.client.EventFilter;
import io.strowger.protocol.action.CoreSettingsAction;
import io.strowger.protocol.action.CoreSettingsResponse;
import io.strowger.protocol.action.FilterAction;
import io.strowger.protocol.value.FilterOperation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a session does between the login and its first use: sets the filters, and asks for the server's version. */
final class Preparation {
    /** Asked for in the background after that: a server that is slow to tell its version works all the same. */
    private static final long VERSION_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final Session session;
    private final Conversation conversation;
    private final Verdicts verdicts;
    private final Login login;

    Preparation(Session session, Conversation conversation, Verdicts verdicts, Login login) {
        this.session = session;
        this.conversation = conversation;
        this.verdicts = verdicts;
        this.login = login;
    }

    /**
     * Sets the filters one after the other, since one that fails must not go unnoticed; the version is no more than nice
     * to have.
     */
    void perform(Consumer<String> fullVersion) {
        try {
            for (EventFilter filter : session.settings().filters()) {
                FilterAction action = action(filter);
                long left = login.left();
                Ending ending = conversation.ask(session, action, left);
                verdicts.value(action, Duration.ofNanos(left), ending);
            }
            askVersion(fullVersion);
        } catch (InterruptedException stopped) {
            throw login.interrupted(stopped);
        }
    }

    private static FilterAction action(EventFilter filter) {
        FilterAction.Builder action = FilterAction.builder(FilterOperation.ADD);
        if (filter.matchCriteria() != null) {
            action.matchCriteria(filter.matchCriteria());
        }
        if (filter.text() != null) {
            action.filter(filter.text());
        }
        return action.build();
    }

    private void askVersion(Consumer<String> fullVersion) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        Receiver receiver = ending -> {
            if (ending instanceof Ending.Answered told
                    && told.answer().response().isSuccess()) {
                String text = new CoreSettingsResponse(told.answer().response().message()).asteriskVersion();
                if (text != null && !text.isEmpty()) {
                    fullVersion.accept(text);
                }
            }
            answered.countDown();
        };
        long timeout = Durations.nanos(session.settings().actionTimeout());
        CoreSettingsAction action = CoreSettingsAction.builder().build();
        if (session.submit(conversation.pending(action, timeout, receiver), false)) {
            answered.await(Math.min(VERSION_WAIT, login.left()), TimeUnit.NANOSECONDS);
        }
    }
}
