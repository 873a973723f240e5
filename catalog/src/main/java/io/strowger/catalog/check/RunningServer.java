package io.strowger.catalog.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks a running server: {@code ListCommands} for the actions with their classes, {@code manager show command} and
 * {@code manager show event} for the rest.
 *
 * <p>It knows what is loaded, documented or not, and says nothing of the classes of events.
 */
final class RunningServer {
    private static final Pattern LISTED = Pattern.compile("([^:]+): .*\\(Priv: (.*)\\)");
    private static final Pattern PARAMETER = Pattern.compile("\\[([^]]+):] <value>|([^:]+): <value>");
    /** Asterisk 16 cuts the names of events in its list at this length. */
    private static final int CUT = 20;

    private RunningServer() {}

    /** Asks for all actions and events; {@code knownEvents} complete the names that an old server cuts. */
    static Told ask(AmiConsole console, String source, Collection<String> knownEvents) throws IOException {
        Map<String, Told.Action> actions = new LinkedHashMap<>();
        for (String line : console.action("ListCommands")) {
            Matcher listed = LISTED.matcher(line);
            if (listed.matches()) {
                String name = listed.group(1);
                List<List<String>> syntax = syntax(console.command("manager show command " + name), "Action: " + name);
                Map<String, Boolean> parameters = syntax.isEmpty() ? null : parameters(syntax.get(0));
                actions.put(name, new Told.Action(name, classes(listed.group(2)), parameters));
            }
        }
        Map<String, Told.Event> events = new LinkedHashMap<>();
        for (String name : eventNames(console.command("manager show events"), knownEvents)) {
            Set<String> fields = new LinkedHashSet<>();
            for (List<String> syntax : syntax(console.command("manager show event " + name), "Event: " + name)) {
                fields.addAll(parameters(syntax).keySet());
            }
            events.put(name, new Told.Event(name, null, fields));
        }
        return new Told(source, actions, events);
    }

    private static Set<String> classes(String privileges) {
        return Arrays.stream(privileges.split(","))
                .filter(each -> !each.equals("all") && !each.equals("<none>"))
                .collect(Collectors.toSet());
    }

    /** The names in the table that {@code manager show events} prints, three in a line. */
    static List<String> eventNames(List<String> lines, Collection<String> known) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("  ") || line.contains("--")) {
                continue;
            }
            for (String word : line.trim().split("\\s+")) {
                names.add(
                        word.length() < CUT
                                ? word
                                : known.stream()
                                        .filter(each -> each.equals(word))
                                        .findFirst()
                                        .or(() -> known.stream()
                                                .filter(each -> each.startsWith(word))
                                                .findFirst())
                                        .orElse(word));
            }
        }
        return names;
    }

    /** The blocks below {@code [Syntax]} that begin with the given line. */
    static List<List<String>> syntax(List<String> lines, String first) {
        List<List<String>> blocks = new ArrayList<>();
        List<String> block = null;
        for (String line : lines) {
            if (line.equals("[Syntax]")) {
                block = new ArrayList<>();
            } else if (line.isEmpty() || line.startsWith("[") && !line.endsWith("<value>")) {
                block = null;
            } else if (block != null) {
                if (block.isEmpty() && line.equalsIgnoreCase(first)) {
                    blocks.add(block);
                }
                block.add(line);
            }
        }
        return blocks;
    }

    private static Map<String, Boolean> parameters(List<String> syntax) {
        Map<String, Boolean> parameters = new LinkedHashMap<>();
        for (String line : syntax) {
            Matcher parameter = PARAMETER.matcher(line);
            if (parameter.matches()) {
                boolean optional = parameter.group(1) != null;
                parameters.put(optional ? parameter.group(1) : parameter.group(2), !optional);
            }
        }
        return parameters;
    }
}
