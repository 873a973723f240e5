package io.strowger.live.internal;

import io.strowger.live.CallStep;
import io.strowger.live.Channel;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.ChannelTalkingStartEvent;
import io.strowger.protocol.event.ChannelTalkingStopEvent;
import io.strowger.protocol.event.CoreShowChannelEvent;
import io.strowger.protocol.event.DtmfEndEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.HangupRequestEvent;
import io.strowger.protocol.event.HoldEvent;
import io.strowger.protocol.event.MixMonitorStartEvent;
import io.strowger.protocol.event.MixMonitorStopEvent;
import io.strowger.protocol.event.MonitorStartEvent;
import io.strowger.protocol.event.MonitorStopEvent;
import io.strowger.protocol.event.MusicOnHoldStartEvent;
import io.strowger.protocol.event.MusicOnHoldStopEvent;
import io.strowger.protocol.event.NewAccountCodeEvent;
import io.strowger.protocol.event.NewCalleridEvent;
import io.strowger.protocol.event.NewConnectedLineEvent;
import io.strowger.protocol.event.NewchannelEvent;
import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.event.RenameEvent;
import io.strowger.protocol.event.SoftHangupRequestEvent;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.event.UnholdEvent;
import io.strowger.protocol.event.VarSetEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What events and snapshots say of channels.
 *
 * <p>Each event of a channel carries the channel's own state, so each sets what it says, whatever was known before. Only
 * {@code Newchannel} and the items of snapshots make a channel: an event that trails behind its Hangup must not bring it back.
 */
final class ChannelRoom {
    private final Ground ground;
    private final ChannelTable channels;
    private final BridgeRoom bridges;
    private final CallRoom calls;

    ChannelRoom(Ground ground, ChannelTable channels, BridgeRoom bridges, CallRoom calls) {
        this.ground = ground;
        this.channels = channels;
        this.bridges = bridges;
        this.calls = calls;
    }

    void route(Routes routes) {
        routes.on(NewchannelEvent.class, channels, this::begun);
        routes.on(StatusEvent.class, channels, this::listed);
        routes.on(CoreShowChannelEvent.class, channels, this::listed);
        routes.on(HangupEvent.class, channels, this::hungUp);
        routes.on(RenameEvent.class, channels, this::renamed);
        routes.on(NewextenEvent.class, channels, this::moved);
        if (ground.settings().variables()) {
            routes.on(VarSetEvent.class, channels, this::variable);
        }
        List<Class<? extends ChannelEvent>> plain = List.of(
                NewstateEvent.class,
                NewCalleridEvent.class,
                NewConnectedLineEvent.class,
                NewAccountCodeEvent.class,
                HangupRequestEvent.class,
                SoftHangupRequestEvent.class);
        plain.forEach(type -> routes.on(type, channels, this::face));
        on(routes, HoldEvent.class, (entry, event) -> {
            entry.heldSince = ground.now();
            calls.step(entry, CallStep.Kind.HELD, Ground.text(event.musicClass()));
        });
        on(routes, UnholdEvent.class, (entry, event) -> {
            entry.heldSince = null;
            calls.step(entry, CallStep.Kind.RESUMED, null);
        });
        on(routes, MusicOnHoldStartEvent.class, (entry, event) -> entry.musicClass = ground.word(event.musicClass()));
        on(routes, MusicOnHoldStopEvent.class, (entry, event) -> entry.musicClass = null);
        on(routes, ChannelTalkingStartEvent.class, (entry, event) -> entry.talkingSince = ground.now());
        on(routes, ChannelTalkingStopEvent.class, (entry, event) -> entry.talkingSince = null);
        on(routes, DtmfEndEvent.class, (entry, event) -> entry.lastDtmf = ground.word(event.digit()));
        on(routes, MixMonitorStartEvent.class, (entry, event) -> entry.recordingSince = ground.now());
        on(routes, MixMonitorStopEvent.class, (entry, event) -> entry.recordingSince = null);
        on(routes, MonitorStartEvent.class, (entry, event) -> entry.recordingSince = ground.now());
        on(routes, MonitorStopEvent.class, (entry, event) -> entry.recordingSince = null);
    }

    List<Listing> listings(Table<?, ?> calls) {
        List<Table<?, ?>> fed = List.of(channels, calls);
        Runnable sweep = () -> channels.sweep(this::vanished);
        StatusAction status = StatusAction.builder()
                .allVariables(ground.settings().variables())
                .build();
        Listing full = new Listing(status, fed, sweep);
        return List.of(full.or(new Listing(CoreShowChannelsAction.builder().build(), fed, sweep)));
    }

    private <E extends ChannelEvent> void on(Routes routes, Class<E> type, BiConsumer<ChannelEntry, E> reducer) {
        routes.on(type, channels, event -> {
            ChannelEntry entry = face(event);
            if (entry != null) {
                reducer.accept(entry, event);
                touch(entry);
            }
        });
    }

    private void begun(NewchannelEvent event) {
        ChannelEntry before = channels.entry(event.uniqueid());
        if (before != null && ground.isFromBefore(before)) {
            // A server that was started anew may use a unique id again.
            ground.endUnheard(() -> vanished(before));
        }
        if (face(event) == null) {
            begin(event, ground.now());
        }
    }

