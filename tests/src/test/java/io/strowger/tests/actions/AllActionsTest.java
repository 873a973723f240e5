package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.strowger.catalog.ActionFact;
import io.strowger.client.Subscription;
import io.strowger.protocol.event.UnknownEvent;
import io.strowger.tests.actions.Scenes.Scene;
import io.strowger.tests.lab.Known;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every action that needs no hardware is sent to the real servers, and its typed answer is checked. */
@RealAsterisk
record AllActionsTest(LabServer pbx) {
    private static final Scenes SCENES = Scenes.all();

    private List<ActionFact> actions() {
        return Known.CATALOG.actions().stream()
                .filter(action -> action.in().contains(pbx.version()))
                .toList();
    }

    @Test
    void everyActionOfThisVersionHasASceneOrAReason() {
        assertThat(actions())
                .extracting(ActionFact::name)
                .filteredOn(name -> !SCENES.played().containsKey(name)
                        && !SCENES.notPlayed().containsKey(name))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> anActionIsTakenAndItsAnswerIsAsTheCatalogSays() {
        return actions().stream()
                .filter(action -> SCENES.played().containsKey(action.name()))
                .map(action -> dynamicTest(
                        action.name() + " on " + pbx,
                        () -> play(action, SCENES.played().get(action.name()))));
    }

    private void play(ActionFact action, Scene scene) throws Exception {
        Map<String, String> problems = new ConcurrentSkipListMap<>();
        try (Stage stage = Stage.on(pbx);
                Subscription all = stage.ami().events().onAll(event -> {
                    if (event instanceof UnknownEvent
                            || !Known.unknownHeaders(event).isEmpty()) {
                        problems.put(event.name(), event.toString());
                    }
                })) {
            Play play = new Play(stage);
            scene.play(play);
            assertThat(problems).as("events that the catalog does not know").isEmpty();
            assertThat(play.sent()).as("what the scene sent").contains(action.name());
        }
    }
}
