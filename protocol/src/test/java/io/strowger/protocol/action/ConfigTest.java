package io.strowger.protocol.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.strowger.protocol.action.ConfigFile.Category;
import io.strowger.protocol.action.ConfigFile.Entry;
import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.MessageEncoder;
import io.strowger.protocol.wire.Transcripts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final Category GENERAL = new Category(
            "general",
            false,
            List.of(),
            List.of(new Entry("colour", "red"), new Entry("colour", "green"), new Entry("empty", "")));

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void aFileOfARealServer(String version) {
        ConfigFile file = ConfigFile.of(response(version, "config", "dev-2"));
        assertThat(file.categories()).extracting(Category::name).containsExactly("general", "small", "large");
        assertThat(file.categories().get(0)).isEqualTo(GENERAL);
        Category large = file.find("large").orElseThrow();
        assertThat(large.templates()).containsExactly("template");
        assertThat(large.value("NOTE")).isEqualTo("has ; a semicolon, \"quotes\", = and ünïcode");
        assertThat(large.value("nothing")).isNull();
        assertThat(GENERAL.values("Colour")).containsExactly("red", "green");
        assertThat(file.find("template"))
                .as("templates are shown only when asked for")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void theSameFileAsJson(String version) {
        ConfigFile json = ConfigFile.of(response(version, "errors-and-oddities", "w-29"));
        assertThat(json).isEqualTo(ConfigFile.of(response(version, "config", "dev-2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void aLongFileInBothForms(String version) {
        ConfigFile json = ConfigFile.of(response(version, "errors-and-oddities", "w-30"));
        ConfigFile lines = ConfigFile.of(response(version, "errors-and-oddities", "w-31"));
        assertThat(json).isEqualTo(lines);
        assertThat(lines.find("lab").orElseThrow().values("exten")).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "22"})
    void noCategoriesFound(String version) {
        Response response = response(version, "errors-and-oddities", "w-32");
        assertThat(response.headers()).contains(new Header("", "No categories found"));
        assertThat(ConfigFile.of(response).categories()).isEmpty();
    }

    @Test
    void listCategoriesGivesTheNamesInOrder() {
        ConfigFile file = ConfigFile.of(
                Message.of("Response: Success\nActionID: 1\nCategory-000000: general\nCategory-000001: support\n\n"));

        assertThat(file.categories()).extracting(Category::name).containsExactly("general", "support");
        assertThat(ConfigFile.of(Message.of("Response: Success\nError: no categories found\n\n"))
                        .categories())
                .isEmpty();
    }

    @Test
    void templatesAndDuplicateCategories() {
        ConfigFile file = ConfigFile.of(Message.of("Response: Success\r\nCategory-000000: t\r\nIsTemplate-000000: 1\r\n"
                + "Line-000000-000000: a=1\r\nCategory-000001: c\r\nTemplates-000001: t,u\r\nCategory-000002: c\r\n"));
        assertThat(file.categories())
                .containsExactly(
                        new Category("t", true, List.of(), List.of(new Entry("a", "1"))),
                        new Category("c", false, List.of("t", "u"), List.of()),
                        new Category("c", false, List.of(), List.of()));
        ConfigFile json = ConfigFile.of(Message.of("Response: Success\r\n"
                + "JSON: {\"t\":{\"istemplate\":1,\"a\":\"1\"},\"c\":{\"templates\":\"t,u\"},\"c\":{}}\r\n"));
        assertThat(json).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a", "{\"a\":{\"b\":\"c\\", "[]", "{\"a\":1}", "{\"a\":{\"b\":x}}", "{\"a\":{\"b\":1"})
    void jsonThatIsCutOffOrOfAnotherForm(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigFile.of(Message.of("Response: Success\r\nJSON: " + json + "\r\n")))
                .withMessageContaining("position");
    }

    @Test
    void changesAsTheyStandOnTheWire() {
        assertThat(ConfigChange.newCategory("c")
                        .template()
                        .inheriting("t", "u")
                        .allowingDuplicates()
                        .before("d")
                        .headers(7))
                .containsExactly(
                        new Header("Action-000007", "NewCat"),
                        new Header("Cat-000007", "c"),
                        new Header("Match-000007", "d"),
                        new Header("Options-000007", "template,inherit=\"t,u\",allowdups"));
        assertThat(ConfigChange.renameCategory("c", "d")
                        .where("TEMPLATES=include")
                        .headers(0))
                .containsExactly(
                        new Header("Action-000000", "RenameCat"),
                        new Header("Cat-000000", "c"),
                        new Header("Value-000000", "d"),
                        new Header("Options-000000", "catfilter=\"TEMPLATES=include\""));
        assertThat(ConfigChange.update("c", "v", "2").matching("1").headers(0))
                .contains(new Header("Action-000000", "Update"), new Header("Match-000000", "1"));
        assertThat(ConfigChange.append("c", "v", "2").asObject().asObject().headers(0))
                .contains(new Header("Action-000000", "Append"), new Header("Value-000000", ">2"));
        assertThat(ConfigChange.insert("c", "v", "2", 3).headers(0))
                .contains(new Header("Action-000000", "Insert"), new Header("Line-000000", "3"));
        assertThat(ConfigChange.deleteLine("c", 3).headers(0)).contains(new Header("Line-000000", "3"));
        assertThat(ConfigChange.delete("c", "v").ignoringErrors().headers(0))
                .contains(new Header("Options-000000", "ignoreerror"));
        assertThat(ConfigChange.deleteCategory("c").headers(0)).contains(new Header("Action-000000", "DelCat"));
        assertThat(ConfigChange.emptyCategory("c").headers(0)).contains(new Header("Action-000000", "EmptyCat"));
    }

    @Test
    void changesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfigChange.newCategory(""));
        assertThatIllegalArgumentException().isThrownBy(() -> ConfigChange.append("c", "v", ">2"));
        assertThatIllegalArgumentException().isThrownBy(() -> ConfigChange.deleteLine("c", -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigChange.newCategory("c").inheriting("\""));
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfigChange.newCategory("c").where("a=b"));
        assertThatIllegalStateException()
                .isThrownBy(() -> ConfigChange.emptyCategory("c").template());
    }

    @Test
    void aChangeDoesNotShowItsValue() {
        assertThat(ConfigChange.append("c", "secret", "hunter2")).hasToString("Append [c] secret");
        assertThat(ConfigChange.append("c", "v", "1"))
                .isEqualTo(ConfigChange.append("c", "v", "1"))
                .hasSameHashCodeAs(ConfigChange.append("c", "v", "1"))
                .isNotEqualTo(ConfigChange.append("c", "v", "2"));
    }

    @Test
    void manyChangesAreSplitIntoActionsThatFit() {
        List<ConfigChange> changes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            changes.add(ConfigChange.update("c", "v" + i, "2").matching("1"));
        }
        List<UpdateConfigAction> actions = ConfigChanges.actions("a.conf", "b.conf", changes, "res_pjsip");
        assertThat(actions).hasSize(5);
        assertThat(ConfigChanges.batches(changes)).extracting(List::size).containsExactly(24, 24, 24, 24, 4);
        assertThat(ConfigChanges.batches(changes).stream().flatMap(List::stream))
                .containsExactlyElementsOf(changes);
        for (int i = 0; i < actions.size(); i++) {
            List<Header> headers = actions.get(i).headers();
            assertThat(MessageEncoder.encode("UpdateConfig", "1", headers)).isNotEmpty();
            assertThat(headers).contains(new Header("SrcFilename", i == 0 ? "a.conf" : "b.conf"));
            assertThat(headers).contains(new Header("Action-000000", "Update"));
            assertThat(headers.contains(new Header("Reload", "res_pjsip"))).isEqualTo(i == 4);
        }
        assertThat(ConfigChanges.actions("a.conf", "a.conf", List.of(), null)).hasSize(1);
    }

    private static Response response(String version, String scenario, String actionId) {
        return Transcripts.messages(version, scenario).stream()
                .filter(m -> actionId.equals(m.text("ActionID")))
                .map(Response::new)
                .findFirst()
                .orElseThrow();
    }
}