    private @Nullable ChannelEntry begin(ChannelEvent event, Instant createdAt) {
        String uniqueid = Ground.text(event.uniqueid());
        if (uniqueid == null) {
            return null;
        }
        ChannelEntry entry = new ChannelEntry(uniqueid, createdAt);
        if (!channels.add(entry)) {
            return null;
        }
        face(entry, event);
        return entry;
    }

    private void listed(StatusEvent item) {
        ChannelEntry entry = listed(item, item.seconds());
        if (entry == null) {
            return;
        }
        entry.dnid = Ground.text(item.dnid());
        entry.application = ground.word(item.application());
        entry.applicationData = Ground.text(item.data());
        if (ground.settings().variables()) {
            entry.forgetVariables();
            List<Variable> variables = item.variable();
            // One that hides another of the same name, as in a subroutine, comes before it.
            for (int i = variables.size() - 1; i >= 0; i--) {
                set(entry, variables.get(i).name(), variables.get(i).value());
            }
        }
        bridges.moved(entry, Ground.text(item.bridgeId()));
        touch(entry);
    }

    private void listed(CoreShowChannelEvent item) {
        ChannelEntry entry = listed(item, item.duration());
        if (entry == null) {
            return;
        }
        entry.application = ground.word(item.application());
        entry.applicationData = Ground.text(item.applicationData());
        bridges.moved(entry, Ground.text(item.bridgeId()));
        touch(entry);
    }

    private @Nullable ChannelEntry listed(ChannelEvent item, @Nullable Duration age) {
        ChannelEntry entry = face(item);
        if (entry == null) {
            entry = begin(item, age == null ? ground.now() : ground.now().minus(age));
        } else {
            channels.seen(entry);
        }
        return entry;
    }

    /** Notes what each event of a channel says of it; null where the channel is not known. */
    @Nullable ChannelEntry face(ChannelEvent event) {
        ChannelEntry entry = channels.entry(event.uniqueid());
        if (entry != null) {
            face(entry, event);
        }
        return entry;
    }

    private void face(ChannelEntry entry, ChannelEvent event) {
        String name = event.channel();
        boolean different = name != null && !name.equals(entry.name);
        if (different) {
            channels.name(entry, Objects.requireNonNull(name));
        }
        ChannelState state = event.channelState();
        if (state != null && state != entry.state) {
            different = true;
            state(entry, state);
        }
        different |= entry.parties(
                event.callerIdNum(), event.callerIdName(), event.connectedLineNum(), event.connectedLineName());
        String account = ground.word(event.accountCode());
        String language = ground.word(event.language());
        if (!Objects.equals(account, entry.accountCode) || !Objects.equals(language, entry.language)) {
            different = true;
            entry.accountCode = account;
            entry.language = language;
        }
        different |= entry.position(ground.word(event.context()), event.exten(), event.priority());
        different |= calls.linked(entry, Ground.text(event.linkedid()));
        if (different) {
            touch(entry);
        }
    }

    private void state(ChannelEntry entry, ChannelState state) {
        boolean isNew = entry.state == null;
        entry.state = state;
        if (state == ChannelState.UP && !isNew) {
            entry.answeredAt = ground.now();
            calls.answered(entry);
        } else if (state == ChannelState.RINGING && !isNew) {
            calls.step(entry, CallStep.Kind.RINGING, null);
        }
    }

    private void moved(NewextenEvent event) {
        ChannelEntry entry = channels.entry(event.uniqueid());
        if (entry == null) {
            return;
        }
        entry.position(ground.word(event.context()), event.exten(), event.priority());
        entry.application = ground.word(event.application());
        entry.applicationData = Ground.text(event.appData());
        calls.linked(entry, Ground.text(event.linkedid()));
        touch(entry);
    }

    private void variable(VarSetEvent event) {
        ChannelEntry entry = channels.entry(event.uniqueid());
        String name = event.variable();
        if (entry != null && name != null) {
            String value = event.value();
            set(entry, name, value == null ? "" : value);
            touch(entry);
        }
    }

    private void set(ChannelEntry entry, String name, String value) {
        // The underscores say that it is inherited; they are no part of the name.
        int start = name.startsWith("__") ? 2 : name.startsWith("_") ? 1 : 0;
        String shared = ground.word(name.substring(start));
        if (shared != null) {
            entry.variable(shared, value, ground.settings().mostVariables());
        }
    }

    private void renamed(RenameEvent event) {
        ChannelEntry entry = channels.entry(event.uniqueid());
        String name = event.newname();
        if (entry != null && name != null) {
            channels.name(entry, name);
            touch(entry);
        }
    }

    private void hungUp(HangupEvent event) {
        ChannelEntry entry = face(event);
        if (entry != null) {
            end(entry, event.cause(), event.causeText());
        }
    }

    /** Ends a channel of which the PBX says nothing any more. */
    void vanished(ChannelEntry entry) {
        end(entry, null, null);
    }

    private void end(ChannelEntry entry, @Nullable HangupCause cause, @Nullable String text) {
        bridges.moved(entry, null);
        entry.end = new Channel.End(ground.now(), cause, ground.word(text), ground.endReason());
        channels.remove(entry);
        calls.ended(entry);
    }

    private void touch(ChannelEntry entry) {
        channels.touch(entry);
        calls.touch(entry);
    }
}
