package io.strowger.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.strowger.catalog.EventFact;
import io.strowger.catalog.JavaNames;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * The registry of events: turns messages into typed events, and names into types.
 *
 * <p>An event's name leads to a number by way of one hash table, and the number to a constructor by way of a switch. So
 * only the types that are really received are ever loaded, and nothing is reflected upon.
 */
final class EventTypesFile {
    private static final ClassName NAME = ClassName.get(Types.EVENT, "EventTypes");
    private static final ClassName ENTRY = NAME.nestedClass("Entry");
    private static final TypeName EVENT_CLASS =
            ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Types.EVENT_TYPE));
    private static final TypeName NAMES =
            ParameterizedTypeName.get(ClassName.get(Set.class), ClassName.get(String.class));
    private static final TypeName PRIVILEGES = ParameterizedTypeName.get(ClassName.get(Set.class), Types.PRIVILEGE);
    private static final TypeName ENTRIES =
            ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), ENTRY);
    private static final int CHUNK = 100;

    private final List<EventFact> events;

    EventTypesFile(List<EventFact> events) {
        this.events = events;
    }

    JavaFile file() {
        TypeSpec.Builder type = TypeSpec.classBuilder(NAME)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", Docs.of("Turns messages into events of the right type, and event names into types."))
                .addField(FieldSpec.builder(ENTRIES, "ENTRIES")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("entries()")
                        .build())
                .addField(namesField())
                .addField(FieldSpec.builder(int.class, "UNKNOWN")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("-1")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(read())
                .addMethod(reader())
                .addMethod(find())
                .addMethod(names())
                .addMethod(classes())
                .addMethod(entry())
                .addMethod(create())
                .addMethod(typeOf())
                .addMethod(entries());
        for (int from = 0; from < events.size(); from += CHUNK) {
            type.addMethod(chunk(from));
        }
        return Types.file(
                Types.EVENT, type.addMethod(add()).addType(entryType()).build());
    }

    private static FieldSpec namesField() {
        TypeSpec cache = TypeSpec.anonymousClassBuilder("")
                .superclass(ParameterizedTypeName.get(ClassName.get(ClassValue.class), NAMES))
                .addMethod(MethodSpec.methodBuilder("computeValue")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(NAMES)
                        .addParameter(
                                ParameterizedTypeName.get(
                                        ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)),
                                "type")
                        .addStatement("$T<$T> names = new $T<>()", Set.class, String.class, TreeSet.class)
                        .beginControlFlow("for ($T entry : ENTRIES.values())", ENTRY)
                        .beginControlFlow("if (type.isAssignableFrom(type(entry.index)))")
                        .addStatement("names.add(entry.name)")
                        .endControlFlow()
                        .endControlFlow()
                        .addStatement("return $T.unmodifiableSet(names)", Collections.class)
                        .build())
                .build();
        return FieldSpec.builder(ParameterizedTypeName.get(ClassName.get(ClassValue.class), NAMES), "NAMES")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", cache)
                .build();
    }

    private static MethodSpec read() {
        return MethodSpec.methodBuilder("read")
                .addJavadoc(
                        "$L",
                        Docs.of("Makes an event from a message: of the type that the catalog knows for its name.")
                                .html("The name is compared without regard to case. A name that the catalog does not"
                                        + " know gives an {@link UnknownEvent}."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Types.EVENT_TYPE)
                .addParameter(Types.MESSAGE, "message")
                .addParameter(Types.ORIGIN, "origin")
                .addStatement("$T entry = entry(message.name())", ENTRY)
                .addStatement("return create(entry == null ? UNKNOWN : entry.index, message, origin)")
                .build();
    }

    private static MethodSpec reader() {
        return MethodSpec.methodBuilder("reader")
                .addJavadoc(
                        "$L",
                        Docs.of("Makes what reads the events of one name, without looking the name up each time.")
                                .html("The name is compared without regard to case; one that the catalog does not know"
                                        + " gives an {@link UnknownEvent} each time."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Types.EVENT_READER)
                .addParameter(String.class, "name")
                .addStatement("$T entry = entry(name)", ENTRY)
                .addStatement("int index = entry == null ? UNKNOWN : entry.index")
                .addStatement("return new $T(index, type(index))", Types.EVENT_READER)
                .build();
    }

    private static MethodSpec find() {
        return MethodSpec.methodBuilder("find")
                .addJavadoc("$L", Docs.of("Looks up the type of an event by its name, without regard to case."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), EVENT_CLASS))
                .addParameter(String.class, "name")
                .addStatement("return $T.ofNullable(entry(name)).map(entry -> type(entry.index))", Optional.class)
                .build();
    }

    private static MethodSpec names() {
        return MethodSpec.methodBuilder("names")
                .addJavadoc(
                        "$L",
                        Docs.of("The names of the events of a type, as they stand on the wire, as far as the catalog"
                                        + " knows them.")
                                .html("One for the type of an event, several for a family or a list's items, all for"
                                        + " {@link Event}, none for {@link UnknownEvent}."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(NAMES)
                .addParameter(EVENT_CLASS, "type")
                .addStatement("return NAMES.get(type)")
                .build();
    }

    private static MethodSpec classes() {
        return MethodSpec.methodBuilder("classes")
                .addJavadoc(
                        "$L",
                        Docs.of("The read classes, all of which an AMI user needs to be sent the event of that name.")
                                .plain("Empty where none is needed, and for a name that the catalog does not know."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(PRIVILEGES)
                .addParameter(String.class, "name")
                .addStatement("$T entry = entry(name)", ENTRY)
                .addStatement("return entry == null ? $T.of() : entry.classes", Set.class)
                .build();
    }

    private static MethodSpec entry() {
        return MethodSpec.methodBuilder("entry")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Types.nullable(ENTRY))
                .addParameter(String.class, "name")
                .addStatement("$T entry = ENTRIES.get(name)", ENTRY)
                .addStatement("return entry != null ? entry : ENTRIES.get(name.toLowerCase($T.ROOT))", Locale.class)
                .build();
    }

    private MethodSpec create() {
        return MethodSpec.methodBuilder("create")
                .addModifiers(Modifier.STATIC)
                .returns(Types.EVENT_TYPE)
                .addParameter(int.class, "index")
                .addParameter(Types.MESSAGE, "message")
                .addParameter(Types.ORIGIN, "origin")
                .addCode(byIndex(type -> CodeBlock.of("new $T(message, origin)", type)))
                .build();
    }

    private MethodSpec typeOf() {
        return MethodSpec.methodBuilder("type")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(EVENT_CLASS)
                .addParameter(int.class, "index")
                .addCode(byIndex(type -> CodeBlock.of("$T.class", type)))
                .build();
    }

    private CodeBlock byIndex(Function<ClassName, CodeBlock> result) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("return switch (index)");
        for (int i = 0; i < events.size(); i++) {
            ClassName type =
                    ClassName.get(Types.EVENT, JavaNames.eventType(events.get(i).name()));
            code.addStatement("case $L -> $L", i, result.apply(type));
        }
        code.addStatement("case UNKNOWN -> $L", result.apply(Types.UNKNOWN_EVENT));
        code.addStatement("default -> throw new $T(index)", IndexOutOfBoundsException.class);
        return code.unindent().add("};\n").build();
    }

    private MethodSpec entries() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("entries")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ENTRIES)
                .addStatement("$T map = new $T<>($L)", ENTRIES, HashMap.class, 4 * Math.max(4, events.size()));
        for (int from = 0; from < events.size(); from += CHUNK) {
            method.addStatement("entries$L(map)", from / CHUNK + 1);
        }
        return method.addStatement("return map").build();
    }

    private MethodSpec chunk(int from) {
        MethodSpec.Builder chunk = MethodSpec.methodBuilder("entries" + (from / CHUNK + 1))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ENTRIES, "map");
        for (int i = from; i < Math.min(events.size(), from + CHUNK); i++) {
            EventFact event = events.get(i);
            chunk.addStatement("add(map, $L, $S, $L)", i, event.name(), ActionTypesFile.privileges(event.classes()));
        }
        return chunk.build();
    }

    private static MethodSpec add() {
        return MethodSpec.methodBuilder("add")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ENTRIES, "map")
                .addParameter(int.class, "index")
                .addParameter(String.class, "name")
                .addParameter(PRIVILEGES, "classes")
                .addStatement("$1T entry = new $1T(index, name, classes)", ENTRY)
                .addStatement("map.put(name, entry)")
                .addStatement("map.put(name.toLowerCase($T.ROOT), entry)", Locale.class)
                .build();
    }

    private static TypeSpec entryType() {
        return TypeSpec.recordBuilder("Entry")
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(int.class, "index")
                        .addParameter(String.class, "name")
                        .addParameter(PRIVILEGES, "classes")
                        .build())
                .build();
    }
}
