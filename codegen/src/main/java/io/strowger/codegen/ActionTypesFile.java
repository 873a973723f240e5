package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.strowger.catalog.ActionFact;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.ListFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The registry of actions: what the catalog knows of each, by name. */
final class ActionTypesFile {
    /** How many actions one method of the registry adds; a method of the Java machine must not exceed 64 KB. */
    private static final int CHUNK = 50;

    private static final ClassName NAME = ClassName.get(Types.ACTION, "ActionTypes");

    private final List<ActionFact> actions;

    ActionTypesFile(List<ActionFact> actions) {
        this.actions = actions;
    }

    JavaFile file() {
        TypeSpec.Builder type = TypeSpec.classBuilder(NAME)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", Docs.of("Finds what the catalog knows of an action, by its name."))
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(List.class), Types.ACTION_INFO), "ALL")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("infos()")
                        .build())
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(
                                        ClassName.get(Map.class), ClassName.get(String.class), Types.ACTION_INFO),
                                "BY_NAME")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("byName()")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(find())
                .addMethod(all())
                .addMethod(byName());
        infos(type);
        return Types.file(Types.ACTION, type.build());
    }

    private static MethodSpec find() {
        return MethodSpec.methodBuilder("find")
                .addJavadoc("$L", Docs.of("Looks an action up by its name on the wire, without regard to case."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), Types.ACTION_INFO))
                .addParameter(String.class, "name")
                .addStatement(
                        "return $T.ofNullable(BY_NAME.get(name.toLowerCase($T.ROOT)))", Optional.class, Locale.class)
                .build();
    }

    private static MethodSpec all() {
        return MethodSpec.methodBuilder("all")
                .addJavadoc("$L", Docs.of("All actions that the catalog knows, in the order of their names."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Types.ACTION_INFO))
                .addStatement("return ALL")
                .build();
    }

    private static MethodSpec byName() {
        return MethodSpec.methodBuilder("byName")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(
                        ClassName.get(Map.class), ClassName.get(String.class), Types.ACTION_INFO))
                .addStatement("$T<$T, $T> map = new $T<>()", Map.class, String.class, Types.ACTION_INFO, HashMap.class)
                .beginControlFlow("for ($T info : ALL)", Types.ACTION_INFO)
                .addStatement("map.put(info.name().toLowerCase($T.ROOT), info)", Locale.class)
                .endControlFlow()
                .addStatement("return map")
                .build();
    }

    private void infos(TypeSpec.Builder type) {
        MethodSpec.Builder infos = MethodSpec.methodBuilder("infos")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Types.ACTION_INFO))
                .addStatement("$T<$T> all = new $T<>()", List.class, Types.ACTION_INFO, ArrayList.class);
        List<MethodSpec> chunks = new ArrayList<>();
        for (int from = 0; from < actions.size(); from += CHUNK) {
            MethodSpec.Builder chunk = MethodSpec.methodBuilder("infos" + (chunks.size() + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(ParameterizedTypeName.get(ClassName.get(List.class), Types.ACTION_INFO), "all");
            for (ActionFact action : actions.subList(from, Math.min(actions.size(), from + CHUNK))) {
                chunk.addStatement("all.add($L)", info(action));
            }
            chunks.add(chunk.build());
            infos.addStatement("infos$L(all)", chunks.size());
        }
        type.addMethod(infos.addStatement("return $T.copyOf(all)", List.class).build());
        chunks.forEach(type::addMethod);
    }

    /** What is known of an action as an expression; each action has its own, so that the first need not load all. */
    static CodeBlock info(ActionFact action) {
        ListFact list = action.answer().list();
        List<String> secrets = action.parameters().stream()
                .filter(FieldFact::secret)
                .map(FieldFact::name)
                .toList();
        return CodeBlock.builder()
                .add("new $T(\n$S, true, $L,\n", Types.ACTION_INFO, action.name(), privileges(action.classes()))
                .add("$L, $L, $L,\n", text(action.since()), text(action.until()), integers(action.in()))
                .add("$L, $L, $L,\n", text(action.module()), text(action.replacedBy()), text(action.replacementNote()))
                .add("$T.$L, ", Types.SHAPE, action.answer().shape().name())
                .add(
                        "$L, $L, ",
                        texts(Set.class, list == null ? List.of() : list.items()),
                        text(list == null ? null : list.complete()))
                .add(
                        "$L, $L, ",
                        texts(List.class, list == null ? List.of() : list.empty()),
                        list != null && list.emptySuccess())
                .add("$L, $L)", action.answer().blocking(), texts(Set.class, secrets))
                .build();
    }

    /** A set of privilege classes as an expression. */
    static CodeBlock privileges(Collection<String> classes) {
        return CodeBlock.of(
                "$T.of($L)",
                Set.class,
                classes.stream()
                        .map(name -> CodeBlock.of("$T.$L", Types.PRIVILEGE, name.toUpperCase(Locale.ROOT)))
                        .collect(CodeBlock.joining(", ")));
    }

    private static CodeBlock texts(Class<?> collection, List<String> texts) {
        return CodeBlock.of(
                "$T.of($L)",
                collection,
                texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", ")));
    }

    private static CodeBlock integers(List<Integer> integers) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                integers.stream().map(each -> CodeBlock.of("$L", each)).collect(CodeBlock.joining(", ")));
    }

    private static CodeBlock text(@Nullable String text) {
        return text == null ? CodeBlock.of("null") : CodeBlock.of("$S", text);
    }
}
