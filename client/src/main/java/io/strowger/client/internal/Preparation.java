package io.strowger.client.internal;

import io.strowger.client.EventFilter;
import io.strowger.client.NotSentException;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.CommandAction;
import io.strowger.protocol.action.CoreSettingsAction;
import io.strowger.protocol.action.CoreSettingsResponse;
import io.strowger.protocol.action.FilterAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.value.FilterOperation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a session does between the login and its first use: learns what it can of the server, and sets the filters. */
final class Preparation {
    /** A server that is slow to tell of itself works all the same. */
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final Session session;
    private final Conversation conversation;
    private final Verdicts verdicts;
    private final Login login;

    Preparation(Session session, Parts parts, Login login) {
        this.session = session;
        this.conversation = parts.conversation();
        this.verdicts = parts.verdicts();
        this.login = login;
    }

    /**
     * Asks for the version and the user's classes, which are no more than nice to have, and sets the filters one after the
     * other, since one that fails must not go unnoticed.
     */
    void perform(ServerFacts facts) {
        try {
            askFacts(facts);
            for (EventFilter filter : session.settings().filters()) {
                requireKnown(filter, facts.info().version());
                FilterAction action = action(filter);
                long left = login.left();
                Ending ending = conversation.ask(session, action, left);
                if (ending instanceof Ending.Lost lost) {
                    throw login.lost(lost.reason());
                }
                if (ending instanceof Ending.TimedOut) {
                    throw login.filterNotSet();
                }
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

    /** Asks both at once, and waits but a moment: what is answered later is taken later. */
    private void askFacts(ServerFacts facts) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(2);
        ask(CoreSettingsAction.builder().build(), new Question(answered) {
            @Override
            void learn(Response response) {
                String text = new CoreSettingsResponse(response.message()).asteriskVersion();
                if (text != null && !text.isEmpty()) {
                    facts.version(text);
                }
            }
        });
        String question = ServerFacts.question(session.settings().user());
        if (question == null) {
            answered.countDown();
        } else {
            ask(CommandAction.builder(question).build(), new Question(answered) {
                @Override
                void learn(Response response) {
                    facts.user(response.message().output());
                }
            });
        }
        session.writeWaiting();
        // Not all the time that is left: the filters need some, too.
        boolean unused = answered.await(Math.min(LONGEST_WAIT, login.left() / 2), TimeUnit.NANOSECONDS);
    }

    private void ask(Action<?> action, Question question) {
        long timeout = Durations.nanos(session.settings().actionTimeout());
        if (!session.submit(conversation.pending(action, timeout, question))) {
            question.answered.countDown();
        }
    }

    /** Awaits the answer to something that is asked of the server. */
    private abstract static class Question implements Receiver {
        final CountDownLatch answered;

        Question(CountDownLatch answered) {
            this.answered = answered;
        }

        abstract void learn(Response response);

        @Override
        public void end(Ending ending) {
            if (ending instanceof Ending.Answered told
                    && told.answer().response().isSuccess()) {
                learn(told.answer().response());
            }
            answered.countDown();
        }
    }
}
