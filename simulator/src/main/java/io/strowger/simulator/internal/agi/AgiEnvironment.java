package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import java.util.ArrayList;
import java.util.List;

/** What a script is told of its channel before it begins. */
final class AgiEnvironment {
    private AgiEnvironment() {}

    /**
     * The lines, with a blank one at the end.
     *
     * @param request the first lines: what was asked for
     * @param arguments what the script is given besides
     */
    static String of(Channel channel, List<String> request, List<String> arguments) {
        ChannelProfile profile = channel.profile();
        List<String> lines = new ArrayList<>(request);
        lines.addAll(List.of(
                "agi_channel: " + channel.name(),
                "agi_language: " + profile.language(),
                "agi_type: " + channel.technology().name(),
                "agi_uniqueid: " + channel.uniqueid(),
                "agi_version: " + channel.pbx().version().release(),
                "agi_callerid: " + known(profile.caller().number()),
                "agi_calleridname: " + known(profile.caller().name()),
                "agi_callingpres: " + (profile.caller().isUnknown() ? 67 : 0),
                "agi_callingani2: 0",
                "agi_callington: 0",
                "agi_callingtns: 0",
                "agi_dnid: " + known(profile.dnid()),
                "agi_rdnis: unknown",
                "agi_context: " + profile.context(),
                "agi_extension: " + profile.exten(),
                "agi_priority: " + profile.priority(),
                "agi_enhanced: 0.0",
                "agi_accountcode: " + profile.accountCode(),
                "agi_threadid: 139637976727552"));
        for (int i = 0; i < arguments.size(); i++) {
            lines.add("agi_arg_" + (i + 1) + ": " + arguments.get(i));
        }
        return String.join("\n", lines) + "\n\n";
    }

    private static String known(String text) {
        return text.isEmpty() ? "unknown" : text;
    }
}
