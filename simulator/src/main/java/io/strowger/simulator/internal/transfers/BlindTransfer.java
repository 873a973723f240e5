package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blind transfer: one of two sends the other one elsewhere, and leaves. */
final class BlindTransfer {
    private BlindTransfer() {}

    /** Asks who pressed the keys of the feature for the extension. */
    static void byKeys(Channel transferer, Channel transferee, Bridge bridge) {
        Switchboard pbx = transferer.pbx();
        String context = context(transferer);
        pbx.channelEvents().emit("Hold", Classes.CALL, transferer, lines -> {});
        MusicApps.start(transferee, "");
        TransferDigits.ask(transferer, context, exten -> {
            boolean stillThere = transferee.bridge() == bridge && transferer.bridge() == bridge;
            if (stillThere && !exten.isEmpty()) {
                tell(transferer, transferee, bridge, context, exten, false);
                MusicApps.stop(transferee);
                move(transferer, transferee, bridge, context, exten);
            } else if (stillThere) {
                pbx.channelEvents().emit("Unhold", Classes.CALL, transferer, lines -> {});
                MusicApps.stop(transferee);
            }
        });
    }

    /** Does it at once, as the action does. */
    static void byAction(Channel transferer, Channel transferee, Bridge bridge, String context, String exten) {
        tell(transferer, transferee, bridge, context, exten, true);
        move(transferer, transferee, bridge, context, exten);
    }

    /** In which context a channel looks for where it sends others. */
    static String context(Channel transferer) {
        @Nullable String own = transferer.variables().find("TRANSFER_CONTEXT");
        return own == null || own.isEmpty() ? transferer.profile().context() : own;
    }

    private static void tell(
            Channel transferer, Channel transferee, Bridge bridge, String context, String exten, boolean isExternal) {
        Switchboard pbx = transferer.pbx();
        pbx.channelEvents().emit("Unhold", Classes.CALL, transferer, lines -> {});
        transferee.variables().put("BLINDTRANSFER", transferer.name());
        transferer.variables().put("BLINDTRANSFER", transferee.name());
        pbx.events().emit("BlindTransfer", Classes.CALL, lines -> {
            lines.add("Result", "Success");
            pbx.snapshots().channel(lines, "Transferer", transferer);
            pbx.snapshots().channel(lines, "Transferee", transferee);
            pbx.snapshots().bridge(lines, "", bridge);
            lines.add("IsExternal", isExternal ? "Yes" : "No")
                    .add("Context", context)
                    .add("Extension", exten);
        });
    }

    private static void move(Channel transferer, Channel transferee, Bridge bridge, String context, String exten) {
        transferer.pbx().watchers().tell(each -> each.sentAway(transferee));
        Diversion.send(List.of(new Diversion.Place(transferee, context, exten, 1)));
        transferer
                .pbx()
                .watchers()
                .tell(each -> each.transferred(
                        transferer,
                        "BLINDTRANSFER",
                        "{\"extension\":\"" + exten + "\",\"context\":\"" + context + "\",\"bridge_id\":\""
                                + bridge.uniqueid() + "\",\"transferee_channel_name\":\"" + transferee.name()
                                + "\",\"transferee_channel_uniqueid\":\"" + transferee.uniqueid() + "\"}"));
    }
}
