package io.strowger.simulator.internal.pbx;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Raises the events of channels, bridges and dialling. */
public final class ChannelEvents {
    private final Switchboard pbx;
    private final Snapshots snapshots;

    ChannelEvents(Switchboard pbx) {
        this.pbx = pbx;
        this.snapshots = pbx.snapshots();
    }

    /** Raises an event that begins with a channel's headers. */
    public void emit(String name, Classes classes, Channel channel, Consumer<Lines> more) {
        pbx.events().emit(name, classes, lines -> {
            snapshots.channel(lines, channel);
            more.accept(lines);
        });
    }

    void newchannel(Channel channel) {
        emit("Newchannel", Classes.CALL, channel, lines -> {});
    }

    void newstate(Channel channel) {
        emit("Newstate", Classes.CALL, channel, lines -> {});
    }

    void newCallerid(Channel channel) {
        emit(
                "NewCallerid",
                Classes.CALL,
                channel,
                lines -> lines.add("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"));
    }

    void newConnectedLine(Channel channel) {
        emit("NewConnectedLine", Classes.CALL, channel, lines -> {});
    }

    void newAccountCode(Channel channel, String before) {
        emit("NewAccountCode", Classes.CALL, channel, lines -> lines.add("OldAccountCode", before));
    }

    /** Raises Newexten for what the channel runs now. */
    public void newexten(Channel channel) {
        ChannelProfile profile = channel.profile;
        emit(
                "Newexten",
                Classes.DIALPLAN,
                channel,
                lines -> lines.add("Extension", profile.exten)
                        .add("Application", profile.application)
                        .add("AppData", profile.applicationData));
    }

    void varSet(Channel channel, String name, String value) {
        emit(
                "VarSet",
                Classes.DIALPLAN,
                channel,
                lines -> lines.add("Variable", name).add("Value", Escapes.c(value)));
    }

    /** Raises VarSet for a global variable. */
    public void globalVarSet(String name, String value) {
        pbx.events()
                .emit(
                        "VarSet",
                        Classes.DIALPLAN,
                        lines -> lines.add("Channel", "none")
                                .add("Uniqueid", "none")
                                .add("Variable", name)
                                .add("Value", Escapes.c(value)));
    }

    void softHangupRequest(Channel channel, int cause) {
        emit("SoftHangupRequest", Classes.CALL, channel, lines -> techCause(lines.add("Cause", cause), channel));
    }

    /** What newer versions tell behind a cause, where SIP or the like has a code for it. */
    private static void techCause(Lines lines, Channel channel) {
        if (channel.techCause() > 0) {
            lines.add("TechCause", channel.techCause());
        }
    }

    void hangupRequest(Channel channel, int cause) {
        emit("HangupRequest", Classes.CALL, channel, lines -> {
            if (cause >= 0) {
                techCause(lines.add("Cause", cause), channel);
            }
        });
    }

    void hangup(Channel channel) {
        int cause = channel.hangupCause();
        emit(
                "Hangup",
                Classes.CALL,
                channel,
                lines -> techCause(lines.add("Cause", cause).add("Cause-txt", Causes.text(cause)), channel));
    }

    void dialBegin(@Nullable Channel caller, Channel dialled, String dialString) {
        dial("DialBegin", caller, dialled, lines -> lines.add("DialString", dialString));
    }

    void dialState(@Nullable Channel caller, Channel dialled, String status) {
        dial("DialState", caller, dialled, lines -> lines.add("DialStatus", status));
    }

    void dialEnd(@Nullable Channel caller, Channel dialled, String status) {
        dial("DialEnd", caller, dialled, lines -> lines.add("DialStatus", status));
    }

    void dialForwarded(@Nullable Channel caller, Channel dialled, String to) {
        dial("DialEnd", caller, dialled, lines -> lines.add("Forward", to).add("DialStatus", "CANCEL"));
    }

    private void dial(String name, @Nullable Channel caller, Channel dialled, Consumer<Lines> more) {
        pbx.events().emit(name, Classes.CALL, lines -> {
            if (caller != null) {
                snapshots.channel(lines, caller);
            }
            snapshots.channel(lines, "Dest", dialled);
            more.accept(lines);
        });
    }

    void bridge(String name, Bridge bridge) {
        pbx.events().emit(name, Classes.CALL, lines -> snapshots.bridge(lines, "", bridge));
    }

    void bridge(String name, Bridge bridge, Channel channel) {
        pbx.events().emit(name, Classes.CALL, lines -> {
            snapshots.bridge(lines, "", bridge);
            snapshots.channel(lines, channel);
        });
    }
}
