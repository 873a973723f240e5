package io.strowger.protocol.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.Transcripts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedActionTest {
    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void whatAServerListsHasNamesWordsAndClasses(String version) {
        Message answer = Transcripts.messages(version, "core-lists").stream()
                .filter(message -> message.has("AbsoluteTimeout"))
                .findFirst()
                .orElseThrow();
        List<ListedAction> actions = ListedAction.of(new Response(answer));

        assertThat(actions).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(actions).allSatisfy(action -> assertThat(action.synopsis()).isNotEmpty());
        assertThat(named(actions, "AbsoluteTimeout").synopsis())
                .startsWith("Set ")
                .endsWith(".");
        assertThat(named(actions, "AbsoluteTimeout").classes())
                .containsExactly(PrivilegeClass.SYSTEM, PrivilegeClass.CALL);
        assertThat(named(actions, "Ping").classes()).isEmpty();
    }

    private static ListedAction named(List<ListedAction> actions, String name) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
