package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.EnumFact;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The enum of the values that a header may have. */
final class EnumFile {
    private static final String UNKNOWN = "UNKNOWN";

    private final EnumFact fact;
    private final ClassName name;

    EnumFile(EnumFact fact) {
        this.fact = fact;
        this.name = ClassName.get(Types.VALUE, fact.name());
    }

    JavaFile file() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", Docs.of(fact.summary()))
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(List.class), name),
                                "CONSTANTS",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("$T.of(values())", List.class)
                        .build())
                .addField(String.class, "wire", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "wire")
                        .addStatement("this.wire = wire")
                        .build())
                .addMethod(wire())
                .addMethod(parse());
        for (EnumFact.Value value : fact.values()) {
            if (!value.java().equals(UNKNOWN)) {
                constant(type, value.java(), value.wire(), Docs.of(value.summary()));
            }
        }
        unknown(type);
        return Types.file(Types.VALUE, type.build());
    }

    /** The constant for all other values; where Asterisk itself has a value of that name, it is the same constant. */
    private void unknown(TypeSpec.Builder type) {
        String other = "A value that this version of Strowger does not know; the header has it.";
        for (EnumFact.Value value : fact.values()) {
            if (value.java().equals(UNKNOWN)) {
                constant(type, UNKNOWN, value.wire(), Docs.of(value.summary()).plain("Also: " + other));
                return;
            }
        }
        constant(type, UNKNOWN, "", Docs.of(other).plain("It cannot be sent."));
    }

    private static void constant(TypeSpec.Builder type, String java, String wire, Docs docs) {
        type.addEnumConstant(
                java,
                TypeSpec.anonymousClassBuilder("$S", wire)
                        .addJavadoc("$L", docs)
                        .build());
    }

    private static MethodSpec wire() {
        return MethodSpec.methodBuilder("wire")
                .addJavadoc("$L", Docs.of("The text on the wire; empty where the constant stands for none."))
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return wire")
                .build();
    }

    private MethodSpec parse() {
        return MethodSpec.methodBuilder("parse")
                .addJavadoc(
                        "$L",
                        Docs.of("Reads the text of a header, without regard to case.")
                                .html("Null where there is no text, {@link #UNKNOWN} where it is none of the known"
                                        + " ones."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Types.nullable(name))
                .addParameter(Types.nullable(ClassName.get(String.class)), "text")
                .beginControlFlow("if (text == null || text.isEmpty())")
                .addStatement("return null")
                .endControlFlow()
                .beginControlFlow("for ($T each : CONSTANTS)", name)
                .beginControlFlow("if (each.wire.equalsIgnoreCase(text))")
                .addStatement("return each")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return $L", UNKNOWN)
                .build();
    }
}
