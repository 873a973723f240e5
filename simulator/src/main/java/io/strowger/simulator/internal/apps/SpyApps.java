package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Answering;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** ChanSpy and ExtenSpy: somebody listens to a call, and to the next one when that is over. */
public final class SpyApps implements Topic {
    private final List<Spying> running = new ArrayList<>();

    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("ChanSpy", (x, data) -> {
            String[] parts = data.split(",", 2);
            String prefix = parts[0].toLowerCase(Locale.ROOT);
            spy(x, parts, each -> each.name().toLowerCase(Locale.ROOT).startsWith(prefix));
        });
        pbx.apps().add("ExtenSpy", (x, data) -> {
            String[] parts = data.split(",", 2);
            String[] place = parts[0].split("@", 2);
            spy(
                    x,
                    parts,
                    each -> each.profile().exten().equals(place[0])
                            && (place.length < 2 || each.profile().context().equals(place[1])));
        });
        pbx.watchers().add(new ChannelWatcher() {
            @Override
            public void hangingUp(Channel channel) {
                List.copyOf(running).forEach(each -> each.ended(channel));
            }

            @Override
            public void stateChanged(Channel channel) {
                List.copyOf(running).forEach(Spying::look);
            }
        });
    }

    private void spy(Execution x, String[] arguments, Predicate<Channel> wanted) {
        String options = arguments.length > 1 ? arguments[1].replaceAll("\\([^)]*\\)", "") : "";
        Spying spying = new Spying(x, wanted, options);
        x.onLeave(spying::end);
        Answering.answer(x, () -> {
            x.onLeave(spying::end);
            running.add(spying);
            spying.look();
        });
    }

    /** One who listens. */
    private final class Spying {
        private final Execution x;
        private final Predicate<Channel> wanted;
        private final String options;
        private @Nullable Channel heard;

        Spying(Execution x, Predicate<Channel> wanted, String options) {
            this.x = x;
            this.wanted = wanted;
            this.options = options;
        }

        /** Listens to the first call that is wanted, where it listens to none. */
        void look() {
            if (heard != null) {
                return;
            }
            for (Channel each : x.pbx().channels().all()) {
                boolean mayBe = each != x.channel() && !each.isGone() && wanted.test(each);
                if (mayBe && (options.indexOf('b') < 0 || each.bridge() != null)) {
                    heard = each;
                    tell("ChanSpyStart", each);
                    return;
                }
            }
            if (options.indexOf('S') >= 0) {
                end();
                x.next();
            }
        }

        /** The call is over: what comes next is looked for behind all that is due. */
        void ended(Channel channel) {
            if (heard == channel) {
                tell("ChanSpyStop", channel);
                heard = null;
                if (options.indexOf('E') >= 0) {
                    running.remove(this);
                    x.onLeave(() -> {});
                    x.next();
                    return;
                }
                x.pbx().world().soon(() -> {
                    if (running.contains(this)) {
                        look();
                    }
                });
            }
        }

        void end() {
            running.remove(this);
            Channel last = heard;
            heard = null;
            if (last != null) {
                tell("ChanSpyStop", last);
            }
        }

        private void tell(String event, Channel spied) {
            x.pbx().events().emit(event, Classes.CALL, lines -> {
                x.pbx().snapshots().channel(lines, "Spyer", x.channel());
                x.pbx().snapshots().channel(lines, "Spyee", spied);
            });
        }
    }
}
