package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.JavaNames.Owner;
import io.strowger.catalog.SnapshotFact;
import javax.lang.model.element.Modifier;

/** The view of those headers of an event that tell the state of a channel or a bridge, with their common prefix. */
final class SnapshotFile {
    private final SnapshotFact fact;
    private final ClassName name;

    SnapshotFile(SnapshotFact fact) {
        this.fact = fact;
        this.name = ClassName.get(Types.EVENT, JavaNames.snapshotType(fact.name()));
    }

    JavaFile file() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "$L",
                        Docs.of(fact.summary())
                                .html("A view over the event's headers, as immutable as the event. An accessor gives"
                                        + " null when the header is absent or is not of its type."))
                .addField(Types.MESSAGE, "message", Modifier.PRIVATE, Modifier.FINAL)
                .addField(String.class, "prefix", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Types.MESSAGE, "message")
                        .addParameter(String.class, "prefix")
                        .addStatement("this.message = message")
                        .addStatement("this.prefix = prefix")
                        .build())
                .addMethod(of());
        Accessors accessors = new Accessors(CodeBlock.of("message"), "prefix", Modifier.PUBLIC);
        JavaNames.requireDistinctMethods(
                "snapshots/" + fact.name() + ".json",
                Owner.EVENT,
                fact.fields().stream().map(FieldFact::name).toList());
        for (FieldFact field : fact.fields()) {
            type.addMethod(accessors.accessor(JavaNames.method(Owner.EVENT, field.name()), field, Catalog.SURVEYED));
        }
        return Types.file(Types.EVENT, type.addMethod(text()).build());
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addJavadoc("$L", Docs.of("A view of the headers with that prefix; null where the event has none."))
                .addModifiers(Modifier.STATIC)
                .returns(Types.nullable(name))
                .addParameter(Types.MESSAGE, "message")
                .addParameter(String.class, "prefix")
                .addStatement(
                        "return message.has(prefix + $S) ? new $T(message, prefix) : null",
                        fact.fields().get(0).name(),
                        name)
                .build();
    }

    private MethodSpec text() {
        String first = fact.fields().get(0).name();
        return MethodSpec.methodBuilder("toString")
                .addJavadoc("$L", Docs.of("Shows which one it is, not its state."))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return prefix + $S + message.text(prefix + $S)", first + ": ", first)
                .build();
    }
}
