package io.strowger.protocol.action;

import io.strowger.protocol.action.ConfigFile.Category;
import io.strowger.protocol.action.ConfigFile.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@code GetConfigJSON} writes: an object of objects whose values are strings, in which names may be repeated.
 *
 * <p>{@code action_getconfigjson} of {@code main/manager.c} escapes quotes and backslashes only. A template has
 * {@code "istemplate":1} first, and {@code "templates":"a,b"} may stand before the variables; a variable called
 * {@code templates} in the first place of a category is taken for that.
 */
final class ConfigJson {
    private final String text;
    private int at;

    ConfigJson(String text) {
        this.text = text;
    }

    List<Category> categories() {
        List<Category> categories = new ArrayList<>();
        expect('{');
        while (!ends()) {
            String name = string();
            expect(':');
            categories.add(category(name));
        }
        return categories;
    }

    private Category category(String name) {
        List<Entry> entries = new ArrayList<>();
        List<String> templates = List.of();
        boolean template = false;
        expect('{');
        while (!ends()) {
            String variable = string();
            expect(':');
            if (peek() != '"') {
                template |= variable.equals("istemplate") && peek() == '1';
                skipNumber();
            } else if (variable.equals("templates") && entries.isEmpty() && templates.isEmpty()) {
                templates = List.of(string().split("\\s*,\\s*"));
            } else {
                entries.add(new Entry(variable, string()));
            }
        }
        return new Category(name, template, templates, entries);
    }

    /** Takes the end of an object, or the comma before the next name. */
    private boolean ends() {
        if (peek() == '}') {
            at++;
            return true;
        }
        if (peek() == ',') {
            at++;
        }
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peekRaw() != '"') {
            if (peekRaw() == '\\') {
                at++;
            }
            value.append(peekRaw());
            at++;
        }
        at++;
        return value.toString();
    }

    private void skipNumber() {
        if (!Character.isDigit(peek())) {
            throw wrong("a string or a number");
        }
        while (Character.isDigit(peekRaw())) {
            at++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private char peek() {
        while (peekRaw() == ' ') {
            at++;
        }
        return peekRaw();
    }

    private char peekRaw() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("the JSON of a configuration file ends at position " + at);
        }
        return text.charAt(at);
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "the JSON of a configuration file should have " + expected + " at position " + at);
    }
}
