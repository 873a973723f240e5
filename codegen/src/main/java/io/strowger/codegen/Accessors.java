package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.ValueType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the methods that read a header as the type that the catalog gives it. */
final class Accessors {
    private final CodeBlock message;
    private final String prefix;
    private final Modifier[] modifiers;

    /**
     * Prepares accessors.
     *
     * @param message an expression for the message that they read
     * @param prefix an expression for what is put before the headers' names, or an empty text
     * @param modifiers the modifiers of the methods
     */
    Accessors(CodeBlock message, String prefix, Modifier... modifiers) {
        this.message = message;
        this.prefix = prefix;
        this.modifiers = modifiers.clone();
    }

    /** An accessor of that name for the header, for a type that is in the given versions. */
    MethodSpec accessor(String method, FieldFact field, List<Integer> ownersIn) {
        return MethodSpec.methodBuilder(method)
                .addJavadoc("$L", docs(field, ownersIn))
                .addModifiers(modifiers)
                .returns(type(field))
                .addStatement("return $L", value(field))
                .build();
    }

    private static Docs docs(FieldFact field, List<Integer> ownersIn) {
        Docs docs = Docs.of(field.summary());
        return field.in().equals(ownersIn) ? docs : docs.versions(field.in(), null, null);
    }

    private static TypeName type(FieldFact field) {
        if (field.repeated()) {
            return ParameterizedTypeName.get(
                    ClassName.get(List.class), isVariable(field) ? Types.VARIABLE : ClassName.get(String.class));
        }
        return Types.nullable(boxed(field));
    }

    private static boolean isVariable(FieldFact field) {
        return field.type() == ValueType.VARIABLE || field.type() == ValueType.ESCAPED_VARIABLE;
    }

    /** The type of a header's value, boxed. */
    static TypeName boxed(FieldFact field) {
        return switch (field.type()) {
            case TEXT, ESCAPED, PRIORITY, DATETIME -> ClassName.get(String.class);
            case INTEGER -> ClassName.get(Integer.class);
            case LONG -> ClassName.get(Long.class);
            case DECIMAL -> ClassName.get(Double.class);
            case BOOLEAN -> ClassName.get(Boolean.class);
            case SECONDS, MILLIS, CLOCK -> ClassName.get(Duration.class);
            case EPOCH -> ClassName.get(Instant.class);
            case CAUSE -> Types.CAUSE;
            case CHANNEL_STATE -> Types.CHANNEL_STATE;
            case CALLER_ID -> Types.CALLER_ID;
            case VARIABLE, ESCAPED_VARIABLE -> Types.VARIABLE;
            case ENUM -> enumType(field);
        };
    }

    private static ClassName enumType(FieldFact field) {
        return ClassName.get(Types.VALUE, Objects.requireNonNull(field.enumName()));
    }

    private CodeBlock value(FieldFact field) {
        if (field.repeated()) {
            return switch (field.type()) {
                case VARIABLE -> CodeBlock.of("$T.parseAll($L)", Types.VARIABLE, read("all", field));
                case ESCAPED_VARIABLE -> CodeBlock.of("$T.parseAllEscaped($L)", Types.VARIABLE, read("all", field));
                default -> read("all", field);
            };
        }
        return switch (field.type()) {
            case TEXT, PRIORITY, DATETIME -> read("text", field);
            case INTEGER -> read("integer", field);
            case LONG -> read("longInteger", field);
            case DECIMAL -> read("decimal", field);
            case BOOLEAN -> read("bool", field);
            case SECONDS -> read("seconds", field);
            case MILLIS -> read("millis", field);
            case CLOCK -> read("clock", field);
            case EPOCH -> read("epoch", field);
            case ESCAPED -> CodeBlock.of("$T.parse($L)", Types.ESCAPED_TEXT, read("text", field));
            case ESCAPED_VARIABLE -> CodeBlock.of("$T.parseEscaped($L)", Types.VARIABLE, read("text", field));
            case CAUSE -> CodeBlock.of("$T.of($L)", Types.CAUSE, read("integer", field));
            case CHANNEL_STATE, CALLER_ID, VARIABLE, ENUM ->
                CodeBlock.of("$T.parse($L)", boxed(field), read("text", field));
        };
    }

    private CodeBlock read(String reader, FieldFact field) {
        return prefix.isEmpty()
                ? CodeBlock.of("$L.$L($S)", message, reader, field.name())
                : CodeBlock.of("$L.$L($L + $S)", message, reader, prefix, field.name());
    }
}
