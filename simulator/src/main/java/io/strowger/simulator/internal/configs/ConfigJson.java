package io.strowger.simulator.internal.configs;

import java.util.ArrayList;
import java.util.List;

/** Sections as GetConfigJSON writes them: one line, in which a name can stand twice. */
final class ConfigJson {
    private ConfigJson() {}

    static String of(List<ConfigCategory> categories) {
        List<String> sections = new ArrayList<>();
        for (ConfigCategory category : categories) {
            List<String> members = new ArrayList<>();
            if (category.isTemplate()) {
                members.add("\"istemplate\":1");
            }
            if (!category.templates().isEmpty()) {
                members.add("\"templates\":" + quoted(String.join(",", category.templates())));
            }
            category.lines().forEach(line -> members.add(quoted(line.name()) + ":" + quoted(line.value())));
            sections.add(quoted(category.name()) + ":{" + String.join(",", members) + "}");
        }
        return "{" + String.join(",", sections) + "}";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
