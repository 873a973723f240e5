package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import io.strowger.catalog.EventFact.SnapshotUse;
import io.strowger.catalog.EventFamily;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.JavaNames.Owner;
import io.strowger.catalog.ListFact;
import io.strowger.catalog.SnapshotFact;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The type of one event. */
final class EventFile {
    private final EventFact fact;
    private final Catalog catalog;

    EventFile(EventFact fact, Catalog catalog) {
        this.fact = fact;
        this.catalog = catalog;
    }

    JavaFile file() {
        ClassName name = ClassName.get(Types.EVENT, JavaNames.eventType(fact.name()));
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Types.TYPED_EVENT)
                .addJavadoc("$L", docs())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Types.MESSAGE, "message")
                        .addParameter(Types.ORIGIN, "origin")
                        .addStatement("super(message, origin)")
                        .build());
        for (String family : fact.families()) {
            type.addSuperinterface(FamilyFile.name(EventFamily.find(family).orElseThrow()));
        }
        for (ActionFact action : catalog.actions()) {
            ListFact list = action.answer().list();
            if (list != null && ItemFile.needed(action) && list.items().contains(fact.name())) {
                type.addSuperinterface(ItemFile.type(action, list));
            }
        }
        accessors(type);
        return Types.file(Types.EVENT, type.build());
    }

    private Docs docs() {
        Docs docs = Docs.of(fact.summary());
        docs.html(
                fact.classes().isEmpty()
                        ? ""
                        : "Sent to AMI users with the read " + (fact.classes().size() > 1 ? "classes " : "class ")
                                + Docs.codes(fact.classes(), "and") + ".");
        docs.html(fact.documented() ? "" : "Asterisk's documentation does not describe it.");
        return docs.versions(fact.in(), fact.since(), fact.until());
    }

    private void accessors(TypeSpec.Builder type) {
        JavaNames.requireDistinctMethods("events/" + fact.name() + ".json", Owner.EVENT, headers());
        Accessors accessors = new Accessors(CodeBlock.of("message()"), "", Modifier.PUBLIC);
        for (SnapshotUse use : fact.snapshots()) {
            if (!use.prefix().isEmpty()) {
                type.addMethod(view(use));
            }
        }
        for (FieldFact field : fact.fields()) {
            type.addMethod(accessors.accessor(JavaNames.method(Owner.EVENT, field.name()), field, fact.in()));
        }
    }

    /** Everything that becomes a method of this type or of one that it inherits from. */
    private List<String> headers() {
        List<String> headers = new ArrayList<>();
        for (SnapshotUse use : fact.snapshots()) {
            SnapshotFact snapshot = catalog.snapshot(use.snapshot()).orElseThrow();
            if (use.prefix().isEmpty()) {
                snapshot.fields().forEach(field -> headers.add(field.name()));
            } else {
                headers.add(viewName(use));
            }
        }
        fact.fields().forEach(field -> headers.add(field.name()));
        return headers;
    }

    private static String viewName(SnapshotUse use) {
        return use.snapshot().equals("channel")
                ? use.prefix()
                : use.prefix()
                        + Character.toUpperCase(use.snapshot().charAt(0))
                        + use.snapshot().substring(1);
    }

    private MethodSpec view(SnapshotUse use) {
        ClassName view = ClassName.get(Types.EVENT, JavaNames.snapshotType(use.snapshot()));
        Docs docs = Docs.of("The " + use.snapshot() + " that the headers beginning with " + use.prefix() + " tell of.")
                .plain("Null where the event has none.");
        if (!use.in().equals(fact.in())) {
            docs.versions(use.in(), null, null);
        }
        return MethodSpec.methodBuilder(JavaNames.method(Owner.EVENT, viewName(use)))
                .addJavadoc("$L", docs)
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.nullable(view))
                .addStatement("return $T.of(message(), $S)", view, use.prefix())
                .build();
    }
}
