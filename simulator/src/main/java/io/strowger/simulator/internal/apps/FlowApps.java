package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.dialplan.Step;
import io.strowger.simulator.internal.pbx.App;
import io.strowger.simulator.internal.pbx.AppTable;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Destination;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Gosubs;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.pbx.Values;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The applications that decide what comes next: Goto, Gosub, Return, While, ExecIf and their relatives. */
public final class FlowApps implements Topic {
    private static final String ENDWHILE = "ENDWHILE";

    @Override
    public void install(Switchboard pbx) {
        AppTable apps = pbx.apps();
        apps.add("Goto", (x, data) -> goTo(x, data));
        apps.add("GotoIf", (x, data) -> {
            String label = choice(data);
            if (label.isEmpty()) {
                x.next();
            } else {
                goTo(x, label);
            }
        });
        apps.add("Gosub", FlowApps::gosub);
        apps.add("GosubIf", (x, data) -> {
            String label = choice(data);
            if (label.isEmpty()) {
                x.next();
            } else {
                gosub(x, label);
            }
        });
        apps.add("Return", FlowApps::back);
        apps.add("StackPop", (x, data) -> {
            x.channel().datastore(Gosubs.class, Gosubs::new).pop(x.channel());
            x.next();
        });
        if (!pbx.version().isAtLeast(21)) {
            apps.add("Macro", FlowApps::macro);
        }
        apps.add("ExecIf", FlowApps::execIf);
        apps.add("Exec", (x, data) -> exec(x, data));
        apps.add("TryExec", (x, data) -> exec(x, data));
        apps.add("While", FlowApps::begin);
        apps.add("EndWhile", FlowApps::again);
        apps.add("ExitWhile", (x, data) -> toEnd(x));
        apps.add("ContinueWhile", FlowApps::again);
    }

    private static void goTo(Execution x, String data) {
        Destination to = Destination.parse(x.channel(), data);
        if (to == null) {
            x.end();
        } else {
            x.goTo(to.context(), to.exten(), to.priority());
        }
    }

    /** The branch that {@code condition?yes:no} means; empty where there is none. */
    private static String choice(String data) {
        int question = data.indexOf('?');
        if (question < 0) {
            return "";
        }
        String branches = data.substring(question + 1);
        int depth = 0;
        int colon = -1;
        for (int i = 0; i < branches.length() && colon < 0; i++) {
            char c = branches.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            colon = c == ':' && depth == 0 ? i : -1;
        }
        String yes = colon < 0 ? branches : branches.substring(0, colon);
        String no = colon < 0 ? "" : branches.substring(colon + 1);
        return (Values.isTrue(data.substring(0, question)) ? yes : no).strip();
    }

    private static void gosub(Execution x, String data) {
        Channel channel = x.channel();
        Destination to = Destination.parse(channel, data);
        if (to == null || x.pbx().dialplan().step(to.context(), to.exten(), to.priority()) == null) {
            x.end();
            return;
        }
        channel.datastore(Gosubs.class, Gosubs::new)
                .enter(channel, to.context(), to.exten(), to.priority(), to.arguments(), null);
        x.goTo(to.priority());
    }

    private static void back(Execution x, String data) {
        if (!x.channel().datastore(Gosubs.class, Gosubs::new).back(x, data)) {
            x.end();
        }
    }

    private static void macro(Execution x, String data) {
        Channel channel = x.channel();
        ChannelProfile now = channel.profile();
        List<String> parts = Destination.split(data);
        String context = "macro-" + parts.get(0).strip();
        if (x.pbx().dialplan().find(context, "s") == null) {
            x.next();
            return;
        }
        for (int i = 1; i < parts.size(); i++) {
            channel.variables().put("ARG" + i, parts.get(i));
        }
        channel.variables().put("MACRO_EXTEN", now.exten());
        x.goTo(context, "s", 1);
    }

    private static void execIf(Execution x, String data) {
        String what = choice(data);
        if (what.isEmpty()) {
            x.next();
        } else {
            exec(x, what);
        }
    }

    private static void exec(Execution x, String what) {
        int open = what.indexOf('(');
        int close = what.lastIndexOf(')');
        String name = (open < 0 ? what : what.substring(0, open)).strip();
        App app = x.pbx().apps().find(name);
        if (app == null) {
            x.next();
        } else {
            app.run(x, open < 0 || close < open ? "" : what.substring(open + 1, close));
        }
    }

    private static void begin(Execution x, String data) {
        if (Values.isTrue(data)) {
            x.next();
        } else {
            toEnd(x);
        }
    }

    private static void toEnd(Execution x) {
        ChannelProfile now = x.channel().profile();
        int end = other(x, now, 1, Set.of("while"), Set.of(ENDWHILE.toLowerCase(Locale.ROOT)));
        if (end < 0) {
            x.end();
        } else {
            x.goTo(end + 1);
        }
    }

    private static void again(Execution x, String data) {
        ChannelProfile now = x.channel().profile();
        int start = other(x, now, -1, Set.of("endwhile"), Set.of("while"));
        if (start < 0) {
            x.end();
        } else {
            x.goTo(start);
        }
    }

    /** The other end of the loop that the channel is in; -1 where there is none. */
    private static int other(Execution x, ChannelProfile now, int step, Set<String> deeper, Set<String> wanted) {
        int depth = 0;
        for (int priority = now.priority() + step; priority > 0; priority += step) {
            @Nullable Step found = x.pbx().dialplan().step(now.context(), now.exten(), priority);
            if (found == null) {
                return -1;
            }
            String name = found.application().toLowerCase(Locale.ROOT);
            if (deeper.contains(name)) {
                depth++;
            } else if (wanted.contains(name) && depth-- == 0) {
                return priority;
            }
        }
        return -1;
    }
}
