package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.ConfigChange;
import io.strowger.protocol.action.ConfigChanges;
import io.strowger.protocol.action.ConfigFile;
import io.strowger.protocol.action.CreateConfigAction;
import io.strowger.protocol.action.GetConfigAction;
import io.strowger.protocol.action.UpdateConfigAction;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configuration files of a real Asterisk, read and changed. */
@RealAsterisk
record ConfigTest(LabServer pbx) {
    private static ConfigFile read(AmiClient ami, String file) {
        return ConfigFile.of(ami.send(GetConfigAction.builder(file).build()));
    }

    private static void change(AmiClient ami, String file, List<ConfigChange> changes) {
        ConfigChanges.actions(file, file, changes, null).forEach(ami::send);
    }

    @Test
    void aFileHasItsCategoriesInOrderWithRepeatedKeysAndTemplates() {
        try (AmiClient ami = pbx.connect()) {
            ConfigFile file = read(ami, "scratch.conf");
            assertThat(file.categories())
                    .extracting(ConfigFile.Category::name)
                    .containsSubsequence("general", "small", "large");
            ConfigFile.Category general = file.find("general").orElseThrow();
            assertThat(general.values("colour")).containsExactly("red", "green");
            assertThat(general.value("empty")).isEmpty();
            ConfigFile.Category large = file.find("large").orElseThrow();
            assertThat(large.templates()).containsExactly("template");
            assertThat(large.value("note")).contains("has ; a semicolon", "\"quotes\"", "ünïcode");
        }
    }

    @Test
    void changesAreMadeInTheirOrder() {
        try (AmiClient ami = pbx.connect()) {
            ami.send(CreateConfigAction.builder("changed.conf").build());
            change(
                    ami,
                    "changed.conf",
                    List.of(
                            ConfigChange.newCategory("first"),
                            ConfigChange.append("first", "colour", "red"),
                            ConfigChange.append("first", "colour", "green"),
                            ConfigChange.append("first", "note", "a = b; \"c\" ünïcode"),
                            ConfigChange.newCategory("second")));
            assertThat(read(ami, "changed.conf").find("first").orElseThrow().values("colour"))
                    .containsExactly("red", "green");
            change(
                    ami,
                    "changed.conf",
                    List.of(
                            ConfigChange.update("first", "colour", "blue").matching("green"),
                            ConfigChange.deleteCategory("second")));
            ConfigFile file = read(ami, "changed.conf");
            assertThat(file.categories()).extracting(ConfigFile.Category::name).containsExactly("first");
            assertThat(file.find("first").orElseThrow().values("colour")).containsExactly("red", "blue");
        }
    }

    @Test
    void moreChangesThanOneActionHoldsAreSplitAndAllMade() {
        List<ConfigChange> changes = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            changes.add(ConfigChange.newCategory("category-" + i));
            changes.add(ConfigChange.append("category-" + i, "number", Integer.toString(i)));
            expected.add("category-" + i + " " + i);
        }
        List<UpdateConfigAction> actions = ConfigChanges.actions("many.conf", "many.conf", changes, null);
        assertThat(actions).hasSizeGreaterThan(5);
        try (AmiClient ami = pbx.connect()) {
            ami.send(CreateConfigAction.builder("many.conf").build());
            actions.forEach(ami::send);
            assertThat(read(ami, "many.conf").categories())
                    .extracting(category -> category.name() + " " + category.value("number"))
                    .containsExactlyElementsOf(expected);
        }
    }
}
