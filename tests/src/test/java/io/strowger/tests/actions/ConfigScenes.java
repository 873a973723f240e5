package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.CreateConfigAction;
import io.strowger.protocol.action.DbDelAction;
import io.strowger.protocol.action.DbDelTreeAction;
import io.strowger.protocol.action.DbGetAction;
import io.strowger.protocol.action.DbGetTreeAction;
import io.strowger.protocol.action.DbPutAction;
import io.strowger.protocol.action.DialplanExtensionAddAction;
import io.strowger.protocol.action.DialplanExtensionRemoveAction;
import io.strowger.protocol.action.GetConfigAction;
import io.strowger.protocol.action.GetConfigJsonAction;
import io.strowger.protocol.action.GetvarAction;
import io.strowger.protocol.action.ListCategoriesAction;
import io.strowger.protocol.action.SetvarAction;
import io.strowger.protocol.action.ShowDialPlanAction;
import io.strowger.protocol.action.UpdateConfigAction;
import io.strowger.protocol.event.DbGetResponseEvent;
import io.strowger.protocol.event.DbGetTreeResponseEvent;
import io.strowger.protocol.event.ListDialplanEvent;

/** Configuration files, Asterisk's database, the dialplan and global variables. */
final class ConfigScenes {
    private ConfigScenes() {}

    static void addTo(Scenes scenes) {
        files(scenes);
        database(scenes);
        dialplan(scenes);
    }

    private static void files(Scenes scenes) {
        scenes.play(
                        "CreateConfig",
                        play -> play.send(
                                CreateConfigAction.builder("created.conf").build()))
                .play(
                        "GetConfig",
                        play -> assertThat(play.send(GetConfigAction.builder("scratch.conf")
                                                .build())
                                        .header("Category-000000"))
                                .isEqualTo("general"))
                .play(
                        "GetConfigJSON",
                        play -> assertThat(play.send(GetConfigJsonAction.builder("scratch.conf")
                                                .build())
                                        .json())
                                .startsWith("{"))
                .play(
                        "ListCategories",
                        play -> assertThat(play.send(ListCategoriesAction.builder("scratch.conf")
                                                .build())
                                        .header("Category-000000"))
                                .isEqualTo("general"))
                .play("UpdateConfig", play -> {
                    play.ami().send(CreateConfigAction.builder("updated.conf").build());
                    play.send(UpdateConfigAction.builder("updated.conf", "updated.conf")
                            .header("Action-000000", "NewCat")
                            .header("Cat-000000", "scene")
                            .build());
                    assertThat(play.ami()
                                    .send(ListCategoriesAction.builder("updated.conf")
                                            .build())
                                    .header("Category-000000"))
                            .isEqualTo("scene");
                });
    }

    private static void database(Scenes scenes) {
        scenes.play("DBPut", play -> put(play, "put"))
                .play("DBGet", play -> {
                    put(play, "get");
                    assertThat(play.send(
                                    DbGetAction.builder("scenes/get", "key").build()))
                            .extracting(DbGetResponseEvent::val)
                            .containsExactly("value of get");
                })
                .play("DBGetTree", play -> {
                    put(play, "tree");
                    assertThat(play.send(DbGetTreeAction.builder()
                                    .family("scenes/tree")
                                    .build()))
                            .extracting(DbGetTreeResponseEvent::key)
                            .containsExactly("/scenes/tree/key");
                })
                .play("DBDel", play -> {
                    put(play, "del");
                    play.send(DbDelAction.builder("scenes/del", "key").build());
                    play.refused(DbGetAction.builder("scenes/del", "key").build(), "not found");
                })
                .play("DBDelTree", play -> {
                    put(play, "deltree");
                    play.send(DbDelTreeAction.builder("scenes/deltree").build());
                    play.refused(DbGetAction.builder("scenes/deltree", "key").build(), "not found");
                });
    }

    private static void put(Play play, String name) {
        play.send(DbPutAction.builder("scenes/" + name, "key")
                .val("value of " + name)
                .build());
    }

    private static void dialplan(Scenes scenes) {
        scenes.play(
                        "ShowDialPlan",
                        play -> assertThat(play.send(ShowDialPlanAction.builder()
                                        .context("lab")
                                        .extension("answer")
                                        .build()))
                                .extracting(ListDialplanEvent::application)
                                .containsExactly("Answer", "Wait", "Hangup"))
                .play(
                        "DialplanExtensionAdd",
                        play -> play.send(DialplanExtensionAddAction.builder("scenes", "100", "1", "NoOp")
                                .applicationData("made by a test")
                                .build()))
                .play("DialplanExtensionRemove", play -> {
                    play.send(DialplanExtensionAddAction.builder("scenes", "200", "1", "NoOp")
                            .build());
                    play.send(DialplanExtensionRemoveAction.builder("scenes", "200")
                            .build());
                })
                .play(
                        "Setvar",
                        play -> play.send(
                                SetvarAction.builder("SCENE_SET", "green").build()))
                .play("Getvar", play -> {
                    play.send(SetvarAction.builder("SCENE_GET", "green").build());
                    var answer = play.send(GetvarAction.builder("SCENE_GET").build());
                    assertThat(answer.variable()).isEqualTo("SCENE_GET");
                    assertThat(answer.value()).isEqualTo("green");
                });
    }
}
