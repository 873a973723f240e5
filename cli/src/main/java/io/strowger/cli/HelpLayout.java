package io.strowger.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How the help texts look: a verb's own options first, and those of every verb in one sentence. */
final class HelpLayout {
    private HelpLayout() {}

    /** Sets the layout of a command and of all its verbs. */
    static void apply(CommandLine line) {
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
        line.getSubcommands().values().forEach(verb -> {
            apply(verb);
            verb.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::ownOptions);
        });
    }

    private static String ownOptions(Help help) {
        List<OptionSpec> own = help.commandSpec().options().stream()
                .filter(option -> !option.inherited())
                .toList();
        return help.optionListExcludingGroups(own)
                + "      ... and those of every verb, such as --host, --user, --tls, --timeout"
                + System.lineSeparator()
                + "      and -o json; 'strowger --help' tells them."
                + System.lineSeparator();
    }
}
