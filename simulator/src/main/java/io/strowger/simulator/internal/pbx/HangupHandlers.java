package io.strowger.simulator.internal.pbx;

import io.strowger.simulator.internal.ami.Classes;
import java.util.ArrayDeque;
import java.util.List;

/** The subroutines that a channel runs when it is hung up, the last one first. */
public final class HangupHandlers {
    private final ArrayDeque<String> handlers = new ArrayDeque<>();

    /** Adds one, such as {@code sub,s,1(one)}. */
    public void push(Channel channel, String handler) {
        handlers.push(handler);
        tell(channel, "HangupHandlerPush", handler);
    }

    /** Takes the last one away. */
    public void pop(Channel channel) {
        String handler = handlers.poll();
        if (handler != null) {
            tell(channel, "HangupHandlerPop", handler);
        }
    }

    /** Takes all away. */
    public void wipe(Channel channel) {
        while (!handlers.isEmpty()) {
            pop(channel);
        }
    }

    /** Runs the next one on a channel that is hung up; false where none is left. */
    boolean runNext(Execution x, Runnable arrive) {
        String handler = handlers.poll();
        if (handler == null) {
            return false;
        }
        Channel channel = x.channel();
        tell(channel, "HangupHandlerRun", handler);
        arrive.run();
        Destination to = Destination.parse(channel, handler);
        if (to == null) {
            return runNext(x, arrive);
        }
        channel.datastore(Gosubs.class, Gosubs::new)
                .enter(channel, to.context(), to.exten(), to.priority(), to.arguments(), x::end);
        x.goTo(to.priority());
        return true;
    }

    /** Those that are left, the one to run first at first. */
    public List<String> all() {
        return List.copyOf(handlers);
    }

    private static void tell(Channel channel, String event, String handler) {
        channel.pbx().channelEvents().emit(event, Classes.DIALPLAN, channel, lines -> lines.add("Handler", handler));
    }
}
