package io.strowger.simulator.internal.pbx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subroutines that a channel is in: where to go back to, and which arguments to forget then. */
public final class Gosubs {
    private final ArrayDeque<Level> levels = new ArrayDeque<>();

    private record Level(
            String context,
            String exten,
            int priority,
            List<Saved> saved,
            @Nullable Runnable then) {}

    /** A variable that this level hides. */
    private record Saved(String name, @Nullable String before) {}

    /** How deep it is. */
    public int depth() {
        return levels.size();
    }

    /**
     * Enters a subroutine: puts the arguments into variables, and says where to go back to.
     *
     * @param then what to do on return instead of going on in the dialplan, or null
     */
    public void enter(
            Channel channel,
            String context,
            String exten,
            int priority,
            List<String> arguments,
            @Nullable Runnable then) {
        ChannelProfile from = channel.profile();
        List<Saved> saved = new ArrayList<>();
        levels.push(new Level(from.context(), from.exten(), from.priority(), saved, then));
        channel.location(context, exten, priority - 1);
        channel.publish();
        for (int i = 0; i < arguments.size(); i++) {
            local(channel, "ARG" + (i + 1), arguments.get(i));
        }
        local(channel, "ARGC", Integer.toString(arguments.size()));
    }

    /** Sets a variable of this level: it has its value from before on return. */
    public void local(Channel channel, String name, String value) {
        Level level = levels.peek();
        if (level != null
                && level.saved().stream().noneMatch(each -> each.name().equals(name))) {
            level.saved().add(0, new Saved(name, channel.variables().find(name)));
        }
        channel.variables().putQuietly(name, value);
        channel.pbx().channelEvents().varSet(channel, "LOCAL(" + name + ")", value);
    }

    /** Goes back by one level without going on there; false where there is none. */
    public boolean pop(Channel channel) {
        Level level = levels.poll();
        if (level != null) {
            forget(channel, level);
        }
        return level != null;
    }

    /** Goes back to where the channel came from; false where it came from nowhere. */
    public boolean back(Execution x, String value) {
        Level level = levels.poll();
        if (level == null) {
            return false;
        }
        Channel channel = x.channel();
        channel.location(level.context(), level.exten(), level.priority());
        channel.publish();
        forget(channel, level);
        channel.variables().put("GOSUB_RETVAL", value);
        if (level.then() == null) {
            x.next();
        } else {
            level.then().run();
        }
        return true;
    }

    private static void forget(Channel channel, Level level) {
        for (Saved each : level.saved()) {
            if (each.before() == null) {
                channel.variables().remove(each.name());
            } else {
                channel.variables().put(each.name(), each.before());
            }
        }
    }
}
