package io.strowger.cli;

import io.strowger.client.ActionFailedException;
import io.strowger.protocol.action.CommandAction;
import io.strowger.protocol.action.CommandResponse;
import io.strowger.protocol.action.Response;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger command}: runs a command of Asterisk's own command line. */
final class CommandCommand extends Verb {
    private final Given<List<String>> words = new Given<>();

    CommandCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage()
                .description("Runs a command of Asterisk's own command line, such as \"core show channels\".");
        spec.addPositional(words.parameter(List.class, "0..*")
                .auxiliaryTypes(String.class)
                .paramLabel("WORD")
                .arity("1..*")
                .required(true)
                .description("The command, quoted or word by word.")
                .build());
    }

    @Override
    public Integer call() throws Exception {
        String command = String.join(" ", words.or(List.of())).strip();
        if (command.isEmpty()) {
            throw new UsageException("which command of Asterisk's?");
        }
        return connected(client -> {
            Printer printer = root().printer();
            try {
                CommandResponse response =
                        client.send(CommandAction.builder(command).build());
                printer.output(response, response.output());
            } catch (ActionFailedException refused) {
                // what the command printed says more than that it failed
                Response response = refused.response();
                List<String> lines = response.message().output();
                boolean saidByTheError = String.valueOf(refused.getMessage()).contains(String.join(" ", lines));
                if (root().writesJson() || !saidByTheError) {
                    printer.output(response, lines);
                    printer.flush();
                }
                throw refused;
            }
            return ExitStatus.DONE;
        });
    }
}
