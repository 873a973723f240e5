package io.strowger.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares what is generated from the small catalog in {@code src/test/resources/facts} with the files in {@code golden}.
 *
 * <p>After a wanted change, run with {@code -Dstrowger.refresh} to write the files anew, and read the difference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {
    private static final Path RESOURCES = Path.of(System.getProperty("basedir", ""), "src/test/resources");

    private Map<String, String> generated = Map.of();

    @BeforeAll
    void generate() {
        generated = new Sources(Messages.of(Catalog.load(RESOURCES.resolve("facts")))).texts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action/ActionTypes",
                "action/CommandAction",
                "action/IaxNetstatsAction",
                "action/MailboxCountAction",
                "action/MailboxCountResponse",
                "action/OriginateAction",
                "action/QueueMembersAction",
                "action/QueueStatusAction",
                "action/UpdateConfigAction",
                "action/ZapHangupAction",
                "event/ChannelEvent",
                "event/ChannelSnapshot",
                "event/DialEndEvent",
                "event/EventTypes",
                "event/OldEvent",
                "event/QueueEvent",
                "event/QueueMemberEvent",
                "event/QueueStatusItem",
                "value/MemberStatus",
                "value/MessageType",
            })
    void generatedTextIsAsAgreed(String type) throws IOException {
        String text = generated.get("io/strowger/protocol/" + type + ".java");
        assertThat(text).as("what is generated for " + type).isNotNull();
        Path golden = RESOURCES.resolve("golden").resolve(type + ".java.txt");
        if (System.getProperty("strowger.refresh") != null) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }

        assertThat(text)
                .as("%s; if the change is wanted, run the test with -Dstrowger.refresh", golden)
                .isEqualTo(Files.readString(golden));
    }
}
