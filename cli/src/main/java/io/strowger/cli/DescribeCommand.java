package io.strowger.cli;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code strowger describe}: tells what the catalog knows of an action or an event. */
@Command(name = "describe", description = "Tells what the catalog knows of an action or an event; needs no connection.")
final class DescribeCommand extends Verb {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of an action or an event, in any case.")
    String name = "";

    @Override
    public Integer call() {
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
        if (root().format == Strowger.Format.JSON) {
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
