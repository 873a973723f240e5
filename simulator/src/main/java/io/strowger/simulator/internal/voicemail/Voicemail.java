package io.strowger.simulator.internal.voicemail;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The voicemail boxes, and the applications VoiceMail and VoiceMailMain; for use inside the world only. */
public final class Voicemail implements Topic {
    private static final String DEFAULT = "default";

    private final DeviceStates devices;
    private final VoicemailSettings settings = new VoicemailSettings();
    private final Map<String, Mailbox> boxes = new LinkedHashMap<>();
    private @Nullable Switchboard pbx;
    private int next;

    /** Makes voicemail without boxes. */
    public Voicemail(DeviceStates devices) {
        this.devices = devices;
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
        board.apps().add("VoiceMail", this::leave);
        board.apps().add("VoiceMailMain", this::listen);
        board.functions().add("VMCOUNT", (b, channel, argument) -> {
            Mailbox box = find(argument);
            return Long.toString(box == null ? 0 : box.count(Mailbox.INBOX));
        });
        board.functions().add("VM_INFO", (b, channel, argument) -> {
            String[] parts = argument.split(",", -1);
            Mailbox box = find(parts[0]);
            return switch (parts.length > 1 ? parts[1] : "") {
                case "exists" -> box == null ? "0" : "1";
                case "count" -> Long.toString(box == null ? 0 : box.count(parts.length > 2 ? parts[2] : Mailbox.INBOX));
                default -> "";
            };
        });
    }

    /** Reads a section of {@code voicemail.conf}: settings, or boxes such as {@code 6001 => 1234,Alice,alice@example.org}. */
    public void configure(String context, List<Map.Entry<String, String>> lines) {
        for (Map.Entry<String, String> line : lines) {
            if (context.equals("general")) {
                settings.put(line.getKey(), line.getValue());
            } else if (!context.equals("zonemessages")) {
                String[] parts = line.getValue().split(",", -1);
                box(line.getKey(), context, part(parts, 1), part(parts, 2));
            }
        }
    }

    private void box(String number, String context, String fullName, String email) {
        Mailbox box = new Mailbox(context, number, fullName, email);
        boxes.put(box.name(), box);
        devices.known("MWI:" + box.name(), "NOT_INUSE");
    }

    Collection<Mailbox> all() {
        return Collections.unmodifiableCollection(boxes.values());
    }

    VoicemailSettings settings() {
        return settings;
    }

    /** Looks a box up by its number, with the context or without. */
    @Nullable Mailbox find(String name) {
        return boxes.get(name.indexOf('@') < 0 ? name + "@" + DEFAULT : name);
    }

    /** Tells that the number of messages in a box changed; the channel is null where none did it. */
    void changed(Mailbox box, @Nullable Channel by) {
        long fresh = box.count(Mailbox.INBOX);
        devices.told("MWI:" + box.name(), fresh > 0 ? "INUSE" : "NOT_INUSE");
        board().events().emit("MessageWaiting", Classes.CALL, lines -> {
            if (by != null) {
                board().snapshots().channel(lines, by);
            }
            lines.add("Mailbox", box.name())
                    .add("Waiting", fresh > 0 ? 1 : 0)
                    .add("New", fresh)
                    .add("Old", box.count(Mailbox.OLD));
        });
    }

    /** A new id for a message. */
    String newId() {
        return String.format("%d-%08x", board().world().now().getEpochSecond(), next++);
    }

    /** {@code box[&box...][,options]}: records until the caller hangs up, or the longest time is over. */
    private void leave(Execution x, String data) {
        int comma = data.indexOf(',');
        String name = (comma < 0 ? data : data.substring(0, comma)).split("&")[0].strip();
        Mailbox box = find(name);
        if (box == null) {
            x.channel().variables().put("VMSTATUS", "FAILED");
            x.next();
            return;
        }
        x.channel().answer();
        Sounds.begun(x.channel(), "beep");
        Sounds.ended(x.channel());
        Instant begun = board().world().now();
        x.onLeave(() -> keep(x.channel(), box, begun));
        if (settings.maxSeconds() > 0) {
            x.after(Duration.ofSeconds(settings.maxSeconds()), () -> {
                keep(x.channel(), box, begun);
                x.next();
            });
        }
    }

    /** Nothing is heard through a Local channel, so that nothing is kept either. */
    private void keep(Channel channel, Mailbox box, Instant begun) {
        Duration length = Duration.between(begun, board().world().now());
        boolean heard = !channel.technology().name().equals("Local");
        if (!heard || length.toSeconds() < settings.minSeconds()) {
            channel.variables().put("VMSTATUS", "FAILED");
            return;
        }
        PartyId caller = channel.profile().caller();
        String callerId = '"' + caller.name() + "\" <" + caller.number() + '>';
        box.notes().add(new Mailbox.Note(newId(), Mailbox.INBOX, callerId, begun, length));
        changed(box, channel);
        channel.variables().put("VMSTATUS", "SUCCESS");
    }

    /** Hears all new messages at once; they are old ones when the caller hangs up. */
    private void listen(Execution x, String data) {
        int comma = data.indexOf(',');
        Mailbox box = find((comma < 0 ? data : data.substring(0, comma)).strip());
        x.channel().answer();
        if (box == null) {
            x.next();
            return;
        }
        x.onLeave(() -> {
            box.notes().replaceAll(note -> note.folder().equals(Mailbox.INBOX) ? note.in(Mailbox.OLD) : note);
            changed(box, x.channel());
        });
    }

    private Switchboard board() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }

    private static String part(String[] parts, int at) {
        return at < parts.length ? parts[at].strip() : "";
    }
}
