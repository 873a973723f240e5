package io.strowger.cli;

import io.strowger.catalog.Catalog;
import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.RawResponse;
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
        try {
            Answer answer = client.send(action);
            if (answer.response() instanceof RawResponse raw) {
                printer.output(raw, raw.lines());
                return ExitStatus.DONE;
            }
            printer.response(answer.response());
            answer.items().forEach(printer::item);
            if (action.info().shape() == ActionInfo.Shape.LIST || answer.complete() != null) {
                printer.complete(answer.complete(), answer.items().size());
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
}
