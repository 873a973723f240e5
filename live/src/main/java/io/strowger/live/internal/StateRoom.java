package io.strowger.live.internal;

import io.strowger.live.Device;
import io.strowger.live.Hint;
import io.strowger.live.Mailbox;
import io.strowger.live.Presence;
import io.strowger.protocol.action.DeviceStateListAction;
import io.strowger.protocol.action.ExtensionStateListAction;
import io.strowger.protocol.action.PresenceStateListAction;
import io.strowger.protocol.action.VoicemailUsersListAction;
import io.strowger.protocol.event.DeviceStateChangeEvent;
import io.strowger.protocol.event.ExtensionStatusEvent;
import io.strowger.protocol.event.MessageWaitingEvent;
import io.strowger.protocol.event.PresenceStateChangeEvent;
import io.strowger.protocol.event.PresenceStatusEvent;
import io.strowger.protocol.event.VoicemailUserEntryEvent;
import io.strowger.protocol.value.ExtensionState;
import java.util.List;

/** What events and snapshots say of devices, extensions with hints, presence and mailboxes; each event is a whole state. */
final class StateRoom {
    private final PlainTable<Device> devices;
    private final PlainTable<Hint> hints;
    private final PlainTable<Presence> presences;
    private final PlainTable<Mailbox> mailboxes;

    StateRoom(Ground ground) {
        devices = new PlainTable<>("devices", ground);
        hints = new PlainTable<>("hints", ground);
        presences = new PlainTable<>("presence", ground);
        mailboxes = new PlainTable<>("mailboxes", ground);
    }

    PlainTable<Device> devices() {
        return devices;
    }

    PlainTable<Hint> hints() {
        return hints;
    }

    PlainTable<Presence> presences() {
        return presences;
    }

    PlainTable<Mailbox> mailboxes() {
        return mailboxes;
    }

    void route(Routes routes) {
        routes.on(DeviceStateChangeEvent.class, devices, event -> {
            String name = Ground.text(event.device());
            if (name != null) {
                devices.put(name, before -> new Device(name, event.state()));
            }
        });
        routes.on(ExtensionStatusEvent.class, hints, this::hint);
        routes.on(PresenceStateChangeEvent.class, presences, event -> {
            String who = Ground.text(event.presentity());
            if (who != null) {
                presences.put(
                        who,
                        before -> new Presence(
                                who, event.status(), Ground.text(event.subtype()), Ground.text(event.messageText())));
            }
        });
        routes.on(PresenceStatusEvent.class, presences, event -> {
            String who = event.exten() + "@" + event.context();
            presences.put(
                    who,
                    before -> new Presence(
                            who, event.status(), Ground.text(event.subtype()), Ground.text(event.messageText())));
        });
        routes.on(VoicemailUserEntryEvent.class, mailboxes, item -> {
            String name = item.voiceMailbox() + "@" + item.vmContext();
            mailboxes.put(
                    name,
                    before -> new Mailbox(
                            name, Ground.text(item.fullname()), item.newMessageCount(), item.oldMessageCount()));
        });
        routes.on(MessageWaitingEvent.class, mailboxes, event -> {
            String name = Ground.text(event.mailbox());
            if (name != null) {
                mailboxes.put(
                        name,
                        before -> new Mailbox(
                                name,
                                before == null ? null : before.fullName(),
                                event.newMessages(),
                                event.oldMessages()));
            }
        });
    }

    List<Listing> listings() {
        return List.of(
                new Listing(DeviceStateListAction.builder().build(), devices, devices::sweep),
                new Listing(ExtensionStateListAction.builder().build(), hints, hints::sweep),
                // An extension's presence is told by events only.
                new Listing(
                        PresenceStateListAction.builder().build(),
                        presences,
                        () -> presences.sweepOnly(one -> one.presentity().indexOf('@') < 0)),
                // A mailbox of another provider is told by events only.
                new Listing(
                        VoicemailUsersListAction.builder().build(),
                        mailboxes,
                        () -> mailboxes.sweepOnly(one -> one.fullName() != null)));
    }

    private void hint(ExtensionStatusEvent event) {
        String exten = Ground.text(event.exten());
        String context = Ground.text(event.context());
        if (exten == null || context == null) {
            return;
        }
        String key = exten + "@" + context;
        if (event.status() == ExtensionState.REMOVED || event.status() == ExtensionState.DEACTIVATED) {
            hints.drop(key);
        } else {
            hints.put(key, before -> new Hint(exten, context, Ground.text(event.hint()), event.status()));
        }
    }
}
