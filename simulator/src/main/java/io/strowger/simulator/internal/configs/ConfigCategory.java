package io.strowger.simulator.internal.configs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** One section of a configuration file. */
final class ConfigCategory {
    /** One line: a name and a value; {@code inherited} is true where it stands in a template. */
    record Line(String name, String value, boolean object, boolean inherited) {}

    private String name;
    private final boolean template;
    private final List<String> templates = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    ConfigCategory(String name, boolean template) {
        this.name = name;
        this.template = template;
    }

    String name() {
        return name;
    }

    void name(String next) {
        name = next;
    }

    boolean isTemplate() {
        return template;
    }

    /** The names of the templates that it inherits from. */
    List<String> templates() {
        return templates;
    }

    List<Line> lines() {
        return lines;
    }

    void inherit(ConfigCategory from) {
        templates.add(0, from.name);
        from.lines.forEach(line -> lines.add(new Line(line.name(), line.value(), line.object(), true)));
    }

    /** True where every criterion of a filter such as {@code type=endpoint,TEMPLATES=include} holds. */
    boolean passes(String filter) {
        boolean withTemplates = false;
        boolean templatesOnly = false;
        for (String criterion : filter.isEmpty() ? new String[0] : filter.split(",")) {
            int equals = criterion.indexOf('=');
            String key = equals < 0 ? criterion : criterion.substring(0, equals);
            String wanted = equals < 0 ? "" : criterion.substring(equals + 1);
            if (key.equals("TEMPLATES")) {
                withTemplates |= wanted.equals("include");
                templatesOnly |= wanted.equals("restrict");
            } else if (lines.stream().noneMatch(line -> matches(key, line.name()) && matches(wanted, line.value()))) {
                return false;
            }
        }
        return templatesOnly ? template : withTemplates || !template;
    }

    private static boolean matches(String expression, String text) {
        try {
            return Pattern.compile(expression).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The section as it stands in a file: what was inherited is left out. */
    String text() {
        StringBuilder text = new StringBuilder("[").append(name).append(']');
        List<String> options = Stream.concat(template ? Stream.of("!") : Stream.empty(), templates.stream())
                .toList();
        if (!options.isEmpty()) {
            text.append('(').append(String.join(",", options)).append(')');
        }
        text.append('\n');
        for (Line line : lines) {
            if (!line.inherited()) {
                text.append(line.name())
                        .append(line.object() ? " => " : " = ")
                        .append(line.value().replace(";", "\\;"))
                        .append('\n');
            }
        }
        return text.append('\n').toString();
    }
}
