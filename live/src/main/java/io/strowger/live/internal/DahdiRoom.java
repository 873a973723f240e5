package io.strowger.live.internal;

import io.strowger.live.DahdiLine;
import io.strowger.protocol.action.DahdiShowChannelsAction;
import io.strowger.protocol.event.AlarmClearEvent;
import io.strowger.protocol.event.AlarmEvent;
import io.strowger.protocol.event.DahdiChannelEvent;
import io.strowger.protocol.event.DahdiShowChannelsEvent;
import io.strowger.protocol.event.DndStateEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.value.DahdiAlarm;
import io.strowger.protocol.value.EnabledState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of DAHDI channels. */
final class DahdiRoom {
    private static final String DAHDI = "DAHDI/";

    private final PlainTable<DahdiLine> lines;

    DahdiRoom(Ground ground) {
        lines = new PlainTable<>("dahdi", ground);
    }

    PlainTable<DahdiLine> table() {
        return lines;
    }

    void route(Routes routes) {
        routes.on(DahdiShowChannelsEvent.class, lines, item -> {
            String number = Ground.text(item.dahdiChannel());
            if (number != null) {
                lines.put(
                        number,
                        before -> new DahdiLine(
                                number,
                                Ground.text(item.channel()),
                                Ground.text(item.signalling()),
                                Ground.text(item.context()),
                                "Enabled".equalsIgnoreCase(item.dnd()),
                                item.alarm(),
                                Ground.text(item.description())));
            }
        });
        routes.on(
                DahdiChannelEvent.class,
                lines,
                event -> lines.change(
                        event.dahdiChannel(),
                        one -> new DahdiLine(
                                one.number(),
                                event.channel(),
                                one.signalling(),
                                one.context(),
                                one.doNotDisturb(),
                                one.alarm(),
                                one.description())));
        routes.on(HangupEvent.class, lines, event -> {
            String name = event.channel();
            if (name != null && name.startsWith(DAHDI)) {
                free(name);
            }
        });
        routes.on(AlarmEvent.class, lines, event -> alarm(event.dahdiChannel(), event.alarm()));
        routes.on(AlarmClearEvent.class, lines, event -> alarm(event.dahdiChannel(), null));
        routes.on(
                DndStateEvent.class,
                lines,
                event -> lines.change(
                        event.dahdiChannel(),
                        one -> new DahdiLine(
                                one.number(),
                                one.channel(),
                                one.signalling(),
                                one.context(),
                                event.status() == EnabledState.ENABLED,
                                one.alarm(),
                                one.description())));
    }

    Listing listing() {
        return new Listing(DahdiShowChannelsAction.builder().build(), lines, lines::sweep);
    }

    /** No event of the line tells that the call on it is over. */
    private void free(String channel) {
        for (PlainTable.Plain<DahdiLine> entry : List.copyOf(lines.entries())) {
            if (channel.equals(entry.picture().channel())) {
                lines.change(
                        entry.key(),
                        one -> new DahdiLine(
                                one.number(),
                                null,
                                one.signalling(),
                                one.context(),
                                one.doNotDisturb(),
                                one.alarm(),
                                one.description()));
            }
        }
    }

    private void alarm(@Nullable String number, @Nullable DahdiAlarm alarm) {
        lines.change(
                number,
                one -> new DahdiLine(
                        one.number(),
                        one.channel(),
                        one.signalling(),
                        one.context(),
                        one.doNotDisturb(),
                        alarm,
                        one.description()));
    }
}
