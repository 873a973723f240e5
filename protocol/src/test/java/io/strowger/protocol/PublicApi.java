package io.strowger.protocol;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes everything that users of a module can name: one line for each type, constant, constructor and method. */
final class PublicApi {
    private static final Set<String> OF_EVERY_TYPE = Set.of("equals", "hashCode", "toString", "valueOf", "values");

    private PublicApi() {}

    /** The lines for the public types below a folder of classes, in order. */
    static List<String> lines(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .map(name -> load(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')))
                    .filter(PublicApi::isVisible)
                    .flatMap(type -> lines(type).stream())
                    .sorted()
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers())
                && !type.isAnonymousClass()
                && (outer == null || isVisible(outer));
    }

    private static List<String> lines(Class<?> type) {
        String name = type.getCanonicalName().substring("io.strowger.protocol.".length());
        List<String> lines = new ArrayList<>();
        lines.add(name + ": " + describe(type));
        for (Field field : type.getDeclaredFields()) {
            if (isOpen(field.getModifiers()) && !field.isSynthetic()) {
                lines.add(name + "." + field.getName() + ": " + text(field.getAnnotatedType()) + deprecated(field));
            }
        }
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            if (isOpen(each.getModifiers()) && !each.isSynthetic()) {
                lines.add(name + "(" + parameters(each) + ")");
            }
        }
        for (Method each : type.getDeclaredMethods()) {
            if (isOpen(each.getModifiers()) && !each.isSynthetic() && !isInherited(type, each)) {
                lines.add(name + "." + each.getName() + "(" + parameters(each) + "): "
                        + (Modifier.isStatic(each.getModifiers()) ? "static " : "")
                        + text(each.getAnnotatedReturnType()) + deprecated(each));
            }
        }
        return lines;
    }

    /** True where a supertype says the same already. */
    private static boolean isInherited(Class<?> type, Method method) {
        return OF_EVERY_TYPE.contains(method.getName())
                || Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                        .flatMap(parent -> Stream.of(parent.getMethods()))
                        .anyMatch(each -> each.getName().equals(method.getName())
                                && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }

    private static String describe(Class<?> type) {
        List<String> words = new ArrayList<>();
        words.add(type.isSealed() ? "sealed" : Modifier.isFinal(type.getModifiers()) ? "final" : "open");
        words.add(type.isEnum() ? "enum" : type.isRecord() ? "record" : type.isInterface() ? "interface" : "class");
        if (type.getTypeParameters().length > 0) {
            words.add(Arrays.stream(type.getTypeParameters())
                    .map(TypeVariable::getName)
                    .collect(Collectors.joining(", ", "<", ">")));
        }
        AnnotatedType parent = type.getAnnotatedSuperclass();
        if (parent != null && parent.getType() != Object.class && !type.isEnum() && !type.isRecord()) {
            words.add("extends " + text(parent));
        }
        for (AnnotatedType each : type.getAnnotatedInterfaces()) {
            words.add("is " + text(each));
        }
        return String.join(" ", words) + deprecated(type);
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String parameters(Executable each) {
        return Arrays.stream(each.getAnnotatedParameterTypes())
                .map(PublicApi::text)
                .collect(Collectors.joining(", "));
    }

    /** A type as it would be written, without packages. */
    private static String text(AnnotatedType type) {
        return type.toString()
                .replaceAll("\\b(?:[a-z]\\w*\\.)+", "")
                .replace('$', '.')
                .replace("()", "");
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? " (deprecated)" : "";
    }
}
