package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Looks wherever a secret might show: the log at all levels, texts of objects and exceptions, the names of threads, and a
 * recording of Java Flight Recorder, with all exceptions that were made.
 */
final class Canary implements AutoCloseable {
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Recording recording = new Recording();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Handler recorder = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            seen.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Canary() {
        recorder.setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        root.addHandler(recorder);
        recording.enable("jdk.JavaExceptionThrow");
        recording.enable("jdk.JavaErrorThrow");
        recording.start();
    }

    void see(@Nullable Throwable thrown) {
        if (thrown == null) {
            throw new AssertionError("nothing was thrown");
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        seen.add(text.toString());
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            see(each.toString());
        }
    }

    void see(String text) {
        seen.add(text);
    }

    void seeThreads() {
        Thread.getAllStackTraces().keySet().forEach(thread -> seen.add(thread.toString()));
    }

    /** Looks at the text of each object of Strowger's that can be reached from there; returns how many there were. */
    int seeAll(Object from) throws IllegalAccessException {
        Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> next = new ArrayDeque<>(List.of(from));
        int count = 0;
        while (!next.isEmpty()) {
            Object each = next.remove();
            if (!known.add(each)) {
                continue;
            }
            if (each instanceof Collection<?> many) {
                addAll(next, many);
            } else if (each instanceof Map<?, ?> map) {
                addAll(next, map.keySet());
                addAll(next, map.values());
            } else if (each.getClass().getName().startsWith("io.strowger.")) {
                seen.add(String.valueOf(each));
                count++;
                addFields(next, each);
            }
        }
        return count;
    }

    private static void addAll(Deque<Object> next, Collection<?> many) {
        many.forEach(each -> {
            if (each != null) {
                next.add(each);
            }
        });
    }

    private static void addFields(Deque<Object> next, Object object) throws IllegalAccessException {
        for (Class<?> type = object.getClass(); isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                // Of the protocol only what is public shows; its texts have tests of their own.
                boolean open = type.getModule() == Canary.class.getModule();
                if (open && !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    Object value = field.get(object);
                    if (value != null) {
                        next.add(value);
                    }
                }
            }
        }
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getName().startsWith("io.strowger.") && !type.isHidden();
    }

    /** Ends the look-out: none of the secrets was seen. */
    void wasNotSeen(Path folder, String... secrets) throws Exception {
        Path file = folder.resolve("canary.jfr");
        recording.dump(file);
        // As each byte of the file is one character here, so is each of an ASCII text in any of the encodings there.
        String recorded = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(recorded).contains("io.strowger.Connection");
        for (String secret : secrets) {
            assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(secret));
            assertThat(recorded.contains(secret)).as("the recording has it").isFalse();
        }
    }

    @Override
    public void close() {
        root.removeHandler(recorder);
        root.setLevel(before);
        recording.close();
    }
}
