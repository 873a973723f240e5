package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFamily;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.JavaNames.Owner;
import io.strowger.catalog.SnapshotFact;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The interface that the events of a family share; with the headers of the snapshot that all of them have. */
final class FamilyFile {
    private final EventFamily family;
    private final @Nullable SnapshotFact snapshot;

    FamilyFile(EventFamily family, Catalog catalog) {
        this.family = family;
        this.snapshot = catalog.snapshot(family.key()).orElse(null);
    }

    static ClassName name(EventFamily family) {
        return ClassName.get(Types.EVENT, JavaNames.eventType(family.key()));
    }

    JavaFile file() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name(family))
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(Types.EVENT_TYPE)
                .addJavadoc("$L", Docs.of(family.summary()));
        if (snapshot != null) {
            Accessors accessors = new Accessors(CodeBlock.of("message()"), "", Modifier.PUBLIC, Modifier.DEFAULT);
            for (FieldFact field : snapshot.fields()) {
                type.addMethod(
                        accessors.accessor(JavaNames.method(Owner.EVENT, field.name()), field, Catalog.SURVEYED));
            }
            type.addMethod(view(snapshot));
        }
        return Types.file(Types.EVENT, type.build());
    }

    private static MethodSpec view(SnapshotFact snapshot) {
        ClassName view = ClassName.get(Types.EVENT, JavaNames.snapshotType(snapshot.name()));
        return MethodSpec.methodBuilder(snapshot.name() + "Snapshot")
                .addJavadoc("$L", Docs.of("The same headers as a value of the type that other events have several of."))
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .returns(Types.nullable(view))
                .addStatement("return $T.of(message(), $S)", view, "")
                .build();
    }
}
