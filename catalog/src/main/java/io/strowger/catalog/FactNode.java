package io.strowger.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON object of a fact file, read strictly: every complaint names the file and the key. */
final class FactNode {
    private final String where;
    private final JsonNode json;
    private final Set<String> read = new HashSet<>();

    FactNode(String where, JsonNode json) {
        if (!json.isObject()) {
            throw new CatalogException(where + ": an object is expected");
        }
        this.where = where;
        this.json = json;
    }

    CatalogException error(String key, String complaint) {
        return new CatalogException(where + ": " + key + ": " + complaint);
    }

    String where() {
        return where;
    }

    boolean has(String key) {
        return json.has(key);
    }

    @Nullable String text(String key) {
        JsonNode value = take(key);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw error(key, "text is expected");
        }
        return value.textValue();
    }

    String requiredText(String key) {
        String value = text(key);
        if (value == null || value.isBlank()) {
            throw error(key, "is missing or empty");
        }
        return value;
    }

    boolean flag(String key) {
        JsonNode value = take(key);
        if (value != null && !value.isBoolean()) {
            throw error(key, "true or false is expected");
        }
        return value != null && value.booleanValue();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array(key)) {
            if (!each.isTextual()) {
                throw error(key, "a list of texts is expected");
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    List<Integer> integers(String key) {
        List<Integer> integers = new ArrayList<>();
        for (JsonNode each : array(key)) {
            if (!each.isInt()) {
                throw error(key, "a list of numbers is expected");
            }
            integers.add(each.intValue());
        }
        return integers;
    }

    /** The elements of a list of objects; where {@code named}, a text stands for an object with only a name. */
    List<FactNode> nodes(String key, boolean named) {
        List<FactNode> nodes = new ArrayList<>();
        int index = 0;
        for (JsonNode each : array(key)) {
            nodes.add(node(key + "[" + index++ + "]", each, named));
        }
        return nodes;
    }

    @Nullable FactNode node(String key) {
        JsonNode value = take(key);
        return value == null ? null : node(key, value, false);
    }

    FactNode requiredNode(String key) {
        FactNode node = node(key);
        if (node == null) {
            throw error(key, "is missing");
        }
        return node;
    }

    /** The keys that are there, in order. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private FactNode node(String key, JsonNode value, boolean named) {
        if (named && value.isTextual()) {
            return new FactNode(
                    where + ": " + key + " (" + value.textValue() + ")",
                    JsonNodeFactory.instance.objectNode().put("name", value.textValue()));
        }
        String name = value.path("name").asText();
        return new FactNode(where + ": " + key + (name.isEmpty() ? "" : " (" + name + ")"), value);
    }

    /** Complains of keys that nobody asked for. */
    void end() {
        json.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                throw error(key, "is not a known key");
            }
        });
    }

    private JsonNode array(String key) {
        JsonNode value = take(key);
        if (value == null) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (!value.isArray()) {
            throw error(key, "a list is expected");
        }
        return value;
    }

    private @Nullable JsonNode take(String key) {
        read.add(key);
        return json.get(key);
    }
}
