package io.strowger.simulator.internal.pbx;

import java.util.function.IntConsumer;

/** What is run inside of something else: subroutines and applications that an application calls for. */
public final class Subroutine {
    private Subroutine() {}

    /**
     * Runs a subroutine on a channel that runs nothing, such as one that is being called, and lets it go then.
     *
     * @param then told when the subroutine is through, or the channel is to be hung up
     */
    public static void onIdle(Channel channel, Destination to, Runnable then) {
        Execution execution = Execution.returning(channel, then);
        enter(channel, to, execution::end);
        execution.goTo(to.priority());
    }

    /** Runs a subroutine inside the step that runs now; that goes on when the subroutine returns. */
    public static void within(Execution x, Destination to, Runnable then) {
        Channel channel = x.channel();
        String application = channel.profile().application();
        String data = channel.profile().applicationData();
        StepHooks hooks = x.hooks;
        enter(channel, to, () -> {
            x.leave();
            x.hooks = hooks;
            channel.application(application, data);
            then.run();
        });
        x.hooks = StepHooks.none();
        x.goTo(to.priority());
    }

    /**
     * Runs an application inside the step that runs now, as the command EXEC of AGI does.
     *
     * @param then told 0 when the application is through, or -1 where the dialplan would end by it
     */
    public static void application(Execution x, App app, String name, String data, IntConsumer then) {
        x.channel().application(name, data);
        x.hooks = x.hooks.inside(then);
        app.run(x, data);
    }

    /** How many applications run inside the step. */
    public static int depth(Execution x) {
        return x.hooks.depth();
    }

    /** Leaves, as a hangup would, the applications inside that are deeper than that; nobody is told of their ends. */
    public static void leave(Execution x, int depth) {
        while (x.hooks.depth() > depth) {
            x.back().tidy();
        }
    }

    private static void enter(Channel channel, Destination to, Runnable then) {
        channel.datastore(Gosubs.class, Gosubs::new)
                .enter(channel, to.context(), to.exten(), to.priority(), to.arguments(), then);
    }
}
