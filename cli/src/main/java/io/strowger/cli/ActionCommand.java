package io.strowger.cli;

import io.strowger.catalog.Catalog;
import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.RawResponse;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger action}: sends any action, checked against the catalog, and shows its answer. */
final class ActionCommand extends Verb {
    private final Given<String> name = new Given<>();
    private final Given<List<String>> headers = new Given<>();
    private final Given<Boolean> force = new Given<>();

    ActionCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage()
                .description("Sends an action and shows the answer, with the items of a list.")
                .footer(
                        "",
                        "Names are taken in any case. 'strowger describe NAME' tells the parameters, 'strowger actions'",
                        "the actions. A header that may be repeated is given once for each value:",
                        "  strowger action Originate Channel=Local/100@sales Application=Echo \\",
                        "      Variable=CUSTOMER=42 Variable=\"NOTE=two words, and a comma\"",
                        "Durations may have a unit, in whichever unit Asterisk takes them: Timeout=20s.");
        spec.addPositional(name.parameter(String.class, "0")
                .required(true)
                .paramLabel("NAME")
                .description("The action's name.")
                .build());
        spec.addPositional(headers.parameter(List.class, "1..*")
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .paramLabel("Header=Value")
                .description("Its parameters.")
                .build());
        spec.addOption(force.option(Boolean.class, "-f", "--force")
                .description("Sends it even if the catalog knows no such action, parameter or value.")
                .build());
    }

    @Override
    public Integer call() throws Exception {
        GenericAction action =
                new ActionRequest(Catalog.load(), force.isGiven()).read(name.or(""), headers.or(List.of()));
        return connected(client -> send(client, action));
    }

    private int send(AmiClient client, GenericAction action) {
        Printer printer = root().printer();
        Shown shown = new Shown(printer);
        try {
            Answer rest = client.send(action, shown::response, shown::item);
            boolean list = action.info().shape() == ActionInfo.Shape.LIST || rest.complete() != null;
            if (list && !(rest.response() instanceof RawResponse)) {
                printer.complete(rest.complete(), shown.items);
            }
            return ExitStatus.DONE;
        } catch (ActionFailedException refused) {
            if (root().writesJson()) {
                printer.response(refused.response());
                printer.flush();
            }
            throw refused;
        }
    }

    /** Writes an answer as it comes, so that nothing of a long list is held, and counts the items. */
    private static final class Shown {
        private final Printer printer;
        int items;

        Shown(Printer printer) {
            this.printer = printer;
        }

        void response(Response response) {
            if (response instanceof RawResponse raw) {
                printer.output(raw, raw.lines());
            } else {
                printer.response(response);
            }
            printer.flush();
        }

        void item(Event item) {
            printer.item(item);
            printer.flush();
            items++;
        }
    }
}
