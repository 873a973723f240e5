package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.ListFact;
import javax.lang.model.element.Modifier;

/** The sealed interface of a list's items, where they are of several kinds. */
final class ItemFile {
    private final ActionFact action;
    private final ListFact list;

    private ItemFile(ActionFact action, ListFact list) {
        this.action = action;
        this.list = list;
    }

    /** True where the items of the action's list need an interface. */
    static boolean needed(ActionFact action) {
        ListFact list = action.answer().list();
        return list != null && list.items().size() > 1;
    }

    /** The type of the items of the list: the interface, or the only kind of event. */
    static ClassName type(ActionFact action, ListFact list) {
        return ClassName.get(
                Types.EVENT,
                list.items().size() > 1
                        ? JavaNames.itemType(action.name())
                        : JavaNames.eventType(list.items().get(0)));
    }

    static JavaFile of(ActionFact action, ListFact list) {
        return new ItemFile(action, list).file();
    }

    private JavaFile file() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(type(action, list))
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(Types.EVENT_TYPE)
                .addJavadoc(
                        "$L",
                        Docs.of("One item of the answer to the action " + action.name() + ".")
                                .html("One of " + Docs.codes(list.items(), "and") + "."));
        for (String item : list.items()) {
            type.addPermittedSubclass(ClassName.get(Types.EVENT, JavaNames.eventType(item)));
        }
        return Types.file(Types.EVENT, type.build());
    }
}
