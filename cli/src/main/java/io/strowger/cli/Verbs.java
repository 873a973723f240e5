package io.strowger.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs of the command line, each made only when it is asked for. */
final class Verbs {
    /** The names of all, in the order of the help. */
    static final List<String> ALL =
            List.of("ping", "action", "command", "events", "actions", "describe", "simulate", "demo");

    private Verbs() {}

    /**
     * The verbs that are needed to understand a command line: the one that stands in it, so that no others are described
     * in vain, and all where this is not certain or the help may have to tell of them.
     */
    static List<String> needed(List<String> arguments) {
        List<String> given = arguments.stream().filter(ALL::contains).distinct().toList();
        return given.size() == 1 && arguments.stream().noneMatch(Verbs::mayAskForHelp) ? given : ALL;
    }

    /** True for {@code --help}, {@code -h}, and several short options as one word, such as {@code -vh}. */
    private static boolean mayAskForHelp(String argument) {
        return argument.startsWith("--") ? argument.startsWith("--help") : argument.matches("-.*h.*");
    }

    /**
     * Makes the verb of that name, as the parser takes it.
     *
     * <p>Each is asked for its description by its own class's name: a type that they share would make Java load them all.
     */
    static CommandSpec spec(String name, Strowger root) {
        return switch (name) {
            case "ping" -> new PingCommand(root).spec();
            case "action" -> new ActionCommand(root).spec();
            case "command" -> new CommandCommand(root).spec();
            case "events" -> new EventsCommand(root).spec();
            case "actions" -> new ActionsCommand(root).spec();
            case "describe" -> new DescribeCommand(root).spec();
            case "simulate" -> new SimulateCommand(root).spec();
            case "demo" -> new DemoCommand(root).spec();
            default -> throw new IllegalArgumentException("there is no verb " + name);
        };
    }
}
