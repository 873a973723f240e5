package io.strowger.simulator.internal.conferences;

import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The application Page: calls phones, and lets them hear the caller in a conference that ends with him. */
public final class PageApp implements Topic {
    private static final String CALLER = "page caller";
    private static final String LISTENER = "page listener";
    private static final String TALKER = "page talker";
    private static final String BEEP = "beep";

    private final Conferences conferences;

    /** Makes the application over these conferences. */
    public PageApp(Conferences conferences) {
        this.conferences = conferences;
        conferences.configure(CALLER, Map.of("marked", "yes", "end_marked", "yes"));
        conferences.configure(LISTENER, Map.of("startmuted", "yes", "end_marked", "yes"));
        conferences.configure(TALKER, Map.of("end_marked", "yes"));
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("Page", this::page);
    }

    /** {@code device[&device...][,options[,timeout]]}. */
    private void page(Execution x, String data) {
        String[] parts = data.split(",", 3);
        String options = parts.length > 1 ? parts[1] : "";
        String room = Integer.toString(x.pbx().world().random().nextInt(Integer.MAX_VALUE));
        Paging paging = new Paging(room, options.contains("d") ? TALKER : LISTENER);
        for (String device : parts[0].split("&")) {
            paging.call(x.channel(), device.strip());
        }
        String seconds = parts.length > 2 ? parts[2].strip() : "";
        if (seconds.matches("[1-9]\\d{0,8}")) {
            x.pbx().world().after(Duration.ofSeconds(Long.parseLong(seconds)), paging::giveUp);
        }
        if (options.contains("q")) {
            join(x, room, paging);
            return;
        }
        Sounds.begun(x.channel(), BEEP);
        x.onLeave(() -> {
            Sounds.ended(x.channel());
            paging.giveUp();
        });
        x.after(Sounds.length(BEEP), () -> {
            Sounds.ended(x.channel());
            x.onLeave(() -> {});
            join(x, room, paging);
        });
    }

    private void join(Execution x, String room, Paging paging) {
        x.channel().datastore(Role.class, () -> new Role(CALLER));
        x.channel().application("ConfBridge", room);
        conferences.join(x, room, paging::giveUp);
    }

    /** What somebody is in the conference of a Page: the name of a profile. */
    record Role(String profile) {}

    /** The phones that are called. */
    private static final class Paging implements OutgoingCall.Outcome {
        private final String room;
        private final String role;
        private final List<OutgoingCall> calls = new ArrayList<>();

        Paging(String room, String role) {
            this.room = room;
            this.role = role;
        }

        void call(Channel caller, String device) {
            int slash = device.indexOf('/');
            Technology technology =
                    slash < 0 ? null : caller.pbx().technologies().find(device.substring(0, slash));
            String dialString = device.substring(slash + 1);
            Channel channel =
                    technology == null ? null : technology.request(new Technology.Request(dialString, caller, "", ""));
            if (channel == null) {
                return;
            }
            channel.variables().inheritFrom(caller.variables());
            channel.application("AppDial2", "(Outgoing Line)");
            channel.parties(caller.profile().caller(), caller.profile().connected(), "");
            OutgoingCall call = new OutgoingCall(null, channel, dialString, this);
            calls.add(call);
            call.begin();
        }

        void giveUp() {
            List<OutgoingCall> left = List.copyOf(calls);
            calls.clear();
            left.forEach(OutgoingCall::dropUnanswered);
        }

        @Override
        public void answered(OutgoingCall call) {
            calls.remove(call);
            Channel channel = call.dialled();
            channel.datastore(Role.class, () -> new Role(role));
            Execution.start(channel, "ConfBridge", room);
        }

        @Override
        public void failed(OutgoingCall call, String dialStatus, Frame.Kind by) {
            calls.remove(call);
        }
    }
}
