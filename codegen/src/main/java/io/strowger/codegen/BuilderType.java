package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.FieldFact.Numbering;
import io.strowger.catalog.JavaNames;
import io.strowger.catalog.JavaNames.Owner;
import io.strowger.catalog.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The builder of an action: one method for each parameter. */
final class BuilderType {
    private static final String VARIABLES = "Variables";

    private final ActionFact fact;
    private final ClassName action;
    private final ClassName name;

    BuilderType(ActionFact fact, ClassName action) {
        this.fact = fact;
        this.action = action;
        this.name = action.nestedClass("Builder");
        JavaNames.requireDistinctMethods("actions/" + fact.name() + ".json", Owner.BUILDER, names(fact));
    }

    private static List<String> names(ActionFact fact) {
        List<String> names = new ArrayList<>();
        for (FieldFact parameter : fact.parameters()) {
            names.add(parameter.name());
            if (parameter.type() == ValueType.VARIABLE) {
                names.add(VARIABLES);
            }
        }
        return names;
    }

    /** The methods of the action's type that start a builder with what is required; a priority may be a number too. */
    List<MethodSpec> starts() {
        List<FieldFact> required = fact.parameters().stream()
                .filter(parameter -> parameter.required() && parameter.numbering() == Numbering.NONE)
                .toList();
        boolean priority = required.stream().anyMatch(parameter -> parameter.type() == ValueType.PRIORITY);
        MethodSpec start = start(required, ClassName.get(String.class));
        return priority ? List.of(start, start(required, TypeName.INT)) : List.of(start);
    }

