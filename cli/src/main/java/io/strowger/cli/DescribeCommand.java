package io.strowger.cli;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger describe}: tells what the catalog knows of an action or an event. */
final class DescribeCommand extends Verb {
    private final Given<String> given = new Given<>();

    DescribeCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage().description("Tells what the catalog knows of an action or an event; needs no connection.");
        spec.addPositional(given.parameter(String.class, "0")
                .required(true)
                .paramLabel("NAME")
                .description("The name of an action or an event, in any case.")
                .build());
    }

    @Override
    public Integer call() {
        String name = given.or("");
        Catalog catalog = Catalog.load();
        Optional<ActionFact> action = catalog.action(name);
        Optional<EventFact> event = catalog.event(name);
        if (action.isEmpty() && event.isEmpty()) {
            List<String> names = Stream.concat(
                            catalog.actions().stream().map(ActionFact::name),
                            catalog.events().stream().map(EventFact::name))
                    .distinct()
                    .toList();
            throw new UsageException("the catalog knows no action or event " + name + Suggestions.hint(name, names));
        }
        if (root().writesJson()) {
            DescriptionJson json =
                    new DescriptionJson(new JsonPrinter(surroundings().out()));
            action.ifPresent(json::action);
            event.ifPresent(json::event);
            return ExitStatus.DONE;
        }
        Description text = new Description(catalog, surroundings());
        action.ifPresent(text::action);
        if (action.isPresent() && event.isPresent()) {
            surroundings().out().line("");
        }
        event.ifPresent(text::event);
        return ExitStatus.DONE;
    }
}
