package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import org.jspecify.annotations.Nullable;

/** Makes the channels that a Dial calls, and says what they are told of the caller. */
final class DialRequest {
    private DialRequest() {}

    /** What stands behind the slash of a destination. */
    static String dialString(String destination) {
        return destination.substring(destination.indexOf('/') + 1);
    }

    /** Makes a channel to a destination; null where there is none. */
    static @Nullable Channel make(Channel caller, String destination) {
        Switchboard pbx = caller.pbx();
        int slash = destination.indexOf('/');
        Technology technology = slash < 0 ? null : pbx.technologies().find(destination.substring(0, slash));
        String dialString = dialString(destination);
        Channel dialled =
                technology == null ? null : technology.request(new Technology.Request(dialString, caller, "", ""));
        if (dialled == null) {
            caller.hangupCause(Causes.ABSENT);
            return null;
        }
        ChannelProfile from = caller.profile();
        dialled.variables().put("DIALEDPEERNUMBER", dialString);
        dialled.variables().inheritFrom(caller.variables());
        dialled.location(dialled.profile().context(), from.exten(), 1);
        dialled.application("AppDial", "(Outgoing Line)");
        String account = dialled.profile().accountCode().isEmpty() ? from.accountCode() : "";
        dialled.parties(shown(caller, dialled), from.caller(), account);
        return dialled;
    }

    /** Makes a channel ready that is called because the phone that was called before sends its callers there. */
    static void forward(Channel caller, Channel before, Channel next) {
        next.variables().put("FORWARDERNAME", before.name());
        next.variables().inheritFrom(caller.variables());
        PartyId shown = shown(caller, next);
        if (!shown.isUnknown()) {
            next.caller(shown);
        }
        next.connectedQuietly(caller.profile().caller());
        next.application("AppDial", "(Outgoing Line)");
        next.publish();
    }

    /** Who is called, where the channel does not know that by itself: the extension. */
    private static PartyId shown(Channel caller, Channel dialled) {
        ChannelProfile from = caller.profile();
        return dialled.profile().caller().number().isEmpty()
                ? new PartyId(from.exten(), from.connected().name())
                : PartyId.UNKNOWN;
    }

    /** A channel forgets in the call who sent it there. */
    static void forgetForwarder(Channel peer) {
        if (peer.variables().find("FORWARDERNAME") != null) {
            peer.variables().put("FORWARDERNAME", "");
        }
    }
}
