package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.catalog.ActionFact;
import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.ListResponse;
import io.strowger.protocol.action.Response;
import io.strowger.tests.lab.Known;
import io.strowger.tests.lab.Stage;
import java.util.Set;
import java.util.TreeSet;

/** One performance of a scene: sends actions, and compares each answer with what the catalog says of it. */
final class Play {
    private final Stage stage;
    private final Set<String> sent = new TreeSet<>();

    Play(Stage stage) {
        this.stage = stage;
    }

    /** The means to place calls. */
    Stage stage() {
        return stage;
    }

    /** The connection, for what is not to be compared. */
    AmiClient ami() {
        return stage.ami();
    }

    /** The version of the server. */
    int version() {
        return stage.pbx().version();
    }

    /** Sends an action that is to succeed, and returns its typed answer. */
    <R> R send(Action<R> action) {
        sent.add(action.name());
        R answer = stage.ami().send(action, Stage.SOON);
        ActionFact fact = Known.CATALOG.action(action.name()).orElseThrow();
        if (answer instanceof ListResponse<?> list) {
            Known.check(fact, list.response());
            assertThat(list.others()).as("events of the list that are no items").isEmpty();
            list.forEach(Known::check);
            if (list.complete() != null) {
                Known.check(list.complete());
                assertThat(list.complete().name())
                        .isEqualTo(fact.answer().list().complete());
            }
        } else if (answer instanceof Answer generic) {
            Known.check(fact, generic.response());
        } else if (answer instanceof Response response) {
            Known.check(fact, response);
        }
        return answer;
    }

    /** Sends an action that this lab can only refuse, in words that contain the given ones. */
    void refused(Action<?> action, String words) {
        sent.add(action.name());
        assertThatThrownBy(() -> stage.ami().send(action, Stage.SOON))
                .isInstanceOf(ActionFailedException.class)
                .satisfies(failed -> assertThat(
                                ((ActionFailedException) failed).response().toString())
                        .containsIgnoringCase(words));
    }

    /** Notes an action that is sent on a session of its own, since it changes or ends the session. */
    void sentElsewhere(String action) {
        sent.add(action);
    }

    /** The names of the actions that were sent. */
    Set<String> sent() {
        return sent;
    }
}