    private MethodSpec start(List<FieldFact> required, TypeName priority) {
        Docs docs =
                Docs.of("Starts an action" + (required.isEmpty() ? "." : " with the parameters that it must have."));
        MethodSpec.Builder method = MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name);
        CodeBlock.Builder chain = CodeBlock.builder().add("return new $T()", name);
        for (FieldFact parameter : required) {
            String java = JavaNames.method(Owner.BUILDER, parameter.name());
            method.addParameter(parameter.type() == ValueType.PRIORITY ? priority : type(parameter), java);
            chain.add(".$L($L)", java, java);
            docs.tag("param", java + " " + Docs.phrase(parameter.summary()));
        }
        return method.addJavadoc("$L", docs).addStatement(chain.build()).build();
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Types.TYPED_ACTION.nestedClass("Builder"), name))
                .addJavadoc("$L", Docs.of("Collects the parameters of the action " + fact.name() + "."))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (FieldFact parameter : fact.parameters()) {
            parameter(type, parameter);
        }
        if (fact.parameters().stream().anyMatch(each -> each.numbering() == Numbering.NUMBERED)) {
            type.addField(int.class, "changes", Modifier.PRIVATE).addMethod(change());
        }
        return type.addMethod(MethodSpec.methodBuilder("build")
                        .addJavadoc("$L", Docs.of("Makes the action."))
                        .addModifiers(Modifier.PUBLIC)
                        .returns(action)
                        .addStatement("return new $T(this)", action)
                        .build())
                .build();
    }

    private void parameter(TypeSpec.Builder type, FieldFact parameter) {
        String java = JavaNames.method(Owner.BUILDER, parameter.name());
        switch (parameter.numbering()) {
            case NUMBERED -> {}
            case INDEXED ->
                type.addMethod(method(parameter, java)
                        .addParameter(int.class, "index")
                        .addParameter(type(parameter), java)
                        .addStatement(
                                "return put($S + index + $S, $L)", parameter.name() + "(", ")", text(parameter, java))
                        .build());
            case NONE -> {
                type.addMethod(method(parameter, java)
                        .addParameter(type(parameter), java)
                        .addStatement(
                                "return $L($S, $L)",
                                parameter.repeated() || parameter.type() == ValueType.VARIABLE ? "append" : "put",
                                parameter.name(),
                                text(parameter, java))
                        .build());
                overloads(type, parameter, java);
            }
        }
    }

    private MethodSpec.Builder method(FieldFact parameter, String java) {
        return MethodSpec.methodBuilder(java)
                .addJavadoc("$L", new ActionDocs(fact).parameter(parameter))
                .addModifiers(Modifier.PUBLIC)
                .returns(name);
    }

    private void overloads(TypeSpec.Builder type, FieldFact parameter, String java) {
        switch (parameter.type()) {
            case CAUSE ->
                type.addMethod(method(parameter, java)
                        .addParameter(int.class, java)
                        .addStatement("return $L(new $T($L))", java, Types.CAUSE, java)
                        .build());
            case CALLER_ID ->
                type.addMethod(method(parameter, java)
                        .addParameter(String.class, java)
                        .addStatement("return put($S, $L)", parameter.name(), java)
                        .build());
            case PRIORITY ->
                type.addMethod(method(parameter, java)
                        .addParameter(int.class, java)
                        .addStatement("return put($S, $T.toString($L))", parameter.name(), Integer.class, java)
                        .build());
            case VARIABLE -> {
                type.addMethod(method(parameter, java)
                        .addParameter(String.class, "name")
                        .addParameter(String.class, "value")
                        .addStatement("return $L(new $T(name, value))", java, Types.VARIABLE)
                        .build());
                type.addMethod(MethodSpec.methodBuilder(JavaNames.method(Owner.BUILDER, VARIABLES))
                        .addJavadoc("$L", Docs.of("Adds several variables, in the order of the map."))
                        .addModifiers(Modifier.PUBLIC)
                        .returns(name)
                        .addParameter(ParameterizedTypeName.get(Map.class, String.class, String.class), "variables")
                        .addStatement("variables.forEach(this::$L)", java)
                        .addStatement("return this")
                        .build());
            }
            default -> {}
        }
    }

    private MethodSpec change() {
        return MethodSpec.methodBuilder("change")
                .addJavadoc("$L", Docs.of("Adds a change, numbered after those that are there."))
                .addModifiers(Modifier.PUBLIC)
                .returns(name)
                .addParameter(Types.CONFIG_CHANGE, "change")
                .addStatement("change.headers(changes++).forEach(header -> append(header.name(), header.value()))")
                .addStatement("return this")
                .build();
    }

    private static TypeName type(FieldFact parameter) {
        TypeName boxed = Accessors.boxed(parameter);
        return boxed.isBoxedPrimitive() ? boxed.unbox() : boxed;
    }

    /** The text that is sent for a value. */
    private static CodeBlock text(FieldFact parameter, String java) {
        return switch (parameter.type()) {
            case TEXT, ESCAPED, PRIORITY, DATETIME, VARIABLE, ESCAPED_VARIABLE -> CodeBlock.of("$L", java);
            case INTEGER -> CodeBlock.of("$T.toString($L)", Integer.class, java);
            case LONG -> CodeBlock.of("$T.toString($L)", Long.class, java);
            case DECIMAL -> CodeBlock.of("$T.toString($L)", Double.class, java);
            case BOOLEAN -> CodeBlock.of("$L ? $S : $S", java, parameter.writtenTrue(), parameter.writtenFalse());
            case SECONDS -> CodeBlock.of("$T.toString($L.plusNanos(999_999_999).toSeconds())", Long.class, java);
            case MILLIS -> CodeBlock.of("$T.toString($L.toMillis())", Long.class, java);
            case CLOCK ->
                CodeBlock.of(
                        "$T.format($T.ROOT, $S, $L.toHours(), $L.toMinutesPart(), $L.toSecondsPart())",
                        String.class,
                        Locale.class,
                        "%02d:%02d:%02d",
                        java,
                        java,
                        java);
            case EPOCH -> CodeBlock.of("$T.toString($L.getEpochSecond())", Long.class, java);
            case CAUSE -> CodeBlock.of("$T.toString($L.code())", Integer.class, java);
            case CHANNEL_STATE -> CodeBlock.of("$T.toString($L.ordinal())", Integer.class, java);
            case CALLER_ID -> CodeBlock.of("$L.toString()", java);
            case ENUM -> CodeBlock.of("known($S, $L.wire())", parameter.name(), java);
        };
    }
}
