package io.strowger.simulator.internal.dialplan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a dialplan in the form of {@code extensions.conf}. */
public final class DialplanText {
    private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\].*");
    private static final Pattern LINE = Pattern.compile("(exten|same|include)\\s*=>?\\s*(.*)");
    private static final Pattern PRIORITY = Pattern.compile("([0-9]+|n|hint|s)(?:\\+[0-9]+)?(?:\\(([^)]*)\\))?");

    private final Dialplan dialplan;
    private final Applications applications;
    private String context = "";
    private String exten = "";
    private int priority;
    private int number;

    private DialplanText(Dialplan dialplan, Applications applications) {
        this.dialplan = dialplan;
        this.applications = applications;
    }

    /**
     * Adds what the text says to a dialplan. Files that it includes are left out: there are none here, and their text can be
     * added by itself.
     *
     * @throws IllegalArgumentException where a line cannot be understood, or names an application that cannot be run; the
     *     message has its number
     */
    public static void read(String text, Dialplan into, Applications applications) {
        DialplanText reader = new DialplanText(into, applications);
        for (String line : text.split("\n", -1)) {
            reader.number++;
            String bare = withoutComment(line).strip();
            if (!bare.isEmpty()) {
                try {
                    reader.line(bare);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "line " + reader.number + ": " + e.getMessage() + ": " + bare, e);
                }
            }
        }
    }

    private void line(String line) {
        if (line.startsWith("#include")) {
            return;
        }
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
            context = section.group(1);
            if (!isSettings()) {
                dialplan.context(context);
            }
            return;
        }
        if (context.equals("globals")) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a global variable needs an equals sign");
            }
            String value = line.substring(equals + 1);
            dialplan.globals()
                    .put(
                            line.substring(0, equals).strip(),
                            value.startsWith(">") ? value.substring(1).strip() : value.strip());
            return;
        }
        if (!isSettings()) {
            entry(line);
        }
    }

    private boolean isSettings() {
        return context.equals("general") || context.equals("globals");
    }

    private void entry(String line) {
        Matcher entry = LINE.matcher(line);
        if (!entry.matches() || context.isEmpty()) {
            throw new IllegalArgumentException("not understood");
        }
        String rest = entry.group(2);
        switch (entry.group(1)) {
            case "include" -> dialplan.context(context).include(rest.strip());
            case "same" -> step(rest);
            default -> {
                int comma = rest.indexOf(',');
                if (comma < 0) {
                    throw new IllegalArgumentException("an extension needs a priority");
                }
                exten = rest.substring(0, comma).strip();
                priority = 0;
                step(rest.substring(comma + 1));
            }
        }
    }

    private void step(String text) {
        int comma = text.indexOf(',');
        Matcher place = PRIORITY.matcher((comma < 0 ? text : text.substring(0, comma)).strip());
        if (comma < 0 || !place.matches() || exten.isEmpty()) {
            throw new IllegalArgumentException("a step needs a priority and an application");
        }
        String what = text.substring(comma + 1).strip();
        switch (place.group(1)) {
            case "hint" -> {
                dialplan.context(context).hint(exten, what);
                return;
            }
            case "n" -> priority++;
            case "s" -> throw new IllegalArgumentException("the priority s is not known here");
            default -> priority = Integer.parseInt(place.group(1));
        }
        String label = place.group(2) == null ? "" : place.group(2);
        Step step = step(what, label);
        applications.check(step.application(), "line " + number);
        dialplan.context(context).extension(exten).step(priority, step).line(priority, number);
    }

    private static Step step(String what, String label) {
        int open = what.indexOf('(');
        if (open < 0) {
            return new Step(what, "", label);
        }
        int close = what.lastIndexOf(')');
        if (close < open) {
            throw new IllegalArgumentException("a parenthesis is not closed");
        }
        return new Step(
                what.substring(0, open).strip(), what.substring(open + 1, close).replace("\\;", ";"), label);
    }

    private static String withoutComment(String line) {
        for (int i = line.indexOf(';'); i >= 0; i = line.indexOf(';', i + 1)) {
            if (i == 0 || line.charAt(i - 1) != '\\') {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
