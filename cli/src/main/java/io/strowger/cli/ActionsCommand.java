package io.strowger.cli;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger actions}: lists the actions that the catalog knows. */
final class ActionsCommand extends Verb {
    private final Given<String> part = new Given<>();
    private final Given<Integer> version = new Given<>();

    ActionsCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage().description("Lists the actions that the catalog knows; needs no connection.");
        spec.addPositional(part.parameter(String.class, "0")
                .arity("0..1")
                .paramLabel("TEXT")
                .description("Only those with this in their name or summary.")
                .build());
        spec.addOption(version.option(Integer.class, "--in")
                .paramLabel("VERSION")
                .description("Only those of this major version of Asterisk: 16, 18, 20, 21, 22 or 23.")
                .build());
    }

    @Override
    public Integer call() {
        Integer in = version.orNull();
        String text = part.orNull();
        if (in != null && !Catalog.SURVEYED.contains(in)) {
            throw new UsageException("the catalog does not tell what Asterisk " + in + " has; it knows "
                    + Catalog.SURVEYED.toString().replaceAll("[\\[\\]]", ""));
        }
        List<ActionFact> facts = Catalog.load().actions().stream()
                .filter(fact -> in == null || fact.in().contains(in))
                .filter(fact -> text == null || contains(fact.name(), text) || contains(fact.summary(), text))
                .toList();
        if (root().writesJson()) {
            DescriptionJson json =
                    new DescriptionJson(new JsonPrinter(surroundings().out()));
            facts.forEach(json::actionLine);
        } else {
            print(facts);
        }
        return ExitStatus.DONE;
    }

    private void print(List<ActionFact> facts) {
        Style style = surroundings().style();
        Out out = surroundings().out();
        int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        for (ActionFact fact : facts) {
            String gone = fact.until() == null ? "" : style.yellow(" (until " + fact.until() + ")");
            String padding = " ".repeat(width - fact.name().length());
            out.line(style.bold(fact.name()) + padding + "  " + fact.summary() + gone);
        }
        if (facts.isEmpty()) {
            surroundings().say("no action is like that");
        }
    }

    private static boolean contains(String whole, String part) {
        return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
