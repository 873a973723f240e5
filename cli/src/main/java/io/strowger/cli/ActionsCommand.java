package io.strowger.cli;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code strowger actions}: lists the actions that the catalog knows. */
@Command(name = "actions", description = "Lists the actions that the catalog knows; needs no connection.")
final class ActionsCommand extends Verb {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "Only those with this in their name or summary.")
    @Nullable String text;

    @Option(
            names = "--in",
            paramLabel = "VERSION",
            description = "Only those of this major version of Asterisk: 16, 18, 20, 21, 22 or 23.")
    @Nullable Integer version;

    @Override
    public Integer call() {
        Integer in = version;
        if (in != null && !Catalog.SURVEYED.contains(in)) {
            throw new UsageException("the catalog does not tell what Asterisk " + in + " has; it knows "
                    + Catalog.SURVEYED.toString().replaceAll("[\\[\\]]", ""));
        }
        List<ActionFact> facts = Catalog.load().actions().stream()
                .filter(fact -> in == null || fact.in().contains(in))
                .filter(fact -> text == null || contains(fact.name(), text) || contains(fact.summary(), text))
                .toList();
        if (root().format == Strowger.Format.JSON) {
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
