package io.strowger.simulator.internal.conferences;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The actions whose names begin with Confbridge. */
public final class ConfbridgeActions implements Topic {
    private static final String NO_CONFERENCE = "No Conference by that name found.";

    private final Conferences conferences;

    /** Makes the actions over these conferences. */
    public ConfbridgeActions(Conferences conferences) {
        this.conferences = conferences;
    }

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("ConfbridgeList", (request, reply) -> in(request, reply, room -> list(pbx, room, reply)));
        actions.add("ConfbridgeListRooms", (request, reply) -> listRooms(reply));
        actions.add("ConfbridgeKick", (request, reply) -> in(request, reply, room -> kick(room, request, reply)));
        actions.add("ConfbridgeMute", (request, reply) -> mute(request, reply, true));
        actions.add("ConfbridgeUnmute", (request, reply) -> mute(request, reply, false));
        actions.add(
                "ConfbridgeLock",
                (request, reply) -> in(request, reply, room -> {
                    room.locked = true;
                    reply.success("Conference locked");
                }));
        actions.add(
                "ConfbridgeUnlock",
                (request, reply) -> in(request, reply, room -> {
                    room.locked = false;
                    reply.success("Conference unlocked");
                }));
        actions.add(
                "ConfbridgeStartRecord",
                (request, reply) -> in(request, reply, room -> {
                    if (room.isRecording()) {
                        reply.error("Conference is already being recorded.");
                    } else {
                        reply.success("Conference Recording Started.");
                        room.startRecording();
                    }
                }));
        actions.add(
                "ConfbridgeStopRecord",
                (request, reply) -> in(request, reply, room -> {
                    if (room.isRecording()) {
                        reply.success("Conference Recording Stopped.");
                        room.stopRecording();
                    } else {
                        reply.error("Internal error while stopping recording.");
                    }
                }));
        actions.add(
                "ConfbridgeSetSingleVideoSrc",
                (request, reply) -> withChannel(request, reply, (room, channel) -> {
                    Attendee attendee = byPrefix(room, channel);
                    if (attendee == null) {
                        reply.error("No channel by that name found in conference.");
                    } else {
                        reply.success("Conference single video source set.");
                        room.showOnly(attendee);
                    }
                }));
    }

    private interface RoomHandler {
        void handle(Conference room);
    }

    private void in(ActionRequest request, ActionReply reply, RoomHandler then) {
        String name = request.text("Conference");
        Conference room = conferences.find(name);
        if (name.isEmpty()) {
            reply.error("No Conference name provided.");
        } else if (conferences.all().isEmpty()) {
            reply.error("No active conferences.");
        } else if (room == null) {
            reply.error(NO_CONFERENCE);
        } else {
            then.handle(room);
        }
    }

    private void withChannel(ActionRequest request, ActionReply reply, BiConsumer<Conference, String> then) {
        String channel = request.text("Channel");
        if (!request.text("Conference").isEmpty() && channel.isEmpty()) {
            reply.error("No channel name provided.");
        } else {
            in(request, reply, room -> then.accept(room, channel));
        }
    }

    private static void list(Switchboard pbx, Conference room, ActionReply reply) {
        ListReply list = reply.list("Confbridge user list will follow");
        for (Attendee attendee : room.attendees()) {
            list.item("ConfbridgeList", lines -> {
                lines.add("Conference", room.name());
                attendee.write(lines);
                pbx.snapshots().channel(lines, attendee.channel());
            });
        }
        list.complete("ConfbridgeListComplete");
    }

    private void listRooms(ActionReply reply) {
        if (conferences.all().isEmpty()) {
            reply.error("No active conferences.");
            return;
        }
        ListReply list = reply.list("Confbridge conferences will follow");
        for (Conference room : conferences.all()) {
            list.item(
                    "ConfbridgeListRooms",
                    lines -> lines.add("Conference", room.name())
                            .add("Parties", room.attendees().size())
                            .add("Marked", room.markedCount())
                            .add("Locked", Attendee.yes(room.locked))
                            .add("Muted", Attendee.yes(room.muted)));
        }
        list.complete("ConfbridgeListRoomsComplete");
    }

    private static void kick(Conference room, ActionRequest request, ActionReply reply) {
        String channel = request.text("Channel");
        List<Attendee> out = room.attendees().stream()
                .filter(each -> channel.equalsIgnoreCase("all")
                        || channel.equalsIgnoreCase("participants") && !each.admin
                        || channel.equalsIgnoreCase(each.channel().name()))
                .toList();
        if (out.isEmpty()) {
            reply.error("No Channel by that name found in Conference.");
            return;
        }
        reply.success(channel.equalsIgnoreCase("all") ? "All participants kicked" : "User kicked");
        out.forEach(each -> room.kick(each, "KICKED"));
    }

    private void mute(ActionRequest request, ActionReply reply, boolean mute) {
        withChannel(request, reply, (room, channel) -> {
            boolean all = channel.equalsIgnoreCase("all");
            boolean participants = channel.equalsIgnoreCase("participants");
            Attendee one = byPrefix(room, channel);
            if (!all && !participants && one == null) {
                reply.error("No Channel by that name found in Conference.");
                return;
            }
            reply.success(mute ? "User muted" : "User unmuted");
            if (participants) {
                room.muted = mute;
            }
            for (Attendee each : room.attendees()) {
                if (all || participants && !each.admin || each == one) {
                    room.mute(each, mute);
                }
            }
        });
    }

    private static @Nullable Attendee byPrefix(Conference room, String channel) {
        return room.attendees().stream()
                .filter(each -> each.channel().name().regionMatches(true, 0, channel, 0, channel.length()))
                .findFirst()
                .orElse(null);
    }
}
