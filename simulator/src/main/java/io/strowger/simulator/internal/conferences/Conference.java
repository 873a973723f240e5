package io.strowger.simulator.internal.conferences;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A conference: the bridge and who is in it; for use inside the world only. */
final class Conference {
    private final Conferences all;
    private final Switchboard pbx;
    private final String name;
    private final Bridge bridge;
    private final String recorder;
    private final List<Attendee> attendees = new ArrayList<>();
    boolean locked;
    boolean muted;
    private boolean recording;

    Conference(Conferences all, String name, String pairNumber) {
        this.all = all;
        this.pbx = all.pbx();
        this.name = name;
        this.bridge = pbx.bridges().create(Bridge.Kind.ROOM, "ConfBridge", name);
        this.recorder = "CBRec/" + name + "-00000000";
        bridge.hidden().add("CBAnn/" + name + "-" + pairNumber + ";2");
        emit("ConfbridgeStart", lines -> {});
        all.told(name, "INUSE");
    }

    String name() {
        return name;
    }

    Bridge bridge() {
        return bridge;
    }

    List<Attendee> attendees() {
        return attendees;
    }

    long markedCount() {
        return attendees.stream().filter(each -> each.marked).count();
    }

    boolean isRecording() {
        return recording;
    }

    void join(Attendee attendee) {
        attendee.muted |= muted && !attendee.admin;
        attendee.waiting = attendee.waitMarked && !attendee.marked && markedCount() == 0;
        attendees.add(attendee);
        Channel channel = attendee.channel();
        if (attendee.waiting) {
            musicStarts(attendee);
        }
        bridge.enter(channel, new Bridge.Member() {
            @Override
            public void leaving(Channel gone) {
                aboutToLeave(attendee);
            }

            @Override
            public void left(Channel gone) {
                Conference.this.left(attendee);
            }

            @Override
            public void pulled(Channel gone) {
                isOut(attendee);
            }
        });
        emit("ConfbridgeJoin", lines -> {
            pbx.snapshots().channel(lines, channel);
            lines.add("Admin", Attendee.yes(attendee.admin)).add("Muted", Attendee.yes(attendee.muted));
        });
        if (attendee.marked) {
            for (Attendee each : attendees) {
                if (each.waiting) {
                    each.waiting = false;
                    musicStops(each);
                }
            }
        }
    }

    /** With the last one, the picture goes that was shown, even where that was somebody else's. */
    private void aboutToLeave(Attendee attendee) {
        if (attendee.waiting) {
            musicStops(attendee);
        }
        if (attendees.size() == 1 && !bridge.videoSource().isEmpty()) {
            List<String> announcer = List.copyOf(bridge.hidden());
            bridge.hidden().clear();
            show("");
            bridge.hidden().addAll(announcer);
        }
    }

    /** Somebody is in the conference no more; the conference ends with the last one. */
    private void isOut(Attendee attendee) {
        attendees.remove(attendee);
        boolean lastMarked = attendee.marked && markedCount() == 0;
        if (attendee.result.equals("HANGUP")) {
            attendee.channel().variables().put("CONFBRIDGE_RESULT", "HANGUP");
        }
        emitBeforeLeave(attendee);
        if (lastMarked) {
            markedAreGone();
        }
        if (attendees.isEmpty()) {
            end();
        }
    }

    private void left(Attendee attendee) {
        isOut(attendee);
        Channel channel = attendee.channel();
        if (channel.hangupCause() == Causes.NONE) {
            channel.hangupCause(Causes.NORMAL);
        }
        attendee.afterwards().run();
        attendee.execution().takeBack();
        attendee.execution().next();
    }

    /** Asterisk counts who leaves among those who are there. */
    private void emitBeforeLeave(Attendee attendee) {
        bridge.hidden().add("");
        emit("ConfbridgeLeave", lines -> {
            pbx.snapshots().channel(lines, attendee.channel());
            lines.add("Admin", Attendee.yes(attendee.admin));
        });
        bridge.hidden().remove("");
    }

    private void markedAreGone() {
        for (Attendee each : List.copyOf(attendees)) {
            if (each.endMarked) {
                kick(each, "ENDMARKED");
            } else if (each.waitMarked) {
                each.waiting = true;
                musicStarts(each);
            }
        }
    }

    private void end() {
        all.told(name, "NOT_INUSE");
        if (recording) {
            stopRecording();
        }
        emit("ConfbridgeEnd", lines -> {});
        bridge.hidden().clear();
        all.remove(this);
        bridge.dissolve();
        all.announcerGone(name);
    }

    /** Throws somebody out. */
    void kick(Attendee attendee, String result) {
        attendee.result = result;
        attendee.channel().variables().put("CONFBRIDGE_RESULT", result);
        bridge.leave(attendee.channel());
    }

    /** Mutes somebody, or lets him be heard. */
    void mute(Attendee attendee, boolean mute) {
        attendee.muted = mute;
        emit(mute ? "ConfbridgeMute" : "ConfbridgeUnmute", lines -> {
            pbx.snapshots().channel(lines, attendee.channel());
            lines.add("Admin", Attendee.yes(attendee.admin));
        });
    }

    /** Lets somebody begin or end to talk. */
    void talks(Attendee attendee, boolean talking) {
        if (attendee.talking != talking) {
            attendee.talking = talking;
            emit("ConfbridgeTalking", lines -> {
                pbx.snapshots().channel(lines, attendee.channel());
                lines.add("TalkingStatus", talking ? "on" : "off").add("Admin", Attendee.yes(attendee.admin));
            });
        }
    }

    /** Shows everybody the picture of one only. */
    void showOnly(Attendee attendee) {
        show(attendee.channel().uniqueid());
    }

    private void show(String uniqueid) {
        String before = bridge.videoSource();
        bridge.videoSource(uniqueid);
        pbx.events().emit("BridgeVideoSourceUpdate", Classes.CALL, lines -> {
            pbx.snapshots().bridge(lines, "", bridge);
            lines.add("BridgePreviousVideoSource", before);
        });
    }

    void startRecording() {
        recording = true;
        bridge.hidden().add(recorder);
        emit("ConfbridgeRecord", lines -> {});
    }

    void stopRecording() {
        recording = false;
        emit("ConfbridgeStopRecord", lines -> {});
        bridge.hidden().remove(recorder);
    }

    private void musicStarts(Attendee attendee) {
        if (all.profiles().is(attendee.profile(), "music_on_hold_when_empty")) {
            MusicApps.start(attendee.channel(), "");
        }
    }

    private void musicStops(Attendee attendee) {
        if (all.profiles().is(attendee.profile(), "music_on_hold_when_empty")) {
            MusicApps.stop(attendee.channel());
        }
    }

    private void emit(String event, Consumer<Lines> more) {
        pbx.events().emit(event, Classes.CALL, lines -> {
            lines.add("Conference", name);
            pbx.snapshots().bridge(lines, "", bridge);
            more.accept(lines);
        });
    }
}
