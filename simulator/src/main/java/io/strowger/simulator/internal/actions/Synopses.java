package io.strowger.simulator.internal.actions;

import io.strowger.simulator.SimulatedVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a version of Asterisk tells of each action in a few words. */
final class Synopses {
    private static final String FILE = "synopses.txt";

    private final Map<String, String> byAction = new HashMap<>();

    Synopses(SimulatedVersion version) {
        for (String line : lines()) {
            int colon = line.indexOf(": ");
            if (colon < 0 || line.startsWith("#")) {
                continue;
            }
            String[] head = line.substring(0, colon).split(" ");
            String action = head[head.length - 1];
            boolean isOld = head.length > 1 && !version.isAtLeast(Integer.parseInt(head[0]) + 1);
            if (head.length == 1 || isOld) {
                String unused = isOld
                        ? byAction.put(action, line.substring(colon + 2))
                        : byAction.putIfAbsent(action, line.substring(colon + 2));
            }
        }
    }

    String of(String action) {
        return byAction.getOrDefault(action, "");
    }

    private static List<String> lines() {
        try (InputStream in = Synopses.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the file " + FILE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
