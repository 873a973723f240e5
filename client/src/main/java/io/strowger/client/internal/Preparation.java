package io.strowger.client.internal;

import io.strowger.client.EventFilter;
import io.strowger.client.NotSentException;
import io.strowger.protocol.action.CoreSettingsAction;
import io.strowger.protocol.action.CoreSettingsResponse;
import io.strowger.protocol.action.FilterAction;
import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.value.FilterOperation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a session does between the login and its first use: asks for the server's version, and sets the filters. */
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
     * Asks for the version, which is no more than nice to have, and sets the filters one after the other, since one that
     * fails must not go unnoticed.
     *
     * @param fullVersion told the server's own words, perhaps later and on the reader's thread
     * @param version what is known of the version by then
     */
    void perform(Consumer<String> fullVersion, Supplier<@Nullable AsteriskVersion> version) {
        try {
            askVersion(fullVersion);
            for (EventFilter filter : session.settings().filters()) {
                requireKnown(filter, version.get());
                FilterAction action = action(filter);
                long left = login.left();
                Ending ending = conversation.ask(session, action, left);
                verdicts.value(action, Duration.ofNanos(left), ending);
            }
        } catch (InterruptedException stopped) {
            throw login.interrupted(stopped);
        }
    }

    /** Older servers ignore the criteria without a word, and read the text as a filter of the other form. */
    private void requireKnown(EventFilter filter, @Nullable AsteriskVersion version) {
        if (filter.matchCriteria() != null && version != null && lacksCriteria(version)) {
            throw new NotSentException(
                    "A filter by criteria was not set at " + session.settings().pbx() + ", which runs Asterisk "
                            + version
                            + ": it needs 20.10, 21.5, 22.0 or later. EventFilter.including and excluding work"
                            + " there.",
                    null);
        }
    }

    private static boolean lacksCriteria(AsteriskVersion version) {
        int first = version.major() == 20 ? 10 : version.major() == 21 ? 5 : 0;
        return version.major() < 20 || version.minor() >= 0 && version.minor() < first;
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
