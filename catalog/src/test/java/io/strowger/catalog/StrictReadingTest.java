package io.strowger.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every complaint names the file and the key. */
class StrictReadingTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeSoundFacts() throws IOException {
        write("headers.json", "{'Known': {'type': 'text', 'summary': 'Something known.'}}");
        write(
                "enums/Colour.json",
                "{'name': 'Colour', 'summary': 'A colour.', 'values': [{'wire': 'Red', 'summary': 'Red.'}]}");
        write(
                "snapshots/channel.json",
                "{'name': 'channel', 'summary': 'A channel.', 'prefixes': ['', 'Dest'], 'fields': ['Known']}");
        write("events/Thing.json", event("'families': ['Queue'], 'fields': ['Known']"));
        write("events/ThingComplete.json", event("'fields': []").replace("'Thing'", "'ThingComplete'"));
        write("actions/Do.json", action("'parameters': ['Known']"));
    }

    @Test
    void soundFactsAreRead() {
        assertThat(Catalog.load(folder).events()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'fields': [], 'colour': 'red'                                        | colour",
                "'fields': ['Unheard']                                                | type",
                "'fields': [{'name': 'Unheard', 'type': 'text'}]                      | summary",
                "'fields': [{'name': 'Known', 'type': 'txt'}]                         | type",
                "'fields': [{'name': 'Known', 'sumary': 'x'}]                         | sumary",
                "'fields': [{'name': 'Known', 'type': 'enum', 'enum': 'Shape'}]       | enum",
                "'fields': [{'name': 'Known', 'enum': 'Colour'}]                      | enum",
                "'fields': [{'snapshot': 'bridge'}]                                   | snapshot",
                "'fields': [{'snapshot': 'channel', 'prefix': 'To'}]                  | prefix",
                "'fields': [{'snapshot': 'channel'}]                                  | families",
                "'fields': [], 'families': ['Weather']                                | families",
                "'fields': [], 'families': ['Channel']                                | families",
                "'fields': [], 'until': '20'                                          | until",
                "'fields': 'Known'                                                    | fields",
            })
    void wrongEventsAreRefused(String rest, String key) throws IOException {
        write("events/Thing.json", event(rest));

        refused("events/Thing.json", key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'answer': {'shape': 'list', 'items': ['Nothing'], 'complete': 'ThingComplete'} | items",
                "'answer': {'shape': 'list', 'items': ['Thing'], 'complete': 'Nothing'}         | complete",
                "'answer': {'shape': 'list', 'items': ['Thing']}                                | complete",
                "'answer': {'items': ['Thing']}                                                 | items",
                "'answer': {'shape': 'raw', 'headers': ['Known']}                               | headers",
                "'answer': {'shape': 'round'}                                                   | shape",
                "'replacedBy': 'Undo'                                                           | replacedBy",
                "'parameters': [{'name': 'Known', 'written': 'ja/nein'}]                        | written",
            })
    void wrongActionsAreRefused(String rest, String key) throws IOException {
        write("actions/Do.json", action(rest));

        refused("actions/Do.json", key);
    }

    @Test
    void wrongVersionsAndClassesAreRefused() throws IOException {
        write("actions/Do.json", action("'parameters': []").replace("23]", "17]"));
        refused("actions/Do.json", "in");
        write("actions/Do.json", action("'parameters': []").replace("'call'", "'phone'"));
        refused("actions/Do.json", "classes");
    }

    @Test
    void theNameIsThatOfTheFile() throws IOException {
        write("actions/Undo.json", action("'parameters': []"));

        refused("actions/Undo.json", "name");
    }

    private void refused(String file, String key) {
        assertThatThrownBy(() -> Catalog.load(folder))
                .isInstanceOf(CatalogException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(": " + key + ": ");
    }

    private static String event(String rest) {
        return "{'name': 'Thing', 'summary': 'A thing.', 'in': [22, 23], 'classes': ['call'], 'source': 'x.c', " + rest
                + "}";
    }

    private static String action(String rest) {
        return "{'name': 'Do', 'summary': 'Does.', 'in': [22, 23], 'classes': ['call'], 'source': 'x.c', " + rest + "}";
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace('\'', '"'));
    }
}
