package io.strowger.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: the options that every verb takes, and what becomes of mistakes. */
public final class Strowger implements Runnable {
    /** The forms of the output. */
    enum Format {
        /** For people. */
        TEXT,
        /** One JSON object a line. */
        JSON
    }

    /** What picocli says of a value that shall be a number and is none. */
    private static final Pattern NO_NUMBER =
            Pattern.compile("Invalid value for option '([^']+)'.*: '(.*)' is not an? (?:double|int|long)$");

    final Surroundings surroundings;

    final ConnectionOptions connection = new ConnectionOptions();
    private final Given<Format> format = new Given<>();
    private final Given<Boolean> verbose = new Given<>();
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("strowger");

    /** True once the process is ending on a signal, when failures are of its own making. */
    volatile boolean stopping;

    private Strowger(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line to its end, and gives the exit status. */
    static int run(Surroundings surroundings, String... arguments) {
        Strowger strowger = new Strowger(surroundings);
        strowger.describe();
        List<String> asked = List.of(arguments);
        CommandLine line = new CommandLine(strowger.spec);
        Verbs.needed(asked).forEach(verb -> line.addSubcommand(verb, Verbs.spec(verb, strowger)));
        line.setOut(surroundings.out().writer())
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Math.min(surroundings.columns(), 110))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(surroundings.style().colours() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((failure, given) -> strowger.misused(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> strowger.failed(failure));
        HelpLayout.apply(line);
        int status = strowger.execute(line, arguments);
        strowger.connection.close();
        try {
            surroundings.out().flush();
            return status;
        } catch (ClosedPipeException | UncheckedIOException e) {
            return status == ExitStatus.DONE ? strowger.failed(e) : status;
        }
    }

    /** An error of Java's, such as too little memory, is a fault like any other: Java's own status for it is taken. */
    private int execute(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error fault) {
            return failed(fault);
        }
    }

    private void describe() {
        spec.usageMessage()
                .synopsisSubcommandLabel("VERB")
                .description("Asterisk's manager interface (AMI) at a shell.")
                .footer(
                        "",
                        "Exit status: 0 done, 1 Asterisk said no, 2 usage, 3 no connection, 4 login refused,",
                        "5 permission denied, 124 timeout, 130 Ctrl-C, 141 closed pipe.",
                        "",
                        "Examples:",
                        "  strowger demo",
                        "  strowger --simulator events --event Hangup",
                        "  strowger --host pbx.example.com --user admin ping",
                        "  strowger action Originate Channel=PJSIP/100 Context=internal Exten=200 Priority=1",
                        "  strowger -o json events --event Hangup --where 'Channel=PJSIP/*'");
        spec.version("strowger 0.1.0-SNAPSHOT");
        spec.addOption(format.optionOfAll(Format.class, "-o", "--output")
                .paramLabel("text|json")
                .description("The form of the output (default: text); json is one object a line.")
                .build());
        spec.addOption(verbose.optionOfAll(Boolean.class, "--verbose")
                .description("Shows the whole of an error, with its stack trace.")
                .build());
        spec.addOption(new Given<Boolean>()
                .optionOfAll(Boolean.class, "-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        spec.addOption(new Given<Boolean>()
                .option(Boolean.class, "-V", "--version")
                .versionHelp(true)
                .description("Shows the version.")
                .build());
        connection.describe(spec);
    }

    @Override
    public void run() {
        spec.commandLine().usage(surroundings.err());
        throw new UsageException("what shall it do? Name a verb, such as demo or ping");
    }

    /** True where the output is for programs. */
    boolean writesJson() {
        return format.or(Format.TEXT) == Format.JSON;
    }

    /** What writes in the form that was asked for. */
    Printer printer() {
        return writesJson()
                ? new JsonPrinter(surroundings.out())
                : new TextPrinter(surroundings.out(), surroundings.style(), ZoneId::systemDefault);
    }

    private int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String message = NO_NUMBER.matcher(String.valueOf(failure.getMessage())).replaceFirst("$1: '$2' is no number");
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            message = unknown(command, unmatched.getUnmatched());
        }
        surroundings.say(message + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitStatus.USAGE;
    }

    private static String unknown(CommandLine command, List<String> unmatched) {
        String first = unmatched.get(0);
        if (first.startsWith("-")) {
            String name = first.contains("=") ? first.substring(0, first.indexOf('=')) : first;
            return "there is no option " + name
                    + Suggestions.hint(
                            name, command.getCommandSpec().optionsMap().keySet());
        }
        if (command.getParent() == null) {
            return "there is no verb " + first + Suggestions.hint(first.toLowerCase(Locale.ROOT), Verbs.ALL);
        }
        return "'" + first + "' is more than " + command.getCommandName() + " takes";
    }

    private int failed(Throwable failure) {
        int status = Failure.status(failure);
        if (stopping) {
            return status;
        }
        String line = Failure.line(failure);
        if (line != null) {
            surroundings.say(line);
        }
        if (verbose.isGiven() && status != ExitStatus.CLOSED_PIPE) {
            failure.printStackTrace(surroundings.err());
        }
        return status;
    }
}
